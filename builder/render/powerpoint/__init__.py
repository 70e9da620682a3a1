"""A composed document to the bytes of a PowerPoint deck, and a template file to what compose needs to know of it."""
