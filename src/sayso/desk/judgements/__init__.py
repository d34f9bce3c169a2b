"""Judgements: what people correct and decide, with author, reason and undo."""
