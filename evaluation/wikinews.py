"""Attributions in articles of Wikinews against those marked by hand, at every level.

    python -m evaluation.wikinews             the articles that are held out
    python -m evaluation.wikinews --train     those for training

An attribution is found by the convention of the PolNeAR scorer: one to one, greedily by the intersection over union of
the words of the contents, which has to be .5 at least, where the sources share a word or both are empty.  Here all
attributions count, those too that stand in another one's content.  Of those found, the speaker is right if a mention of
the actor read overlaps with the fullest name in the gold, or its name has the same words; kind and naming are those of
the actor read.  "Right of score .8 to .9" says how many of the attributions with such a score are in the gold.
Intervals are 95 %, by bootstrap over articles.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rich.console import Console

from corpora import wikinews
from corpora.articles import shared_folder
from corpora.wikinews import ArticleAttribution, MarkedArticle
from evaluation.acts import interval, percent, read
from evaluation.figures import Figure, Part
from sayso.records import Actor, Attribution, Reading, Span

_WORD = re.compile(r"\w+")
_LEAST_SHARED = 0.5


def words(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Where the words begin that spans touch, in code points."""
    return frozenset(
        word.start()
        for start, end in spans
        for word in _WORD.finditer(text)
        if word.start() < end and start < word.end()
    )


def matched(article: MarkedArticle, reading: Reading) -> list[tuple[ArticleAttribution, Attribution]]:
    """The attributions of the gold that the reading has, each with the one that stands for it."""
    text = article.text
    gold = [(mark, words(text, mark.content), words(text, mark.source)) for mark in article.attributions]
    readings = [(mark, words(text, mark.content), words(text, mark.source)) for mark in reading.attributions]
    candidates = []
    for i, (_, content, source) in enumerate(gold):
        for j, (_, read_content, read_source) in enumerate(readings):
            share = len(content & read_content) / len(content | read_content) if content | read_content else 0.0
            if share >= _LEAST_SHARED and (source & read_source or not (source or read_source)):
                candidates.append((share, -i, -j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates, reverse=True):
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return [(gold[i][0], readings[j][0]) for i, j in sorted(pairs.items())]


def count(article: MarkedArticle, reading: Reading) -> Counter[str]:
    """What is right in one article, and out of how many."""
    pairs = matched(article, reading)
    actors = {actor.id: actor for actor in reading.actors}
    stands_for = {mark.id: attribution.id for mark, attribution in pairs}
    tally = Counter({"gold": len(article.attributions), "read": len(reading.attributions), "right": len(pairs)})
    tally["gold nested"] = sum(mark.parent is not None for mark in article.attributions)
    right = {attribution.id for _, attribution in pairs}
    for attribution in reading.attributions:
        tally[f"read at {_bin(attribution.score)}"] += 1
        tally[f"right at {_bin(attribution.score)}"] += attribution.id in right
    for mark, attribution in pairs:
        if mark.parent is not None:
            tally["nested"] += 1
            tally["parent"] += attribution.parent is not None and stands_for.get(mark.parent) == attribution.parent
        tally["factuality"] += mark.factuality == (attribution.factuality or "actual")
        if mark.speaker is None:
            continue
        actor = actors.get(attribution.speaker or "")
        tally["speakers"] += 1
        tally["speaker"] += actor is not None and is_called(actor, article.text, mark.speaker)
        tally["speaker unknown"] += actor is None
        if mark.source:
            tally["sources"] += 1
            tally["kind"] += actor is not None and actor.kind == mark.kind
            tally[f"sources {mark.kind}"] += 1
            tally[f"kind {mark.kind}"] += actor is not None and actor.kind == mark.kind
            if mark.naming in ("anonymous", "generic"):
                tally["unnamed sources"] += 1
                tally["unnamed"] += actor is not None and actor.naming == mark.naming
    return tally


def _bin(score: float) -> str:
    """The tenth of the scale that a score lies in: .8 to .9."""
    tenth = min(int(score * 10), 9)
    return f".{tenth} to {'1' if tenth == 9 else f'.{tenth + 1}'}"


def is_called(actor: Actor, text: str, speaker: Span) -> bool:
    """Whether an actor is the speaker of the gold: a mention overlaps with its name, or one's words are the other's."""
    if any(start < speaker[1] and speaker[0] < end for start, end in actor.mentions):
        return True
    name, read_name = (
        {word.lower() for word in _WORD.findall(called)} for called in (text[slice(*speaker)], actor.name)
    )
    return bool(name) and bool(read_name) and (name <= read_name or read_name <= name)


def f1(tally: Counter[str]) -> float:
    """F1 of attributions in percent."""
    return 200 * tally["right"] / (tally["gold"] + tally["read"]) if tally["gold"] + tally["read"] else 0.0


def figures(tallies: Sequence[Counter[str]]) -> list[Figure]:
    """The rows of the table."""
    total: Counter[str] = Counter()
    for tally in tallies:
        total.update(tally)

    def row(name: str, measure: Callable[[Counter[str]], float], of: int | None = None) -> Figure:
        low, high = interval(tallies, measure)
        return Figure(name, measure(total), "%", 1, note=f"{low:.1f} to {high:.1f}" + (f", of {of}" if of else ""))

    def share(name: str, what: str, of: str) -> Figure:
        return row(name, lambda tally: percent(tally, what, of), total[of])

    tenths = sorted(key.removeprefix("read at ") for key in total if key.startswith("read at "))
    kinds = sorted(key.removeprefix("sources ") for key in total if key.startswith("sources "))
    return [
        share("precision", "right", "read"),
        share("recall", "right", "gold"),
        row("F1", f1),
        share("nested found", "nested", "gold nested"),
        share("nested with the right parent", "parent", "gold nested"),
        share("speaker right", "speaker", "speakers"),
        share("speaker unknown", "speaker unknown", "speakers"),
        share("kind of source right", "kind", "sources"),
        *(share(f"kind right: {kind}", f"kind {kind}", f"sources {kind}") for kind in kinds),
        share("unnamed found and typed", "unnamed", "unnamed sources"),
        share("factuality right", "factuality", "right"),
        *(share(f"right of score {tenth}", f"right at {tenth}", f"read at {tenth}") for tenth in tenths),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table.

    Raises:
        FileNotFoundError: the texts are not at hand.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="measure on what is trained on, not on what is held out")
    name = "train" if parser.parse_args(arguments).train else "held_out"
    articles = wikinews.load(wikinews.FOLDER / f"{name}.jsonl", shared_folder() / "data" / "wikinews" / "2020.jsonl")
    tallies = [count(article, read(article.text, article.published)) for article in articles]
    Console().print(Part(f"Attributions, {len(articles)} articles of Wikinews ({name})", figures(tallies)).table())


if __name__ == "__main__":
    main()
