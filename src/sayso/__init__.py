"""Sayso reads the news and shows on whose say-so we have it.

    >>> import sayso
    >>> reading = sayso.read("“We are done waiting,” said Mayor Ruth Okafor.")
    >>> [reading.article.text[s:e] for s, e in reading.attributions[0].source]
    ['Mayor Ruth Okafor']

`read` takes a text, a path or an article and returns a `Reading`; `load` returns the article of a file or an address,
`stream` those of files, folders, feeds and archives.  `check` holds a draft against rules and documents.  `open_desk`
opens a desk: add, search, audit, correct.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from sayso import notebooks
from sayso.deferred import deferred
from sayso.errors import (
    DecodeError,
    DeskError,
    FetchError,
    InternalError,
    MissingError,
    NoArticleError,
    ProcessError,
    ReadError,
    SaysoError,
    TimeLimitError,
    UsageError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sayso.api.desk import Desk, open_desk
    from sayso.checks.report import Report
    from sayso.intake import Item, load, stream
    from sayso.model.network import Network
    from sayso.records import Act, Actor, Alternative, Article, Attribution, Model, Reading, Section
    from sayso.runs.results import Result
    from sayso.settings import NetworkName
    from sayso.version import __version__

_RECORDS = ("Act", "Actor", "Alternative", "Article", "Attribution", "Model", "Reading", "Section")
__getattr__ = deferred(
    __name__,
    {
        **dict.fromkeys(_RECORDS, "sayso.records"),
        **dict.fromkeys(("Item", "load", "stream"), "sayso.intake"),
        **dict.fromkeys(("Desk", "open_desk"), "sayso.api.desk"),
        "Report": "sayso.checks.report",
        "Result": "sayso.runs.results",
        "__version__": "sayso.version",
    },
)


notebooks.register("Reading", "sayso.views.notebook", "reading_html")

# /home/roe/draft, ~/draft, C:\\draft, https://herald.example/story
_PLACE = re.compile(r"(?:https?://|[~.]{0,2}/|[A-Za-z]:\\)\S+")
_LONGEST_PATH = 1_000


def read(
    what: str | Path | Article, *, network: Network | NetworkName | None = None, without: Collection[str] = ()
) -> Reading:
    """Read one article: who said what in it.

    ``what`` is the text itself (a string is never taken for a path or an address), the path of a file, or an article
    as `load` returns it.  A string that looks like a path or an address is read as a text, with a `UserWarning`.
    ``network`` is ``"default"`` or ``"fast"``, or one that you bring; None: the setting ``network``.  ``without`` names
    steps of the pipeline to leave out, such as ``"nesting"`` or ``"addressees"``.

    Raises:
        ReadError: a path that cannot be read as an article.
        UsageError: ``what`` is none of these; a name in ``without`` is no step's, and the message lists them all;
            there is no network of a name.
        InternalError: an error of Sayso's own.

    There is no time limit; `read_many` has one.
    """
    if not isinstance(what, str | Path):
        _check_article(what)
    from sayso.intake import from_text, load
    from sayso.model.network import shipped
    from sayso.runs.here import read_article

    if isinstance(what, str):
        if _looks_like_a_place(what.strip()):
            warnings.warn(
                f"{what.strip()!r} looks like a path or an address, and is read as a text: for a file use "
                "sayso.read(pathlib.Path(...)), for an address sayso.read(sayso.load(...))",
                stacklevel=2,
            )
        what = from_text(what)
    elif isinstance(what, Path):
        what = load(str(what))
    chosen = shipped(network) if network is None or isinstance(network, str) else network
    return read_article(what, chosen, what.location or "the text", without)


def _looks_like_a_place(text: str) -> bool:
    """Return whether a text is the path of a file, or looks like one or like an address."""
    from sayso.intake.locations import ENDINGS

    if not text or len(text) > _LONGEST_PATH or "\n" in text:
        return False
    if _PLACE.fullmatch(text) or (text.lower().endswith(ENDINGS) and not re.search(r"\s", text)):
        return True
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _check_article(what: object) -> None:
    from sayso.records import Article

    if not isinstance(what, Article):
        raise UsageError(
            f"sayso.read takes no {type(what).__name__}",
            "give a text, a pathlib.Path, or an article that sayso.load returned.",
        )


def read_many(arguments: Sequence[str], *, workers: int | None = None) -> Iterator[Result]:
    """Read all articles in files, folders, feeds, archives, addresses and ``-``, over several processes, in order.

    Each `Result` has the location of an article, and its reading or the error that it failed with; the others go on.
    At most the setting ``article_seconds`` is spent on one.  ``workers``: how many processes; None: the setting.

    Raises:
        UsageError: a setting is no number.
    """
    from sayso.intake import stream
    from sayso.runs.chosen import ChosenReader

    return ChosenReader(workers).read(stream(arguments))


def check(
    what: str | Path | Article | Reading,
    *,
    rules: Path | None = None,
    against: Sequence[str | Path | Article] = (),
    desk: Desk | None = None,
) -> Report:
    """Check a draft: rules of sourcing, and quotations word for word against documents.

    ``what`` is a draft as `read` takes it, or its reading.  ``rules`` is a newsroom's own file (TOML), laid over the
    rules that ship.  ``against`` are documents: texts, paths of files and folders, or articles; without them no
    quotation is checked.  ``desk`` is asked whether the quotations have been said before: ``Report.in_print``.

    Raises:
        DeskError: the desk cannot be read.
        ReadError: the draft or a document cannot be read.
        UsageError: the file of rules cannot be read, or sets what cannot be set.
    """
    from sayso.checks import SourceDocument, SourceIndex, check_reading, settings
    from sayso.intake import from_text, stream
    from sayso.records import Reading

    rows = settings(rules)
    documents: list[SourceDocument] = []
    for number, document in enumerate(against, 1):
        if isinstance(document, Path):
            documents += [SourceDocument.of(item.load(), item.location) for item in stream([str(document)])]
        elif isinstance(document, str):
            documents.append(SourceDocument.of(from_text(document), f"document {number}"))
        else:
            documents.append(SourceDocument.of(document))
    reading = what if isinstance(what, Reading) else read(what)
    report = check_reading(reading, rows, SourceIndex(documents) if documents else None)
    return report if desk is None else report.with_desk(desk.place, desk.said_before(reading))


def __dir__() -> list[str]:
    return __all__


__all__ = [
    "Act",
    "Actor",
    "Alternative",
    "Article",
    "Attribution",
    "DecodeError",
    "Desk",
    "DeskError",
    "FetchError",
    "InternalError",
    "Item",
    "MissingError",
    "Model",
    "NoArticleError",
    "ProcessError",
    "ReadError",
    "Reading",
    "Report",
    "Result",
    "SaysoError",
    "Section",
    "TimeLimitError",
    "UsageError",
    "__version__",
    "check",
    "load",
    "open_desk",
    "read",
    "read_many",
    "stream",
]
