"""Who really speaks: actors against texts of the project's own with speakers marked by hand.

Twice: with the gold attributions given to the resolver, and end to end, where an attribution of the reading stands for
one of the gold whose content it overlaps (intersection over union of characters at least .5): those with a cue in
common first, then those that overlap most, each attribution once.

A speaker is **right** if the actor's name or one of its mentions is the gold actor's name (or a part of it between
commas), without case, articles, titles and relative clause, and the actor is not the one that most attributions of
another gold actor were given to: two people made one are right for one of them only.  It is **unknown** if no actor is
given, **wrong** else.  Where the gold has ``speaker=?`` any actor is wrong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corpora.marked import MarkedText, load
from evaluation.figures import Figure, Part
from sayso.reading.actors import resolve
from sayso.reading.text import Text
from sayso.records import Actor, Reading, Span

GOLD: Final = Path(__file__).parent.parent / "corpora" / "marked_texts"
WRONG, UNKNOWN, NAMING, ANONYMOUS = 5.0, 12.0, 90.0, 85.0
"""Percent: at most wrong, at most unknown; at least of the speakers' naming right, of the unnamed sources found."""
_OVERLAP: Final = 0.5
_TITLES: Final = re.compile(
    r"^(?:(?:the|an?|mrs?|ms|dr|drs|prof|sens?|reps?|govs?|president|judge|justice|coach|mayor|sir|dame|lord|gen|col|maj|capt|lt|"
    r"sgt|state|councill?or|cllr|rev|professor|senator|representative|governor|captain|sheriff|chief)\b\.?\s+)+"
)
_CLAUSE: Final = re.compile(r",? (?:who|which|that|whose) ")


@dataclass(frozen=True)
class Given:
    """A gold attribution as the resolver takes it."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    addressee: Span | None
    parent: int | None
    is_verbatim: bool = False


@dataclass
class Tally:
    """What was counted over some texts."""

    counts: Counter[str] = field(default_factory=Counter)
    forms: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By what the source is: a pronoun, a name, a description, nothing."""

    def percent(self, what: str, of: str) -> float:
        """One count as a share of another; 0 where there is nothing to count."""
        return 100 * self.counts[what] / self.counts[of] if self.counts[of] else 0.0


def texts(folder: Path, pattern: str) -> list[MarkedText]:
    """The marked texts of all files of a folder that fit a pattern.

    Raises:
        corpora.marked.MarkedError: a file does not hold to the format.
    """
    return [text for path in sorted(folder.glob(pattern)) for text in load(path)]


def given(text: MarkedText) -> list[Given]:
    """The attributions of a marked text, by number; a source in several pieces goes from the first to the last."""
    index = {number: i for i, number in enumerate(text.attributions)}
    return [
        Given(
            (attribution.source[0][0], attribution.source[-1][1]) if attribution.source else None,
            attribution.cue[0] if attribution.cue else None,
            tuple(attribution.content),
            attribution.addressee[0] if attribution.addressee else None,
            None if attribution.parent is None else index[attribution.parent],
        )
        for attribution in text.attributions.values()
    ]


def plain(name: str) -> str:
    """A name without case, article, titles and relative clause."""
    return _TITLES.sub("", _CLAUSE.split(name.lower().replace("’", "'"))[0].strip(' ,.“”"')).strip()


def called(actor: Actor, text: str) -> set[str]:
    """All that an actor goes by."""
    return {plain(actor.name), *(plain(text[start:end]) for start, end in actor.mentions)}


def count(text: MarkedText, speakers: Sequence[Actor | None], matched: Sequence[bool], tally: Tally) -> None:
    """Hold the actors found for the attributions of a text, in order, against the gold, into the tally."""
    gold = [attribution.notes.get("speaker") for attribution in text.attributions.values()]
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for key, actor, is_found in zip(gold, speakers, matched, strict=True):
        if key is not None and key != "?" and actor is not None and is_found:
            votes[actor.id][key] += 1
    for attribution, key, actor, is_found in zip(text.attributions.values(), gold, speakers, matched, strict=True):
        if key is None:
            continue
        tally.counts["gold"] += 1
        if not is_found:
            continue
        form = _form(text.text[slice(*attribution.source[0])] if attribution.source else "")
        verdict = _verdict(text, key, actor, votes)
        tally.counts["matched"] += 1
        tally.counts[verdict] += 1
        tally.forms[form]["matched"] += 1
        tally.forms[form][verdict] += 1
        if key != "?":
            _properties(text.actors[key], actor if verdict == "right" else None, actor, tally)


def _verdict(text: MarkedText, key: str, actor: Actor | None, votes: dict[str, Counter[str]]) -> str:
    if actor is None:
        return "right" if key == "?" else "unknown"
    if key == "?":
        return "wrong"
    name = text.actors[key].get("name", key)
    accepted = {plain(name), *(plain(part) for part in name.split(", "))}
    keys = votes[actor.id]
    merged = keys[key] < max(keys.values(), default=0)
    return "right" if accepted & called(actor, text.text) and not merged else "wrong"


def _properties(gold: dict[str, str], right: Actor | None, any_: Actor | None, tally: Tally) -> None:
    counts = tally.counts
    if right is not None:
        counts["named"] += 1
        counts["naming right"] += right.naming == gold.get("naming")
        counts["kind right"] += right.kind == gold.get("kind")
        for key in ("party", "state"):
            if key in gold:
                counts["affiliation"] += 1
                counts["affiliation right"] += getattr(right, key) == gold[key]
    if gold.get("naming") == "anonymous":
        counts["anonymous"] += 1
        counts["anonymous found"] += any_ is not None and any_.naming == "anonymous"


def _form(source: str) -> str:
    if not source:
        return "none"
    words = source.lower().split()
    if len(words) == 1 and words[0] in _PRONOUNS:
        return "pronoun"
    if words[0] in _DESCRIBES and not any(word[0].isupper() for word in source.split()[1:]):
        return "description"
    return "name or phrase"


_PRONOUNS: Final = frozenset(
    ("he", "she", "it", "they", "i", "we", "you", "him", "her", "them", "his", "their", "its", "who", "me")
)
_DESCRIBES: Final = frozenset(("the", "this", "that", "his", "her", "its", "their", "my", "our"))


def resolved(text: MarkedText) -> tuple[list[Actor | None], list[bool]]:
    """The speakers that the resolver finds where the gold attributions are given to it."""
    cast = resolve(Text.of_lines(text.text), given(text))
    actors = {actor.id: actor for actor in cast.actors}
    return [actors[choice.actor] if choice.actor else None for choice in cast.speakers], [True] * len(cast.speakers)


def read(text: MarkedText) -> tuple[list[Actor | None], list[bool]]:
    """The speakers that a reading of the text finds, and which gold attributions it finds at all."""
    import sayso

    reading = sayso.read(text.text)
    actors = {actor.id: actor for actor in reading.actors}
    pairs = stand_for(text, reading)
    attributions = [reading.attributions[pairs[i]] if i in pairs else None for i in range(len(text.attributions))]
    speakers = [None if found is None else actors.get(found.speaker or "") for found in attributions]
    return speakers, [found is not None for found in attributions]


def stand_for(text: MarkedText, reading: Reading) -> dict[int, int]:
    """Which attribution of a reading stands for which of the gold, by index; the gold's first."""
    candidates = [
        (any(overlap([cue], [read_cue]) for cue in gold.cue for read_cue in attribution.cue), shared, i, j)
        for i, gold in enumerate(text.attributions.values())
        for j, attribution in enumerate(reading.attributions)
        if (shared := overlap(gold.content, attribution.content)) >= _OVERLAP
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def overlap(ours_spans: Iterable[Span], theirs_spans: Iterable[Span]) -> float:
    """Intersection over union of two contents, in characters."""
    ours = {place for start, end in ours_spans for place in range(start, end)}
    theirs = {place for start, end in theirs_spans for place in range(start, end)}
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def measure(folder: Path, tell: Callable[[str], None]) -> Part:
    """Both ways over the texts held back; those for building go into the details.

    Where no text is held back, nothing is judged.
    """
    rows: list[Figure] = []
    details: dict[str, object] = {}
    held = texts(folder, "held_*.txt")
    for label, way in (("gold attributions", resolved), ("end to end", read)):
        for name, some in (("held", held), ("dev", texts(folder, "dev_*.txt"))):
            tell(f"{label}, {name}")
            tally = Tally()
            for text in some:
                count(text, *way(text), tally)
            if name == "held" and held:
                rows += figures(tally, label)
            details[f"{label}, {name}"] = {
                "counts": dict(tally.counts),
                "by source": {form: dict(counts) for form, counts in tally.forms.items()},
            }
    remarks = ["wrong and unknown are shares of the attributions that were found; right is what is left"]
    if not held:
        remarks = ["not measured: there are no texts held back (gold/held_*.txt)"]
    return Part(f"Actors ({len(held)} texts of the project's own, held back)", rows, remarks, details)


def figures(tally: Tally, label: str) -> list[Figure]:
    """Make the rows of the table from what was counted."""
    counts = tally.counts
    of = f"of {counts['matched']:,} speakers, {counts['gold']:,} in the gold"
    return [
        Figure(f"{label}: wrong speaker", tally.percent("wrong", "matched"), "%", 1, most=WRONG, note=of),
        Figure(f"{label}: unknown speaker", tally.percent("unknown", "matched"), "%", 1, most=UNKNOWN),
        Figure(f"{label}: naming right", tally.percent("naming right", "named"), "%", 1, least=NAMING),
        Figure(
            f"{label}: unnamed sources found",
            tally.percent("anonymous found", "anonymous"),
            "%",
            1,
            least=ANONYMOUS,
            note=f"of {counts['anonymous']:,}",
        ),
        Figure(f"{label}: kind right", tally.percent("kind right", "named"), "%", 1),
        Figure(
            f"{label}: party and state right",
            tally.percent("affiliation right", "affiliation"),
            "%",
            1,
            note=f"of {counts['affiliation']:,}",
        ),
    ]
