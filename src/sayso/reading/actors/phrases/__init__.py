"""Noun phrases: what the words of a source are made of."""
