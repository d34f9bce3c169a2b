"""What the network says of a piece: outside, or the beginning or inside of a source, a cue or a content."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(3)
LABELS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
"""O, B-source, I-source, B-cue, I-cue, B-content, I-content: role r begins at ``1 + 2 * r``."""
