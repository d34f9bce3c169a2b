"""Make articles of plain text."""

from __future__ import annotations

from sayso.intake.sections import headline, sections
from sayso.records import Article


def from_text(text: str, location: str | None = None) -> Article:
    """Return an article of plain text; any string is accepted and left unmodified.  Raises nothing."""
    parts = sections(text)
    return Article(
        id=Article.identify(text),
        location=location,
        title=headline(text, parts),
        text=text,
        sections=parts,
    )
