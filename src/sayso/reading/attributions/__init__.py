"""Attributions: their spans, from the network's findings to nested ones."""
