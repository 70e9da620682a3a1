"""The composed document written out: one renderer for the deck, one for the sheet, neither knowing the other."""
