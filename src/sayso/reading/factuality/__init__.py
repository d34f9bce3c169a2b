"""Factuality: whether a statement was made, denied, or only may be made."""
