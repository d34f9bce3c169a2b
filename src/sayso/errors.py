"""The exceptions of Sayso, as one tree.

    SaysoError
    ├── UsageError            a usage error: an unknown format, an invalid setting          (exit code 2)
    ├── OutputError           the output cannot be written: a full disk                     (exit code 1)
    ├── RegisterError         a register of actors cannot be imported, stored or used       (exit code 1)
    ├── DeskError             a desk cannot be opened, read or written                      (exit code 1)
    │   ├── NotInDeskError    the desk has no article, statement, act, actor or group with this number
    │   └── TooLongError      one article does not fit the indexes of the database
    ├── DossierError          an entry of a dossier is invalid                              (exit code 1)
    │   └── NotInDossierError there is no such dossier, or no such event in it
    └── ReadError             an input cannot be read; other inputs are not affected        (exit code 1)
        ├── MissingError      no such file, a folder without articles, an address without a page
        ├── FetchError        a page cannot be fetched: no answer, too slow, too large, too many redirects
        │   └── PrivateAddressError  a link or a redirect leads to this machine or a private network
        ├── DecodeError       the bytes are not text in a known encoding
        ├── NoArticleError    a page or a file without an article in it
        ├── TimeLimitError    reading an article takes longer than the setting ``article_seconds``
        ├── ProcessError      the process that reads an article ended early
        └── InternalError     a bug in Sayso, while reading an article

Every message is one line: the cause, a colon, the remedy.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent


class OutOfTime(BaseException):
    """Interrupts the reading of an article at its time limit; it becomes a `TimeLimitError`."""


class SaysoError(Exception):
    """Base class of all errors that Sayso raises."""

    exit_code = 1

    def __init__(self, cause: str, remedy: str) -> None:
        """Create an error from its ``cause``, with the name of the input, and its ``remedy``, a sentence."""
        super().__init__(" ".join(f"{cause}: {remedy}".split()))
        self.cause, self.remedy = cause, remedy

    def __reduce__(self) -> tuple[type[SaysoError], tuple[str, str]]:
        """Support pickling, since errors come from other processes."""
        return type(self), (self.cause, self.remedy)


class UsageError(SaysoError):
    """The command or call is invalid: an unknown option, an invalid setting, an output file that cannot be written."""

    exit_code = 2


class OutputError(SaysoError):
    """The output cannot be written."""


class RegisterError(SaysoError):
    """A register of actors cannot be imported, stored or used."""


class DeskError(SaysoError):
    """A desk cannot be opened, read or written, or lacks the requested item."""


class NotInDeskError(DeskError):
    """The desk has no article, statement, act, actor, correction, group or version with this number."""


class TooLongError(DeskError):
    """The address, author or publisher of an article is too long for the indexes of the database."""


class DossierError(SaysoError):
    """An entry of a dossier is invalid."""


class NotInDossierError(DossierError):
    """There is no dossier with this number, no such event in it, or nothing in the desk to make an event from."""


class ReadError(SaysoError):
    """An input cannot be read."""


class MissingError(ReadError):
    """There is no file or page at the path or address."""


class FetchError(ReadError):
    """A page cannot be fetched from the network."""


class PrivateAddressError(FetchError):
    """A link or a redirect leads to this machine or to a private network."""


class DecodeError(ReadError):
    """The bytes are not text."""


class NoArticleError(ReadError):
    """The text or page has no article."""


class TimeLimitError(ReadError):
    """Reading an article takes longer than the setting ``article_seconds``."""

    @classmethod
    def of(cls, location: str, seconds: float) -> TimeLimitError:
        """Return the error of the article at a location."""
        return cls(f"{location} takes longer than {seconds:g} seconds to read", "raise SAYSO_ARTICLE_SECONDS.")


class ProcessError(ReadError):
    """The process that reads an article ended early."""

    @classmethod
    def of(cls, location: str, code: int | None) -> ProcessError:
        """Return the error of the article at a location; ``code``: the exit code, or minus the signal."""
        how = f"by signal {-code}" if code is not None and code < 0 else f"with exit code {code}"
        return cls(
            f"cannot read {location} (the process that read it was ended {how})",
            "if memory is short, lower SAYSO_WORKERS; else report this line, without the text.",
        )

    @classmethod
    def of_shard(cls, location: str) -> ProcessError:
        """Return the error of an article at a location, every process for whose shard has ended."""
        return cls(
            f"cannot read {location} (the processes that read its shard ended, one after the other)",
            "if memory is short, use fewer workers; else report this line, without the text.",
        )


class InternalError(ReadError):
    """A bug in Sayso, while reading an article."""

    @classmethod
    def of(cls, location: str, error: BaseException) -> InternalError:
        """Return the error of the article at a location.

        The message gives the type of the error and its places in Sayso's code, but not the message of the error, which
        may quote the article.
        """
        where = _places(error)
        cause = f"cannot read {location} (internal error: {type(error).__name__}{' at ' if where else ''}{where})"
        return cls(cause, "report the words in brackets and sayso --version, not the text.")


def _places(error: BaseException) -> str:
    """Return the innermost places of an error in Sayso's code: "model/decode.py:115, reading/chains.py:88"."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            places.append(f"{path.relative_to(_PACKAGE).as_posix()}:{trace.tb_lineno}")
        trace = trace.tb_next
    return ", ".join(places[:-4:-1])
