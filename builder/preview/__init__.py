"""What an author is writing, shown in the browser as it is saved: deck, sheet and handout beside their sources.

A save becomes a `Proof`, its slides and pages become `Plate`s, and a plate becomes an SVG picture when it is asked for.
"""
