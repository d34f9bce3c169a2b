"""Sayso reads the news and shows on whose say-so we have it.

    >>> import sayso
    >>> reading = sayso.read("“We are done waiting,” said Mayor Ruth Okafor.")
    >>> [reading.article.text[s:e] for s, e in reading.attributions[0].source]
    ['Mayor Ruth Okafor']

`read` takes a text, a path or an article and gives a `Reading`; `load` gets an article from a file or an address,
`stream` as many as there are in files, folders, feeds and archives.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.deferred import deferred
from sayso.errors import (
    DecodeError,
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

    from sayso.intake import Item, load, stream
    from sayso.model.network import Network
    from sayso.records import Act, Actor, Alternative, Article, Attribution, Model, Reading, Section
    from sayso.runs.results import Result
    from sayso.version import __version__

_RECORDS = ("Act", "Actor", "Alternative", "Article", "Attribution", "Model", "Reading", "Section")
__getattr__ = deferred(
    __name__,
    {
        **dict.fromkeys(_RECORDS, "sayso.records"),
        **dict.fromkeys(("Item", "load", "stream"), "sayso.intake"),
        "Result": "sayso.runs.results",
        "__version__": "sayso.version",
    },
)


def read(what: str | Path | Article, *, network: Network | None = None, without: Collection[str] = ()) -> Reading:
    """Read one article and say who said what in it.

    ``what`` is the text itself (a string is never taken for a path or an address), the path of a file, or an article
    as `load` gives it.  ``network`` is the one that ships in the package unless another is given.  ``without`` names
    steps of the pipeline to leave out, such as ``"nesting"`` or ``"addressees"``.

    Raises:
        ReadError: a path that cannot be read as an article.
        UsageError: a name in ``without`` is no step's; the message lists them all.
        InternalError: an error of Sayso's own.

    No limit of time holds here; `read_many` has one.
    """
    from sayso.intake import from_text, load
    from sayso.model.network import shipped
    from sayso.runs.here import read_article

    if isinstance(what, str):
        what = from_text(what)
    elif isinstance(what, Path):
        what = load(str(what))
    return read_article(what, network or shipped(), what.location or "the text", without)


def read_many(arguments: Sequence[str], *, workers: int | None = None) -> Iterator[Result]:
    """Read all articles in files, folders, feeds, archives, addresses and ``-``, over several processes, in order.

    Each `Result` has the location of an article, and its reading or the error that it failed with; the others go on.
    At most the setting ``article_seconds`` is spent on one.  ``workers``: how many processes; None: the setting.

    Raises:
        UsageError: a setting is no number.
    """
    from sayso.intake import stream
    from sayso.runs.results import ChosenReader

    return ChosenReader(workers).read(stream(arguments))


def __dir__() -> list[str]:
    return __all__


__all__ = [
    "Act",
    "Actor",
    "Alternative",
    "Article",
    "Attribution",
    "DecodeError",
    "FetchError",
    "InternalError",
    "Item",
    "MissingError",
    "Model",
    "NoArticleError",
    "ProcessError",
    "ReadError",
    "Reading",
    "Result",
    "SaysoError",
    "Section",
    "TimeLimitError",
    "UsageError",
    "__version__",
    "load",
    "read",
    "read_many",
    "stream",
]
