"""Kinds of source, parents and chains in articles of Wikinews, against those marked by hand.

    python -m evaluation.sources               the articles that are held out
    python -m evaluation.sources --train       those for training
    python -m evaluation.sources --train --list    with every fault: the words marked, and what was read

All shares are of what is marked: an attribution that is not found counts against each of them (found as
`evaluation.wikinews` has it).  Typed is a source whose actor has the kind marked and the naming marked; where the words
are marked as a role ("she", "the president") the actor may have a name elsewhere.  A printed chain, one with two
sources or more, is right if its attribution is in the gold and its actors are the speakers of the gold, the outermost
first.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import Console

from corpora import wikinews
from corpora.wikinews import ArticleAttribution, MarkedArticle
from evaluation.acts import interval, percent, read
from evaluation.figures import Figure, Part
from evaluation.wikinews import is_called, matched
from sayso.records import Actor, Attribution, Reading

UNNAMED: Final = frozenset({"anonymous", "generic"})
SHARES: Final = ("found", "typed", "speaker")


@dataclass(frozen=True)
class Fault:
    """What is wrong with one attribution."""

    what: str
    words: str
    """The source that is marked, or that was read."""
    marked: str
    read: str


def group_of(mark: ArticleAttribution) -> str:
    """The row a marked source counts in: persons and people by how they are named, all others by their kind."""
    if mark.kind == "person":
        return f"person, {mark.naming}"
    if mark.kind == "people":
        return "people, unnamed" if mark.naming in UNNAMED else "people, named or role"
    return str(mark.kind)


def is_typed(mark: ArticleAttribution, actor: Actor | None) -> bool:
    """Whether an actor has the kind and the naming marked."""
    namings = {mark.naming, "named"} if mark.naming == "role" else {mark.naming}
    return actor is not None and actor.kind == mark.kind and actor.naming in namings


def speakers_of(mark: ArticleAttribution, marks: dict[str, ArticleAttribution]) -> list[ArticleAttribution]:
    """The attributions through which a content comes, the outermost first, those without a speaker left out."""
    chain = [mark]
    while chain[0].parent is not None:
        chain.insert(0, marks[chain[0].parent])
    spoken = [link for link in chain if link.speaker is not None]
    return [link for i, link in enumerate(spoken) if not i or link.speaker != spoken[i - 1].speaker]


def is_chain(attribution: Attribution, mark: ArticleAttribution, article: MarkedArticle, reading: Reading) -> bool:
    """Whether the chain of an attribution is the one of the mark it stands for."""
    actors = {actor.id: actor for actor in reading.actors}
    chain = speakers_of(mark, {other.id: other for other in article.attributions})
    return len(chain) == len(attribution.chain) and all(
        link.speaker is not None and is_called(actors[actor], article.text, link.speaker)
        for link, actor in zip(chain, attribution.chain, strict=True)
    )


def count(article: MarkedArticle, reading: Reading) -> tuple[Counter[str], list[Fault]]:
    """What is right in one article, out of how many, and what is wrong."""
    pairs = {mark.id: attribution for mark, attribution in matched(article, reading)}
    actors = {actor.id: actor for actor in reading.actors}
    tally: Counter[str] = Counter()
    faults: list[Fault] = []
    for mark in article.attributions:
        found = pairs.get(mark.id)
        if mark.source and mark.speaker is not None:
            actor = None if found is None else actors.get(found.speaker or "")
            right = {
                "found": found is not None,
                "typed": is_typed(mark, actor),
                "speaker": actor is not None and is_called(actor, article.text, mark.speaker),
            }
            for group in ("all", group_of(mark), *(["unnamed"] if mark.naming in UNNAMED else [])):
                tally[f"{group}"] += 1
                tally.update(f"{group}: {name}" for name in SHARES if right[name])
            wrong = next((name for name in SHARES if not right[name]), None)
            if wrong is not None:
                shown = "-" if actor is None else f"{actor.name} ({actor.kind}, {actor.naming})"
                faults.append(Fault(wrong, _words(article, mark.source), f"{mark.kind}, {mark.naming}", shown))
        if mark.parent is not None:
            tally["nested"] += 1
            tally["nested: found"] += found is not None
            parent = pairs.get(mark.parent)
            held = found is not None and parent is not None and found.parent == parent.id
            tally["nested: parent"] += held
            if not held:
                shown = "not found" if found is None else "outermost" if found.parent is None else "another parent"
                shown += "" if parent is not None else ", parent not found"
                faults.append(Fault("parent", _words(article, mark.cue or mark.content), "nested", shown))
    marks = {attribution.id: mark for mark, attribution in matched(article, reading)}
    for attribution in reading.attributions:
        if len(attribution.chain) > 1:
            own = marks.get(attribution.id)
            tally["chains"] += 1
            tally["chains: in the gold"] += own is not None
            right_chain = own is not None and is_chain(attribution, own, article, reading)
            tally["chains: right"] += right_chain
            if not right_chain:
                shown = " > ".join(actors[actor].name for actor in attribution.chain)
                faults.append(
                    Fault("chain", _words(article, attribution.cue), "not marked" if own is None else "marked", shown)
                )
    return tally, faults


def _words(article: MarkedArticle, spans: Iterable[tuple[int, int]]) -> str:
    return " … ".join(article.text[start:end] for start, end in spans)


def figures(tallies: Sequence[Counter[str]]) -> Iterator[Figure]:
    """The rows of the table."""
    total: Counter[str] = sum(tallies, Counter())
    groups = sorted(key for key in total if ":" not in key and key not in {"all", "unnamed", "nested", "chains"})
    rows = [(group, SHARES) for group in ("all", *groups, "unnamed")]
    for group, shares in (*rows, ("nested", ("found", "parent")), ("chains", ("in the gold", "right"))):
        yield from (_share(tallies, total, f"{group}: {share}", group) for share in shares)


def _share(tallies: Sequence[Counter[str]], total: Counter[str], what: str, of: str) -> Figure:
    low, high = interval(tallies, lambda tally: percent(tally, what, of))
    return Figure(what, percent(total, what, of), "%", 1, note=f"{low:.0f} to {high:.0f}, of {total[of]}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table.

    Raises:
        FileNotFoundError: the texts are not at hand.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="measure on what is trained on, not on what is held out")
    parser.add_argument("--list", action="store_true", help="list the faults too, of what is trained on")
    options = parser.parse_args(arguments)
    if options.list and not options.train:
        parser.error("what is held out stays unseen: give --train with --list")
    name = "train" if options.train else "held_out"
    articles = wikinews.load(wikinews.FOLDER / f"{name}.jsonl")
    counted = [count(article, read(article.text, article.published)) for article in articles]
    console = Console()
    for article, (_, faults) in zip(articles, counted, strict=True):
        for fault in faults if options.list else ():
            row = f"{article.id}\t{fault.what}\t{fault.words}\t{fault.marked}\t{fault.read}"
            console.print(row, soft_wrap=True, highlight=False, markup=False)
    rows = list(figures([tally for tally, _ in counted]))
    console.print(Part(f"Sources, {len(articles)} articles of Wikinews ({name})", rows).table())


if __name__ == "__main__":
    main()
