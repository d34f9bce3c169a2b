"""Neutral text: nothing in an article may steer a terminal or break a page."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
# The controls of C0 and C1 (ESC, OSC and CSI begin terminal sequences), lone surrogates, what reorders the text around
# it (the marks, embeddings, overrides and isolates of the bidirectional algorithm, and the deprecated formats behind
# them), interlinear annotations, and the tags that show nothing at all.
_STEERS = r"\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
_STEERING = re.compile(rf"[\x00-\x1f{_STEERS}]")
_STEERING_IN_LINES = re.compile(rf"[\x00-\x08\x0b-\x1f{_STEERS}]")
_SPACE = re.compile(r"[\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]")
# What HTML does not allow, and what UTF-8 cannot hold.  Bidirectional controls stay: the page isolates each stretch.
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_BREAK = re.compile(r"\r\n?|[\v\x1c-\x1f\x85]")


def for_terminal(text: str) -> str:
    """Return the text on one line: a space for each tab and break, U+FFFD for what steers.  Same length."""
    return _STEERING.sub(REPLACEMENT, _SPACE.sub(" ", text))


def for_lines(text: str) -> str:
    """Return the text with its tabs and line feeds, U+FFFD for each other character that steers.  Same length."""
    return _STEERING_IN_LINES.sub(REPLACEMENT, text)


def visible(text: str) -> str:
    r"""Return the text with each character that steers written as ``\u009b``, which JSON reads back."""
    return _STEERING_IN_LINES.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    units = [code] if code < 0x10000 else [0xD800 + ((code - 0x10000) >> 10), 0xDC00 + (code & 0x3FF)]
    return "".join(f"\\u{unit:04x}" for unit in units)


def for_page(text: str) -> str:
    """Return the text with U+FFFD for what HTML or UTF-8 refuses, and a line feed for each kind of break."""
    if text.isprintable():  # most words of a page are, and none that is refused: two patterns less for each
        return text
    return _BREAK.sub("\n", _FORBIDDEN.sub(REPLACEMENT, text))
