"""HTML as text: the whole page around what is told, and the few pieces that every part of it is made of."""

from __future__ import annotations

import html
import re
from importlib.resources import files
from string import Template
from typing import Final

from sayso.views.neutral import for_page

# "en", "pt-BR": what a lang attribute may hold (BCP 47, without its rarer forms)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)

# no network, no script, no other file: the policy holds the browser to it
_DOCUMENT: Final = Template("""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Sayso">
<title>$title · Sayso</title>
<style>
$style</style>
</head>
<body$kind>
$body</body>
</html>
""")
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


def document(title: str, style: str, body: str, kind: str = "") -> str:
    """A whole page.  ``title`` is text, ``body`` HTML, ``style`` CSS; ``kind`` is the body's class."""
    return _DOCUMENT.substitute(
        title=escaped(title), style=style, body=body, kind=f' class="{escaped(kind)}"' if kind else ""
    )


def stylesheets(*names: str) -> str:
    """The package's own style sheets, one behind the other."""
    return "".join(files("sayso.views").joinpath(name).read_text("utf-8") for name in names)


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
