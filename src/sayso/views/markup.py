"""HTML as text: the few pieces of it that every part of the page is made of."""

from __future__ import annotations

import html
import re

from sayso.views.neutral import for_page

# "en", "pt-BR": what a lang attribute may hold (BCP 47, without its rarer forms)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)

_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


def is_address(words: str) -> bool:
    """Whether words lead to the web and nowhere else."""
    return _ADDRESS.fullmatch(words) is not None


def escaped(text: str) -> str:
    """Text that no parser takes for markup, between tags or in a quoted attribute."""
    return html.escape(for_page(text))


def lang(language: str | None) -> str:
    """The lang attribute for a stretch of the article, with a space before it; empty if the language is not known."""
    return f' lang="{language}"' if language and _LANGUAGE.fullmatch(language) else ""


def paragraph(words: str, name: str) -> str:
    """A paragraph of a class; empty if there are no words.  ``words`` are HTML."""
    return f'<p class="{name}">{words}</p>\n' if words else ""
