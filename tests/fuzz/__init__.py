"""Looking for input that the readers were not made for: ``make fuzz``."""
