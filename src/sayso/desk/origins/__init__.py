"""Origins: what goes back to one text or one utterance."""
