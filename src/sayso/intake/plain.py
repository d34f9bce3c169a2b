"""Make articles of plain text."""

from __future__ import annotations

from sayso.intake.sections import headline, sections
from sayso.records import Article, join_surrogates


def from_text(text: str, location: str | None = None) -> Article:
    """Return an article of plain text; any string is accepted.  Raises nothing.

    The text is left as it is; only a surrogate pair, two code points to Python and one to JSON, becomes the one that it
    stands for.
    """
    text = join_surrogates(text)
    parts = sections(text)
    return Article(
        id=Article.identify(text),
        location=location,
        title=headline(text, parts),
        text=text,
        sections=parts,
    )
