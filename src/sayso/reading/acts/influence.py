"""Reads the fields of domestic influence off the words around an act, by the rows of ``english/data/acts.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, cast

from sayso.english.tables import load
from sayso.model.acts import FoundAct
from sayso.reading.acts.spans import Influence
from sayso.reading.text.spans import touch
from sayso.records import Channel, Span, Topic, Vote

_ACTS = load("acts")
_WORD_ENDS: Final = r"(?!\w)"


def _names(*kinds: str) -> list[str]:
    rows = (category.split() for category in (row["is"] for row in _ACTS.rows))
    return [row[1] for row in rows if row[0] in kinds]


def _patterns(kind: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(name, _ACTS.pattern(name, behind=_WORD_ENDS)) for name in _names(kind)]


def _beginnings(*kinds: str) -> re.Pattern[str]:
    """What finds where words of some kinds begin, in a text in small letters.

    One search for all of them, with no case to fold, takes a tenth of the time of a search for each.
    """
    return re.compile(rf"(?<!\w)(?=(?:{_ACTS.alternatives(*_names(*kinds))}){_WORD_ENDS})")


def _small(text: str) -> str:
    """A text in small letters, every letter in its place."""
    return text.replace("İ", "i").lower()  # the small letter of İ is two characters


CHANNELS: Final = _patterns("channel")
TOPICS: Final = _patterns("topic")
TOPICS_ELSE: Final = [(name.removesuffix("_else"), pattern) for name, pattern in _patterns("else")]
"""Topics by words that are about something else as often, as *charges*; heard where a sentence has no better ones."""
VOTE_FOR = _ACTS.pattern("vote_for")
VOTE_AGAINST = _ACTS.pattern("vote_against")
VOTING = _ACTS.pattern("voting")
# voted 218 to 210 for the tax cut;   vote on Thursday against it
_SIDE = re.compile(r"[^.;:“”\"]{0,40}?\b(?P<side>for|against|in favou?r of|to (?P<do>[a-z]+))\b", re.I)
ENDORSEMENT = _ACTS.pattern("endorsement")
SURE_ENDORSEMENT = _ACTS.pattern("endorsement_sure")
OFFICE = _ACTS.pattern("office")
THREAT = _ACTS.pattern("threat")
RETREAT = _ACTS.pattern("retreat")
NO_ACT = _ACTS.pattern("no_act", behind=_WORD_ENDS)
"""Predicates that tell no act: what people say and think, what becomes of them."""
TYPES: Final = _patterns("type")
"""Types, and the predicates that are acts of this type only."""
_ANY_TYPE: Final = _beginnings("type")
_ANY_WORD: Final = _beginnings("channel", "topic")
_REACH: Final = 90
"""Code points between a predicate and the words that tell of its means."""


def known_predicates(text: str) -> list[int]:
    """Return where words begin that are acts of one type, in code points."""
    return [match.start() for match in _ANY_TYPE.finditer(_small(text))]


class _Hit(NamedTuple):
    name: str
    span: Span


class SentenceWords:
    """The words of one sentence that tell of means and topics, found once for all of its acts."""

    def __init__(self, text: str, sentence: Span, predicates: Sequence[Span]) -> None:
        self.text, self.sentence, self.predicates = text, sentence, predicates
        self.beginnings = [sentence[0] + match.start() for match in _ANY_WORD.finditer(_small(text[slice(*sentence)]))]
        """Where words of means or topics may begin."""
        self.channels = list(self._hits(CHANNELS))
        self.topics = list(self._hits(TOPICS)) or [
            _Hit(name, match.span()) for name, pattern in TOPICS_ELSE for match in pattern.finditer(text, *sentence)
        ]
        self.threats = [match.span() for match in THREAT.finditer(text, *sentence)]

    def _hits(self, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> Iterator[_Hit]:
        for name, pattern in patterns:
            reached = 0
            for start in self.beginnings:
                if start >= reached and (match := pattern.match(self.text, start, self.sentence[1])):
                    yield _Hit(name, match.span())
                    reached = match.end()

    def of(self, act: FoundAct) -> Influence:
        """Read the fields of one of the sentence's acts."""
        means = self._means(act)
        own = self.text[slice(*act.predicate)]
        backs = bool(ENDORSEMENT.match(own)) and act.type in ("SUPPORT", "AGREE")
        endorses = backs and act.bill is None and bool(SURE_ENDORSEMENT.match(own) or self._names_office(act))
        # whom the nurses' union backs for governor is no matter of health
        topics = [hit for hit in self.topics if not (endorses and any(touch(hit.span, first) for first in act.actors))]
        topic = min(topics, key=lambda hit: self._topic_distance(hit, act), default=None)
        return Influence(
            channel=None if means is None else cast(Channel, means.name),
            # a verb that is a means by itself is the predicate: sued
            means=None if means is None or touch(means.span, act.predicate) else means.span,
            topic=None if topic is None else cast(Topic, topic.name),
            issue=act.bill or (None if topic is None else topic.span),
            vote=self._vote(act),
            is_electoral_threat=any(self._nearest(span) == act.predicate for span in self.threats),
            is_endorsement=endorses,
        )

    def _means(self, act: FoundAct) -> _Hit | None:
        """The means nearest to a predicate, of those that are no nearer to another one."""
        own = [hit for hit in self.channels if self._nearest(hit.span) == act.predicate]
        own = [hit for hit in own if _distance(hit.span, act.predicate) <= _REACH]
        parts = [*act.actors, *act.recipients]
        # a court may be the one who acts; a television station as a party is no means
        own = [hit for hit in own if hit.name == "court" or not any(touch(hit.span, part) for part in parts)]
        return min(own, key=lambda hit: _distance(hit.span, act.predicate), default=None)

    def _nearest(self, span: Span) -> Span:
        return min(self.predicates, key=lambda predicate: (_distance(span, predicate), predicate))

    def _topic_distance(self, hit: _Hit, act: FoundAct) -> tuple[int, int]:
        """What is in the bill counts first, what is in the name of the actor last."""
        in_bill = act.bill is not None and touch(hit.span, act.bill)
        in_actor = any(touch(hit.span, actor) for actor in act.actors)
        return (0 if in_bill else 2 if in_actor else 1), _distance(hit.span, act.predicate)

    def _vote(self, act: FoundAct) -> Vote | None:
        own, end = self.text[slice(*act.predicate)], act.predicate[1]
        if VOTING.match(own):
            side = _SIDE.match(self.text, end, self.sentence[1])
            if side is None:
                return None
            if side["do"]:
                return "for" if VOTE_FOR.match(side["do"]) else "against" if VOTE_AGAINST.match(side["do"]) else None
            return "against" if side["side"].lower() == "against" else "for"
        if act.bill is None and not act.recipients:
            return None
        if act.type == "SUPPORT" and VOTE_FOR.match(own):
            return "for"
        return "against" if act.type == "REJECT" and act.bill is not None and VOTE_AGAINST.match(own) else None

    def _names_office(self, act: FoundAct) -> bool:
        return any(OFFICE.search(self.text, recipient[0], self.sentence[1]) for recipient in act.recipients)


def _distance(first: Span, second: Span) -> int:
    """Code points between two spans; 0 where they touch."""
    return max(0, first[0] - second[1], second[0] - first[1])
