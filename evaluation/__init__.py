"""Scorers and measures of what Sayso reads."""
