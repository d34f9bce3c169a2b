"""The English language, as data and as patterns."""
