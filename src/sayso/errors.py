"""What can go wrong, as one tree.

    SaysoError
    ├── UsageError            the call itself is off: an unknown format, no input           (exit code 2)
    ├── OutputError           what was read cannot be written: a full disk                  (exit code 1)
    ├── RegisterError         a register of actors cannot be imported, kept or used         (exit code 1)
    ├── DeskError             a desk cannot be opened, read or written                      (exit code 1)
    │   └── TooLongError      one article does not fit it; the others still do
    ├── DossierError          what a dossier is given cannot be weighed                     (exit code 1)
    └── ReadError             one input cannot be read; the others still can                (exit code 1)
        ├── MissingError      no such file, a folder without articles, an address without a page
        ├── FetchError        the network: no answer, too slow, too large, redirected for ever
        │   └── PrivateAddressError  a link or a redirect leads to this machine or a private network
        ├── DecodeError       the bytes are no text in any encoding we may assume
        ├── NoArticleError    a page or a file without an article in it
        ├── TimeLimitError    one article takes longer than the setting ``article_seconds``
        ├── ProcessError      the process that read one article ended before it was done
        └── InternalError     an error of Sayso's own, in one article

Every message is one line that names the cause and the remedy.
"""

from __future__ import annotations


class OutOfTime(BaseException):
    """The time for one article is over; it becomes a `TimeLimitError`."""


class SaysoError(Exception):
    """Anything Sayso raises on purpose."""

    exit_code = 1

    def __init__(self, cause: str, remedy: str) -> None:
        """``cause``: what is wrong, with the input's name; ``remedy``: what to do about it, as a full sentence."""
        super().__init__(" ".join(f"{cause}: {remedy}".split()))
        self.cause, self.remedy = cause, remedy

    def __reduce__(self) -> tuple[type[SaysoError], tuple[str, str]]:
        """Pickle it: errors come from other processes."""
        return type(self), (self.cause, self.remedy)


class UsageError(SaysoError):
    """The call itself is off."""

    exit_code = 2


class OutputError(SaysoError):
    """What was read cannot be written where it should be."""


class RegisterError(SaysoError):
    """A register of actors cannot be imported, kept or used."""


class DeskError(SaysoError):
    """A desk cannot be opened, read or written, or does not hold what was asked for."""


class TooLongError(DeskError):
    """One article does not fit a desk: its address, author or publisher is too long for the database's indexes."""


class DossierError(SaysoError):
    """What a dossier is given cannot be weighed."""


class ReadError(SaysoError):
    """One input cannot be read."""


class MissingError(ReadError):
    """There is nothing at that path or address."""


class FetchError(ReadError):
    """The network did not give the page."""


class PrivateAddressError(FetchError):
    """A link or a redirect leads to this machine or into a private network, and nobody named that address."""


class DecodeError(ReadError):
    """The bytes are no text."""


class NoArticleError(ReadError):
    """There is text, or a page, but no article in it."""


class TimeLimitError(ReadError):
    """Reading one article takes longer than the setting ``article_seconds``."""

    @classmethod
    def of(cls, location: str, seconds: float) -> TimeLimitError:
        """The failure of the article at a location."""
        return cls(f"{location} takes longer than {seconds:g} seconds to read", "raise SAYSO_ARTICLE_SECONDS.")


class ProcessError(ReadError):
    """The process that read one article ended before it was done."""

    @classmethod
    def of(cls, location: str, code: int | None) -> ProcessError:
        """The failure of the article at a location; ``code``: the exit code of the process, a signal's below 0."""
        how = f"by signal {-code}" if code is not None and code < 0 else f"with exit code {code}"
        return cls(
            f"cannot read {location} (the process that read it was ended {how})",
            "if memory is short, lower SAYSO_WORKERS; else report this line, without the text.",
        )


class InternalError(ReadError):
    """An error of Sayso's own while it reads one article."""

    @classmethod
    def of(cls, location: str, error: BaseException) -> InternalError:
        """The failure of the article at a location.

        The line names the error's type and the places in Sayso's code, never the error's words: those may hold the
        article's.
        """
        where = _places(error)
        cause = f"cannot read {location} (internal error: {type(error).__name__}{' at ' if where else ''}{where})"
        return cls(cause, "report the words in brackets and sayso --version, not the text.")


def _places(error: BaseException) -> str:
    """The innermost places in Sayso's code that an error came through: "model/decode.py:115, reading/chains.py:88"."""
    found = []
    trace = error.__traceback__
    while trace is not None:
        _, package, path = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/sayso/")
        if package:
            found.append(f"{path}:{trace.tb_lineno}")
        trace = trace.tb_next
    return ", ".join(found[:-4:-1])
