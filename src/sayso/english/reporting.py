"""Words that signal a statement: reporting verbs, nouns and adjectives, in their base forms."""

from __future__ import annotations

from typing import Final

from sayso.english.tables import load

REPORTING: Final = load("reporting")
"""The table; ``reading/factuality/reporting_words.py`` makes all forms of its words, with what they mean."""
IRREGULAR: Final = {verb: forms.split() for verb, forms in REPORTING.mapping("verb", "past", str).items()}
"""Irregular verbs and their past forms: tell -> told."""
DOUBLING: Final = REPORTING.words("doubles")
"""Verbs that double their last letter: admit -> admitted."""
