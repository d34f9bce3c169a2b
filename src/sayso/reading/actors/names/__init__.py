"""Names in a text: where they begin and end, and what they name."""
