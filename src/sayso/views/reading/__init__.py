"""A reading in the terminal and as a page."""
