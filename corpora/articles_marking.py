"""Marks acts of Wikinews articles by hand: shows sentences with their numbers, and turns short lines into rows.

    python -m corpora.articles_marking unmarked               ids of articles that nobody marked yet, with their titles
    python -m corpora.articles_marking show wikinews-2020-086 its sentences, numbered
    python -m corpora.articles_marking add FILE               the rows of a file of marks into acts_train.jsonl

A file of marks holds words of the articles, so it stays outside of the project:

    == wikinews-2020-086
    3 | the committee | urged#2 | Congress | REQUEST letter health @2020-10-02 in
    5 | the House | passed | | SUPPORT for | the relief bill

A line is one act: the number of its sentence, actor, predicate, recipient, the notes of `corpora.acts`, and the bill if
there is one.  Words are found in the sentence as they stand there; ``#2`` takes the second place where they stand.  An
article without lines is one without acts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpora import wikinews
from corpora.acts import MarkedAct, notes
from corpora.marked import MarkedError
from sayso.reading.text import Text
from sayso.records import Span

ACTS = wikinews.FOLDER / "acts_train.jsonl"


def articles() -> dict[str, dict[str, Any]]:
    """Return every article of Wikinews by its id.

    Raises:
        FileNotFoundError: the texts are not at hand.
    """
    with wikinews.texts_file().open(encoding="utf-8") as lines:
        return {article["id"]: article for article in map(json.loads, lines)}


def marked() -> set[str]:
    """Return the ids of the articles that are marked."""
    return {json.loads(line)["id"] for path in wikinews.FOLDER.glob("*.jsonl") for line in path.open(encoding="utf-8")}


def rows(source: str, texts: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file of marks.

    Raises:
        MarkedError: words do not stand in the sentence, or a note is not known; the message names the line.
    """
    row: dict[str, Any] | None = None
    for number, line in enumerate(source.splitlines(), 1):
        try:
            if line.startswith("== "):
                if row:
                    yield row
                article = texts[line[3:].strip()]
                sha256 = hashlib.sha256(article["text"].encode()).hexdigest()
                row = {"id": article["id"], "sha256": sha256, "published": article["date"], "acts": []}
                sentences = Text.of_lines(article["text"]).sentences.spans
            elif line.strip() and not line.startswith("#") and row:
                row["acts"].append(asdict(_act(line, article["text"], sentences)))
        except (MarkedError, LookupError, ValueError) as error:
            raise MarkedError(f"line {number}, {line!r}: {error}") from None
    if row:
        yield row


def _act(line: str, text: str, sentences: list[Span]) -> MarkedAct:
    number, actor, predicate, recipient, words, *bill = (part.strip() for part in line.split("|"))
    within = sentences[int(number)]
    type_, *others = words.split()
    spans = {"actor": actor, "predicate": predicate, "recipient": recipient, "bill": bill[0] if bill else ""}
    places = {name: _place(own, text, within) for name, own in spans.items() if own}
    return MarkedAct(**{"type": type_, **places, **notes(others)})


def _place(words: str, text: str, within: Span) -> Span:
    words, _, which = words.partition("#")
    start = within[0] - 1
    for _ in range(int(which or 1)):
        start = text.find(words, start + 1, within[1])
        if start < 0:
            raise MarkedError(f"{words!r} does not stand in the sentence")
    return start, start + len(words)


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("what", choices=("unmarked", "show", "add"))
    asks.add_argument("which", nargs="*", help="ids to show, or files to add")
    given = asks.parse_args()
    texts, known = articles(), marked()
    if given.what == "unmarked":
        for article in texts.values():
            if article["id"] not in known:
                print(article["id"], article["title"])
    elif given.what == "show":
        for name in given.which:
            text = texts[name]["text"]
            print(f"== {name}  published {texts[name]['date']}")
            for number, (start, end) in enumerate(Text.of_lines(text).sentences.spans):
                print(number, text[start:end])
    else:
        for path in map(Path, given.which):
            new = list(rows(path.read_text("utf-8"), texts))
            if again := known & {row["id"] for row in new}:
                raise MarkedError(f"{', '.join(sorted(again))}: marked already")
            with ACTS.open("a", encoding="utf-8") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in new)
            print(f"{path}: {len(new)} articles, {sum(len(row['acts']) for row in new)} acts")


if __name__ == "__main__":
    main()
