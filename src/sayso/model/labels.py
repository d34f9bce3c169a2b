"""What the network says of a piece: its part in an attribution, in a name, and as the head of a mention."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(3)
LABELS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
"""O, B-source, I-source, B-cue, I-cue, B-content, I-content: role r begins at ``1 + 2 * r``."""

TYPES = ("person", "organisation", "place", "other")
"""What a name or a mention is of; groups of people are persons."""
NAMES = ("O", *(f"{edge}-{kind}" for kind in TYPES for edge in "BI"))
"""O, B-person, I-person, ...: type t begins at ``1 + 2 * t``."""

FORMS = ("name", "noun", "pronoun")
NAME, NOUN, PRONOUN = range(3)
MENTIONS = ("none", *(f"{form} {kind}" for form in FORMS for kind in TYPES))
"""Of the first piece of a mention's head word: form f and type t are ``1 + 4 * f + t``; of all other pieces: none."""

PREDICATE_ROLES = ("agent", "patient", "third", "time", "place", "manner")
"""What takes part in any predicate: PropBank's ARG0, ARG1, ARG2 to ARG4, and modifiers."""
ACT_PARTS = ("actor", "recipient", "bill")
"""What takes part in an act."""
ACT_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""PLOVER's types; of a predicate, 0 is none and type t is ``1 + t``."""
