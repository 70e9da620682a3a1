"""Slides as they look, drawn without PowerPoint: for handouts, and for whoever shows a slide as a picture."""

from builder.compose.drawing.looks import DeckLook, deck_look
from builder.compose.drawing.moving import moved
from builder.compose.drawing.slide import DrawnSlide, draw_slide

__all__ = ["DeckLook", "DrawnSlide", "deck_look", "draw_slide", "moved"]
