"""Names of the fields of an article in tables and in JSON: which key or column holds what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import mean

from sayso.errors import DecodeError, NoArticleError
from sayso.settings import columns

# field -> names that it goes by, the likeliest first; compared without case, spaces and signs
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "bodytext", "articletext", "articlebody", "fulltext", "maintext", "plaintext", "contenttext",
        "textcontent", "content", "article", "story", "transcript", "speech", "rawtext", "cleantext", "storytext",
    ),
    "html": ("html", "contenthtml", "bodyhtml", "rawhtml", "articlehtml", "pagehtml"),
    "title": ("title", "headline", "head", "articletitle", "hed", "heading", "subject"),
    "author": ("author", "byline", "authors", "by", "writer", "creator", "reporter"),
    "publisher": (
        "publisher", "publication", "outlet", "source", "sourcename", "newspaper", "site", "sitename", "medium",
        "provider", "publicationname", "mediasource",
    ),
    "published": (
        "published", "date", "publisheddate", "publicationdate", "publishdate", "datepublished", "pubdate",
        "publishedat", "firstpublished", "created", "createdat", "datetime", "timestamp",
    ),
    "updated": ("updated", "modified", "datemodified", "updatedat", "lastmodified", "lastupdated", "modifiedat"),
    "language": ("language", "lang", "languagecode"),
    "location": ("location", "url", "address", "link", "permalink", "weburl", "articleurl", "externalurl", "uri"),
}  # fmt: skip
TEXT_NAMES = frozenset(NAMES["text"]) | frozenset(NAMES["html"])
_FEW_WORDS = 20  # words that the cells of a text have at least, on average
_HTML = re.compile(r"<(?:p|div|br|article|html|body|h[1-6]|span)\b[^<>]*>", re.IGNORECASE)


def plain_name(name: str) -> str:
    """Return the name without case, spaces and signs: "Body Text" is "bodytext"."""
    return "".join(filter(str.isalnum, name)).casefold()


def guess_columns(
    names: Sequence[str], rows: Iterable[Mapping[str, object]], location: str, *, by_words: bool = True
) -> dict[str, str]:
    """Return which column holds which field, as {field: column}; ``rows`` are some of the table's, to look at.

    The setting ``columns`` names columns.  Else they are known by their names; and where no name is one for a text, and
    ``by_words``, the text is the column with the most words, if they are many.  There may be none.

    Raises:
        DecodeError: the setting names a column that is not there.
    """
    named = columns()
    for column in named.values():
        if column not in names:
            raise DecodeError(
                f"{location} has no column {column!r}, which SAYSO_COLUMNS names", f"it has {_listed(names)}."
            )
    chosen = dict(named)
    plain = {plain_name(name): name for name in reversed(names)}
    for field, known in NAMES.items():
        free = next((plain[name] for name in known if name in plain and plain[name] not in chosen.values()), None)
        if free is not None and field not in chosen:
            chosen[field] = free
    if "text" not in named and "html" not in named:
        _settle_text(chosen, names, list(rows), by_words=by_words)
    return chosen


def check_texts(chosen: Mapping[str, str], names: Sequence[str], location: str) -> None:
    """Let a table pass of which a column holds texts.

    Raises:
        NoArticleError: none does.
    """
    if "text" not in chosen and "html" not in chosen:
        raise NoArticleError(
            f"{location} is a table without a column of texts (it has {_listed(names)})",
            "call the column text, or name it, as in SAYSO_COLUMNS='text=COLUMN'.",
        )


def column_notes(chosen: Mapping[str, str], location: str) -> list[str]:
    """Return the note that says which column is taken for what, unless all are called what they are."""
    if all(field == column for field, column in chosen.items()):
        return []
    return [f"{location}: " + ", ".join(f"{field} from {chosen[field]!r}" for field in NAMES if field in chosen)]


def _settle_text(
    columns: dict[str, str], names: Sequence[str], sample: list[Mapping[str, object]], *, by_words: bool
) -> None:
    """Choose the column of the texts by what is in it, and see whether it holds HTML."""
    words = {name: _words(name, sample) for name in names}
    taken = {column for field, column in columns.items() if field not in ("text", "html")}
    chosen = columns.get("text")
    # "text" may be a line about the article, and the article in another column
    is_weak = words[chosen] < _FEW_WORDS / 4 if chosen is not None else "html" not in columns
    if is_weak and by_words:
        free = [name for name in names if name not in taken]
        longest = max(free, key=lambda name: words[name], default=None)
        if longest is not None and words[longest] >= _FEW_WORDS:
            chosen = longest
    if chosen is None:
        return
    columns.pop("html", None)
    columns.pop("text", None)
    columns["html" if _is_html(chosen, sample) else "text"] = chosen


def _words(name: str, sample: list[Mapping[str, object]]) -> float:
    cells = [len(str(row.get(name) or "").split()) for row in sample]
    return mean(cells) if cells else 0.0


def _is_html(name: str, sample: list[Mapping[str, object]]) -> bool:
    cells = [str(row.get(name) or "") for row in sample]
    return bool(cells) and sum(len(_HTML.findall(cell)) >= 2 for cell in cells) > len(cells) / 2


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:12])
    return shown if len(names) <= 12 else f"{shown} and {len(names) - 12} more"
