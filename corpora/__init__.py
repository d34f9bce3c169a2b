"""Corpora: texts with marks, and their readers."""
