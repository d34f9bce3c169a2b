"""Text that does nothing but be read: what an article holds may not steer a terminal or break a page."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
# The controls of C0 and C1 (ESC and CSI begin terminal sequences), lone surrogates, and what reorders the text around
# it: the marks, embeddings, overrides and isolates of the bidirectional algorithm.
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACE = re.compile(r"[\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]")
# What HTML does not allow, and what UTF-8 cannot hold.  Bidirectional controls stay: the page isolates each stretch.
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_BREAK = re.compile(r"\r\n?|[\v\x1c-\x1f\x85]")


def for_terminal(text: str) -> str:
    """The text on one line, a space for each tab and break, U+FFFD for each character that steers.  Same length."""
    return _STEERING.sub(REPLACEMENT, _SPACE.sub(" ", text))


def for_page(text: str) -> str:
    """The text with U+FFFD for each character that HTML or UTF-8 refuses, and a line feed for each kind of break."""
    return _BREAK.sub("\n", _FORBIDDEN.sub(REPLACEMENT, text))
