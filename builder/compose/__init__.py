"""What stands on which slide and page, with the text measured in the fonts that the reader will see."""
