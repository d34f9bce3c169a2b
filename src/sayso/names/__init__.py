"""Names of people: their parts, and whether two of them may be one person's."""
