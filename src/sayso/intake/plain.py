"""From plain text to an article."""

from __future__ import annotations

from sayso.intake.sections import headline, sections
from sayso.records import Article


def from_text(text: str, location: str | None = None) -> Article:
    """An article of plain text: kept untouched, any string at all, the empty one too.  Raises nothing."""
    parts = sections(text)
    return Article(
        id=Article.identify(text),
        location=location,
        title=headline(text, parts),
        text=text,
        sections=parts,
    )
