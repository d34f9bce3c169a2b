"""The articles of a document that the parsing process has taken apart: each an article or an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, ParamSpec

from sayso.errors import ReadError
from sayso.intake.inputs import Part
from sayso.records import Article

P = ParamSpec("P")


class Document(NamedTuple):
    """One article of a document, or why it cannot be read; ``name`` is what it is called there, empty if alone."""

    name: str
    result: Article | ReadError

    @classmethod
    def of(cls, name: str, read: Callable[P, Article], *arguments: P.args, **named: P.kwargs) -> Document:
        """Return what a function reads, or its error."""
        try:
            return cls(name, read(*arguments, **named))
        except ReadError as error:
            return cls(name, error)


def document_parts(documents: Sequence[Document], size: int) -> Iterator[Part]:
    """Yield the articles of a document of ``size`` bytes."""
    for number, (name, result) in enumerate(documents, 1):
        load = partial(_given, result)
        yield Part(name, load, size * number // len(documents), partial(_taken, load))


def _given(result: Article | ReadError) -> Article:
    if isinstance(result, ReadError):
        raise result
    return result


def _taken(load: Callable[[], Article]) -> Callable[[], Article]:
    return load
