"""Recognizes languages that are written without spaces between words, which cannot be read."""

from __future__ import annotations

import re

_LOOKED_AT = 5_000  # characters
_SHARE = 0.3  # of the letters, from which on a text is in the language of a script
# Japanese before Chinese: it is written with Chinese signs too, but never without its own
_SCRIPTS = (
    ("Japanese", re.compile("[\u3041-\u30ff\uff66-\uff9d]"), 0.1),
    ("Chinese", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002fa1f]"), _SHARE),
    ("Thai", re.compile("[\u0e01-\u0e4e]"), _SHARE),
    ("Lao", re.compile("[\u0e81-\u0ede]"), _SHARE),
    ("Burmese", re.compile("[\u1000-\u109f]"), _SHARE),
    ("Khmer", re.compile("[\u1780-\u17d3]"), _SHARE),
    ("Tibetan", re.compile("[\u0f40-\u0fbc]"), _SHARE),
)


def unspaced_language(text: str) -> str | None:
    """Return the language of a text whose words are not spaced apart ("Chinese"), or None.

    Only the script is looked at, so a text of a small language is called by the name of a large one.  Raises nothing.
    """
    text = text[:_LOOKED_AT]
    letters = sum(map(str.isalpha, text))
    for language, script, share in _SCRIPTS:
        if letters and len(script.findall(text)) > share * letters:
            return language
    return None
