"""Acts against those marked by hand: in sentences of domestic politics, and in articles of Wikinews.

    python -m evaluation.acts                 what is held out (articles where their texts are at hand)
    python -m evaluation.acts --train         the sentences and articles for training

Gold and reading are paired one to one, those first that share most. A pair is a **whole act** if the predicates
overlap, the types are the same (CONCEDE and RETREAT count as one, as in PLV) and actor and recipient agree. A slot
agrees where the spans overlap, or where both have none; a recipient that is the bill of the gold agrees too.
Factuality and the other fields are judged on the pairs whose predicates overlap. Intervals are 95 %, by bootstrap
over files (a sentence, or an article).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console

from corpora import acts as sentences
from corpora import wikinews
from corpora.acts import MarkedAct
from corpora.articles import shared_folder
from evaluation.figures import Figure, Part
from sayso.records import Act, Reading, Span

YIELD: Final = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""Types that PLV counts as one."""
FIELDS: Final = ("channel", "topic", "vote", "endorsement", "electoral_threat", "date")
"""Fields that are judged where the gold has them."""
DRAWS: Final = 1000
"""Draws of the bootstrap."""
LEAST: Final = {
    "sentences": {"precision": 80.0, "recall": 65.0, "factuality": 88.0},
    "articles": {"precision": 70.0, "recall": 55.0, "factuality": 88.0},
}
"""Percent that are demanded."""


@dataclass(frozen=True)
class File:
    """What is marked in one file, and what was read; all spans are of the same text."""

    id: str
    gold: Sequence[MarkedAct]
    read: Sequence[Act]


def shared_letters(first: Span | None, second: Span | None) -> int:
    """How many code points two spans share; 0 where one is none."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0])) if first and second else 0


def agrees(gold: Span | None, read: Span | None, stands_for: Span | None = None) -> bool:
    """Whether a slot is right: the spans overlap, or both are none; ``stands_for`` may be read for none."""
    if gold is None:
        return read is None or shared_letters(stands_for, read) > 0
    return shared_letters(gold, read) > 0


def is_whole(gold: MarkedAct, read: Act) -> bool:
    """Whether an act is right as a whole."""
    return (
        shared_letters(gold.predicate, read.predicate) > 0
        and YIELD.get(gold.type, gold.type) == YIELD.get(read.type, read.type)
        and agrees(gold.actor, read.actor_span)
        and agrees(gold.recipient, read.recipient_span, gold.bill)
    )


def paired(file: File, fits: Callable[[MarkedAct, Act], bool]) -> list[tuple[MarkedAct, Act]]:
    """The acts of a file that fit, one to one: those first that share most, then those with the higher score."""

    def weight(gold: MarkedAct, read: Act) -> tuple[int, float]:
        spans = ((gold.predicate, read.predicate), (gold.actor, read.actor_span), (gold.recipient, read.recipient_span))
        return sum(shared_letters(*pair) > 0 for pair in spans) + is_whole(gold, read), read.score

    candidates = [
        (weight(gold, read), -i, -j)
        for i, gold in enumerate(file.gold)
        for j, read in enumerate(file.read)
        if fits(gold, read)
    ]
    pairs, golds, reads = [], set[int](), set[int]()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in golds and j not in reads:
            golds.add(i)
            reads.add(j)
            pairs.append((file.gold[-i], file.read[-j]))
    return pairs


def count(file: File) -> Counter[str]:
    """What is right in one file, and out of how many."""
    tally = Counter({"gold": len(file.gold), "read": len(file.read)})
    tally["right"] = len(paired(file, is_whole))
    events = paired(file, lambda gold, read: shared_letters(gold.predicate, read.predicate) > 0)
    tally["events"] = len(events)
    for gold, read in events:
        tally["type"] += YIELD.get(gold.type, gold.type) == YIELD.get(read.type, read.type)
        tally["actor"] += agrees(gold.actor, read.actor_span)
        tally["recipient"] += agrees(gold.recipient, read.recipient_span, gold.bill)
        tally["factuality"] += gold.factuality == (read.factuality or "actual")
        tally["inside"] += gold.inside_attribution == (read.attribution is not None)
        for name in FIELDS:
            if getattr(gold, name):
                tally[f"gold {name}"] += 1
                tally[name] += getattr(gold, name) == getattr(read, name, None)
    if not file.gold:
        tally["without"] = 1
        tally["left alone"] = not file.read
    return tally


def percent(tally: Counter[str], what: str, of: str) -> float:
    """One count as a share of another; 0 where there is nothing to count."""
    return 100 * tally[what] / tally[of] if tally[of] else 0.0


def f1(tally: Counter[str]) -> float:
    """F1 of whole acts in percent."""
    return 200 * tally["right"] / (tally["gold"] + tally["read"]) if tally["gold"] + tally["read"] else 0.0


def interval(
    tallies: Sequence[Counter[str]], measure: Callable[[Counter[str]], float], seed: int = 17
) -> tuple[float, float]:
    """The 95 % interval of a measure over files drawn with replacement; (0, 0) without files."""
    if not tallies:
        return 0.0, 0.0
    draw = random.Random(seed)
    values = []
    for _ in range(DRAWS):
        total: Counter[str] = Counter()
        for tally in draw.choices(tallies, k=len(tallies)):
            total.update(tally)
        values.append(measure(total))
    values.sort()
    return values[round(0.025 * (DRAWS - 1))], values[round(0.975 * (DRAWS - 1))]


def figures(files: Iterable[File], demanded: dict[str, float]) -> list[Figure]:
    """The rows of the table: whole acts with intervals, then their parts."""
    tallies = [count(file) for file in files]
    total: Counter[str] = Counter()
    for tally in tallies:
        total.update(tally)

    def row(name: str, measure: Callable[[Counter[str]], float]) -> Figure:
        low, high = interval(tallies, measure)
        return Figure(name, measure(total), "%", 1, least=demanded.get(name), note=f"{low:.1f} to {high:.1f}")

    def share(name: str, what: str, of: str) -> Figure:
        return row(name, lambda tally: percent(tally, what, of))

    return [
        share("precision", "right", "read"),
        share("recall", "right", "gold"),
        row("F1", f1),
        share("event precision", "events", "read"),
        share("event recall", "events", "gold"),
        *(share(name, name, "events") for name in ("type", "actor", "recipient", "factuality")),
        share("inside an attribution", "inside", "events"),
        *(
            Figure(name, percent(total, name, f"gold {name}"), "%", 1, note=f"of {total[f'gold {name}']}")
            for name in FIELDS
            if total[f"gold {name}"]
        ),
        Figure(
            "without an act left alone", percent(total, "left alone", "without"), "%", 1, note=f"of {total['without']}"
        ),
        Figure("acts marked", total["gold"]),
        Figure("acts read", total["read"]),
    ]


def sentence_files(path: Path, read: Callable[[str, str], Reading]) -> list[File]:
    """Read every marked sentence of a file; ``read`` takes a text and its day of publication.

    Raises:
        corpora.marked.MarkedError: a line does not hold to the format.
    """
    return [File(row.id, row.acts, read(row.text, row.published).acts) for row in sentences.load(path)]


def article_files(marks: Path, texts: Path, read: Callable[[str, str], Reading]) -> list[File]:
    """Read every marked article; ``read`` takes a text and its day of publication.

    Raises:
        FileNotFoundError: the texts are not at hand.
        corpora.marked.MarkedError: a text is another than was marked.
    """
    return [File(row.id, row.acts, read(row.text, row.published).acts) for row in wikinews.load(marks, texts)]


def read(text: str, published: str) -> Reading:
    """Read a text as an article of that day."""
    import sayso
    from sayso.intake import from_text

    return sayso.read(from_text(text).model_copy(update={"published": published}))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="measure on what is trained on, not on what is held out")
    name = "train" if parser.parse_args(arguments).train else "held_out"
    console = Console()
    part = sentence_files(sentences.FOLDER / f"domestic_{name}.jsonl", read)
    console.print(Part(f"Acts, {len(part)} sentences ({name})", figures(part, LEAST["sentences"])).table())
    texts = shared_folder() / "data" / "wikinews" / "2020.jsonl"
    if not texts.exists():
        console.print(f"The texts of the articles are not at {texts}: articles were NOT measured.")
        return
    part = article_files(wikinews.FOLDER / f"{name}.jsonl", texts, read)
    console.print(Part(f"Acts, {len(part)} articles ({name})", figures(part, LEAST["articles"])).table())


if __name__ == "__main__":
    main()
