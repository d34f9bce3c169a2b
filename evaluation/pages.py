"""Measure how well the text of articles is found on web pages: precision, recall and F1 of the body.

    python -m evaluation.pages                    # the project's own pages, tests/intake/pages
    python -m evaluation.pages FOLDER --least 0.97

A folder holds pages, ``NAME.html``, and the text expected of each, ``NAME.txt``: the body without the headline.  As in
the article extraction benchmark of Zyte (https://github.com/scrapinghub/article-extraction-benchmark), texts are
compared by their runs of four words, each page gives a precision and a recall, and F1 is that of their means.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from corpora.articles import ROOT
from sayso.errors import ReadError
from sayso.intake.html import from_html

PAGES = ROOT / "tests" / "intake" / "pages"
_RUN = 4  # words


class Score(NamedTuple):
    """Precision and recall of one page, or the means of many, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def body(page: bytes, name: str) -> str:
    """Return the body of a page, updates included; empty if the page is refused."""
    try:
        article = from_html(page, name)
    except ReadError:
        return ""
    return "".join(article.text[part.start : part.end] for part in article.sections if part.kind in ("body", "update"))


def score(text: str, expected: str) -> Score:
    """Compare a text with the expected one, by their runs of four words."""
    runs, wanted = _runs(text), _runs(expected)
    common = (runs & wanted).total()
    return Score(common / runs.total() if runs else 0.0, common / wanted.total() if wanted else 1.0)


def scores(folder: Path) -> dict[str, Score]:
    """Return the score of each page of a folder, by name."""
    pages = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.html"))}
    return {name: score(body(page, name), (folder / f"{name}.txt").read_text("utf-8")) for name, page in pages.items()}


def total(scores: Sequence[Score]) -> Score:
    """Return the means of many scores."""
    return Score(mean(score.precision for score in scores), mean(score.recall for score in scores))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return Counter(tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)) if words)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.pages", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=PAGES, help="pages, and the texts expected of them")
    parser.add_argument("--least", type=float, default=0.0, help="F1 below which it exits with 1")
    options = parser.parse_args(arguments)
    by_name = scores(options.folder)
    for name, page in by_name.items():
        print(f"{name:20} precision {page.precision:.3f}  recall {page.recall:.3f}  F1 {page.f1:.3f}")
    whole = total(list(by_name.values()))
    print(f"{len(by_name)} pages: precision {whole.precision:.3f}, recall {whole.recall:.3f}, F1 {whole.f1:.3f}")
    return int(whole.f1 < options.least)


if __name__ == "__main__":
    sys.exit(main())
