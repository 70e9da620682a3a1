"""Text made comparable: folded, without markup, cut into sentences; and the words that the rules know."""
