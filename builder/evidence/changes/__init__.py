"""Changes: what was confirmed of the sources, and what has become of it since."""
