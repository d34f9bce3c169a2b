"""What all Word documents share: python-docx of the extra ``office``, words as XML takes them, comments."""

from __future__ import annotations

import re
from typing import Any, Final

from sayso.errors import UsageError
from sayso.views.neutral import REPLACEMENT, for_page

# what HTML takes and XML refuses
_NO_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def docx() -> Any:  # noqa: ANN401 - python-docx has no types
    """Return the module python-docx.

    Raises:
        UsageError: it is not installed, or it is too old for comments.
    """
    try:
        import docx
    except ImportError as error:
        raise UsageError(
            "a Word document needs the extra office", "install it: pip install 'sayso[office]'."
        ) from error
    if not hasattr(docx.document.Document, "add_comment"):
        raise UsageError(
            f"python-docx {docx.__version__} writes no comments", "install 1.2 or newer: pip install 'sayso[office]'."
        )
    return docx


def word_text(words: str) -> str:
    """Return words as XML takes them, with U+FFFD for what it refuses."""
    return _NO_XML.sub(REPLACEMENT, for_page(words))


def add_comment(document: Any, runs: Any, words: str) -> None:  # noqa: ANN401 - python-docx has no types
    """Add a comment by Sayso on a run or several."""
    document.add_comment(runs, text=word_text(words), author="Sayso", initials="S")
