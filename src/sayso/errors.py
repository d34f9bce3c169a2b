"""What can go wrong, as one tree.

    SaysoError
    ├── UsageError            the call itself is off: an unknown format, no input           (exit code 2)
    ├── RegisterError         a register of actors cannot be imported, kept or used         (exit code 1)
    ├── DeskError             a desk cannot be opened, read or written                      (exit code 1)
    │   └── TooLongError      one article does not fit it; the others still do
    ├── DossierError          what a dossier is given cannot be weighed                     (exit code 1)
    └── ReadError             one input cannot be read; the others still can                (exit code 1)
        ├── MissingError      no such file, a folder without articles, an address without a page
        ├── FetchError        the network: no answer, too slow, too large, redirected for ever
        ├── DecodeError       the bytes are no text in any encoding we may assume
        └── NoArticleError    a page or a file without an article in it

Every message is one line that names the cause and the remedy.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Anything Sayso raises on purpose."""

    exit_code = 1

    def __init__(self, cause: str, remedy: str) -> None:
        """``cause``: what is wrong, with the input's name; ``remedy``: what to do about it, as a full sentence."""
        super().__init__(" ".join(f"{cause}: {remedy}".split()))
        self.cause, self.remedy = cause, remedy


class UsageError(SaysoError):
    """The call itself is off."""

    exit_code = 2


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


class DecodeError(ReadError):
    """The bytes are no text."""


class NoArticleError(ReadError):
    """There is text, or a page, but no article in it."""
