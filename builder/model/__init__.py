"""The data that flows from phase to phase: frozen dataclasses, standard library only."""
