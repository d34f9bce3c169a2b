"""From the acts that the network found to those of a reading: parties, factuality, date, attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, product
from typing import Final

from sayso.english.closed_classes import ARTICLES, JOINTS, RELATIVES
from sayso.model.acts import FoundAct
from sayso.reading.acts.dates import act_date, last_day
from sayso.reading.acts.influence import NO_ACT, RETREAT, TYPES, SentenceWords
from sayso.reading.acts.scores import calibrate
from sayso.reading.acts.spans import ActSpans
from sayso.reading.attributions.spans import AttributionSpans, extent
from sayso.reading.factuality.predicate import Predicate
from sayso.reading.factuality.status import status
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans, touch
from sayso.records import Factuality, Span
from sayso.settings import setting

MOST_MEMBERS: Final = 4
"""Members of a list that take part in an act each; a longer list is one."""
TOLD_BEFORE: Final = 300
"""Code points before a sentence in which the day is looked for that it may mean by "the same day"."""
DOUBTED: Final = -0.3
"""A predicate that the network thinks less factual than this did not happen, whatever the tables say."""
SIDE_BY_SIDE: Final = 20
"""Code points between two predicates that may be one: launched a scathing attack."""
_EDGE: Final = " \t\n,;:—–-\"“”'‘’"
_JOINT: Final = re.compile(r",? and |, ")
_CLOSING: Final = re.compile(r"[^()\n]{0,20}\)")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_WORD: Final = re.compile(r"[^\s,;]+")
# the manager of neglect | and;   the aide | who
_LOOSE_ENDS: Final = JOINTS | RELATIVES | ARTICLES
# Union sues mayor⏎ | The union sued the mayor on Tuesday.
_LEDE: Final = re.compile(r"^.*[.!?][\"”’)]*$", re.MULTILINE)
_NEGATION: Final = re.compile(r"\b(?:not|never|no|without|nor|neither|fail\w*|refus\w*|declin\w*)\b|n['’]t\b", re.I)


def add_acts(  # noqa: PLR0913 -- a text with all that is known of it
    text: Text,
    found_acts: Sequence[FoundAct],
    attributions: Sequence[AttributionSpans],
    names: Spans,
    published: date | None,
    *,
    is_calibrated: bool = True,
) -> list[ActSpans]:
    """Make the acts of a text, in text order, of what the network found in it.

    ``names`` are those of people and organisations, by which a list falls into its members; ``published`` is the day
    against which dates are resolved.  Unless ``is_calibrated``, acts and scores are the networks'.

    Raises:
        UsageError: the setting ``least_act_score`` in the environment is no number.
    """
    least = setting("least_act_score")
    likely = [
        act
        for act in found_acts
        if (act.actors or act.recipients or act.bill) and not NO_ACT.match(text.plain, act.predicate[0])
    ]
    reader = _Reader(text, attributions, names, published)
    by_sentence = groupby(likely, key=lambda act: reader.sentence(act.predicate))
    acts = [act for sentence, group in by_sentence for act in reader.read(sentence, _distinct(list(group)))]
    acts = _dated_by_lede(text, acts)
    return [act for act in (calibrate(acts, names, text.plain) if is_calibrated else acts) if act.score >= least]


def _dated_by_lede(text: Text, acts: Sequence[ActSpans]) -> list[ActSpans]:
    """Give acts of the headline, which has no date, that of the same deed in the lede: *kills*, killed on Thursday."""
    lede = _LEDE.search(text.plain)
    if lede is None:
        return list(acts)
    dated = [act for act in acts if act.date is not None and lede.start() <= act.predicate[0] < lede.end()]
    return [
        replace(act, date=same)
        if act.date is None
        and act.predicate[1] <= lede.start()
        and (same := next((other.date for other in dated if _is_told_again(text, act, other)), None))
        else act
        for act in acts
    ]


def _is_told_again(text: Text, act: ActSpans, other: ActSpans) -> bool:
    """Whether two acts have the same type, or predicates that begin alike."""
    first, second = (text.plain[slice(*found.predicate)].lower()[:4] for found in (act, other))
    return act.type == other.type or first == second


def _distinct(found_acts: Sequence[FoundAct]) -> list[FoundAct]:
    """The acts of a sentence without those that tell another one again, in other words: *ran* radio *ads*.

    Acts of one deed have the same parties, and the same type or predicates side by side; the likeliest stays.
    """
    kept: list[FoundAct] = []
    for act in sorted(found_acts, key=lambda act: -act.score):
        if not any(_is_again(act, likelier) for likelier in kept):
            kept.append(act)
    return sorted(kept, key=lambda act: act.predicate)


def _is_again(act: FoundAct, likelier: FoundAct) -> bool:
    same_parties = act.recipients == likelier.recipients and (
        act.actors == likelier.actors or not act.actors or not likelier.actors
    )
    near = max(act.predicate[0] - likelier.predicate[1], likelier.predicate[0] - act.predicate[1]) <= SIDE_BY_SIDE
    if same_parties and act.bill == likelier.bill:
        return near or act.type == likelier.type
    # the lesser of two neighbours without a party of its own: filed a complaint
    return near and not act.recipients and act.type == likelier.type


class _Reader:
    """Reads the acts of one text, sentence by sentence, in text order."""

    def __init__(
        self, text: Text, attributions: Sequence[AttributionSpans], names: Spans, published: date | None
    ) -> None:
        self.text, self.attributions, self.names, self.published = text, attributions, names, published
        self.contents = Spans({span for attribution in attributions for span in attribution.content})
        self.told_by: dict[Span, int] = {
            span: number for number, attribution in enumerate(attributions) for span in attribution.content
        }
        """A piece of content -> the last attribution that has it."""
        self.before: date | None = None
        """The last day told: that of "the same day"."""

    def sentence(self, predicate: Span) -> Span:
        """The sentence in which a predicate stands."""
        sentences = self.text.sentences
        return sentences.start(predicate[0]), max(sentences.end(predicate[0]), predicate[1])

    def read(self, sentence: Span, found_acts: Sequence[FoundAct]) -> Iterator[ActSpans]:
        """Yield the acts of a sentence."""
        words = SentenceWords(self.text.plain, sentence, [act.predicate for act in found_acts])
        told = self.text.plain[max(0, sentence[0] - TOLD_BEFORE) : sentence[0]]
        self.before = last_day(told, self.published) or self.before
        for act in found_acts:
            actors, recipients = self._parties(act.actors), self._parties(act.recipients)
            number = self._attribution(act.predicate)
            day = act_date(self.text.plain, act.predicate, sentence, self.published, self.before)
            self._remember(day)
            for actor, recipient in _pairs(actors, recipients):
                if actor is not None and recipient is not None and touch(actor, recipient):
                    continue
                yield ActSpans(
                    predicate=act.predicate,
                    type=self._type(act, sentence),
                    score=act.score,
                    actor=actor,
                    recipient=recipient,
                    bill=None if act.bill is None else self._trimmed(act.bill),
                    place=None if act.place is None else self._trimmed(act.place),
                    date=day,
                    factuality=self._factuality(act, actor, recipient, sentence, number),
                    attribution=number,
                    influence=words.of(act),
                    evidence=act.evidence,
                )

    def _remember(self, day: str | None) -> None:
        if day is not None and len(day) == len("2018-05-08"):
            self.before = date.fromisoformat(day)

    def _type(self, act: FoundAct, sentence: Span) -> str:
        """The type; by the table where the predicate has one only, as *endorsed*, else by the network.

        CONCEDE and RETREAT are told apart by the words from the predicate on.
        """
        by_word = (name for name, pattern in TYPES if pattern.match(self.text.plain, act.predicate[0]))
        if (name := next(by_word, None)) is not None:
            return name
        if act.type not in ("CONCEDE", "RETREAT"):
            return act.type
        behind = self.text.plain[act.predicate[0] : min(sentence[1], act.predicate[1] + len(" called off"))]
        return "RETREAT" if RETREAT.match(behind) else "CONCEDE"

    def _parties(self, spans: Sequence[Span]) -> list[Span]:
        """The spans of a part, each member of a list by itself."""
        members = [member for span in spans if (trimmed := self._trimmed(span)) for member in self._members(trimmed)]
        return (
            list(dict.fromkeys(members))
            if len(members) <= MOST_MEMBERS
            else [s for s in map(self._trimmed, spans) if s]
        )

    def _members(self, span: Span) -> list[Span]:
        """The members of a list of names: Reps. Jim Roe, Ann Poe and Bo Coe."""
        names = sorted(self.names.near(*span))
        names = [name for name in names if span[0] <= name[0] and name[1] <= span[1]]
        joints = [
            joint for joint in _JOINT.finditer(self.text.plain, *span) if not any(touch(joint.span(), n) for n in names)
        ]
        if not joints or not joints[-1].group().endswith("and "):
            return [span]
        edges = [span[0], *(edge for joint in joints for edge in joint.span()), span[1]]
        parts = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
        if not 2 <= len(parts) <= MOST_MEMBERS:
            return [span]
        is_list = all(any(touch(part, name) for name in names) for part in parts)
        return [trimmed for part in parts if (trimmed := self._trimmed(part))] if is_list else [span]

    def _trimmed(self, span: Span) -> Span | None:
        """A span without marks at its edges and without a possessive; None if nothing is left."""
        words = self.text.plain[slice(*span)]
        start = span[0] + len(words) - len(words.lstrip(_EDGE))
        end = span[1] - (len(words) - len(words.rstrip(_EDGE)))
        if start >= end:
            return None
        whole = [word.span() for word in _WORD.finditer(self.text.plain, start, end)]
        while len(whole) > 1 and self.text.plain[slice(*whole[0])].lower() in JOINTS:
            del whole[0]
        while len(whole) > 1 and self.text.plain[slice(*whole[-1])].lower() in _LOOSE_ENDS:
            del whole[-1]
        start, end = whole[0][0], whole[-1][1]
        possessive = _POSSESSIVE.search(self.text.plain[start:end])
        end -= 0 if possessive is None else len(possessive.group())
        # John Barrow (D | -Ga.)
        closing = _CLOSING.match(self.text.plain, end)
        if closing is not None and self.text.plain.count("(", start, end) > self.text.plain.count(")", start, end):
            end = closing.end()
        return (start, end) if start < end else None

    def _attribution(self, predicate: Span) -> int | None:
        """The attribution in whose content a predicate stands: the shortest content."""
        holding = [s for s in self.contents.near(*predicate) if s[0] <= predicate[0] and predicate[1] <= s[1]]
        return self.told_by[min(holding, key=lambda s: s[1] - s[0])] if holding else None

    def _factuality(
        self, act: FoundAct, actor: Span | None, recipient: Span | None, sentence: Span, number: int | None
    ) -> Factuality:
        """Whether the deed was done: by the tables, and where they see nothing by the network."""
        subject = next((span for span in (actor, recipient) if span is not None and span[1] <= act.predicate[0]), None)
        behind = (act.predicate[1], max(sentence[1], act.predicate[1] + 1))
        rest = [
            span for span in (recipient, actor) if span is not None and span != subject and span[0] >= act.predicate[1]
        ]
        predicate = Predicate(subject, act.predicate, tuple(sorted(rest)[:1]) or (behind,))
        if number is None:
            own = status(self.text, predicate)
        else:
            outer = self.attributions[number]
            own = status(self.text, predicate, extent(outer.content), outer.predicate, outer.status)
        if own.factuality == "actual" and act.factuality < DOUBTED:
            before = self.text.plain[sentence[0] : act.predicate[0]]
            return "negated" if _NEGATION.search(before) else "hypothetical"
        return own.factuality


def _pairs(actors: Sequence[Span], recipients: Sequence[Span]) -> Iterator[tuple[Span | None, Span | None]]:
    """Every actor with every recipient; None where there is none."""
    nobody: list[Span | None] = [None]
    return product(actors or nobody, recipients or nobody)
