"""Words and deeds on a line of time: two lanes, days of events and of reports, what has no date apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, Literal, NamedTuple

from sayso.desk.records import StoredAct, StoredArticle
from sayso.desk.search.statements import Hit
from sayso.views.pictures import Picture, Shape, circle, line, rect, text
from sayso.views.reading.acts import standing
from sayso.views.reading.wording import ACT_TYPES

Lane = Literal["said", "done"]
_LANES: Final[dict[Lane, float]] = {"said": 78.0, "done": 178.0}
"""Where the line of each lane stands, in pixels from above."""
_LEFT, _RIGHT, _HEIGHT = 3.0, 97.0, 220.0
_STACK: Final = 5
"""Marks above one another on one place; more stand on the uppermost."""


class Moment(NamedTuple):
    """A statement or an act on the line of time."""

    event: str
    """When it was done, as exact as the text tells it; of a statement empty."""
    reported: str
    """The day of its article; empty where that is not known."""
    lane: Lane
    who: str
    words: str
    standing: str
    """Did not say, might, will and the like; empty of what was plainly said or done."""
    deed: str
    """Of an act its type and to whom it was done; of a statement empty."""
    statement: int | None
    act: int | None
    article: int
    title: str

    @property
    def day(self) -> str:
        """The day it stands at: when it was done, else when it was reported."""
        return self.event or self.reported


def of_statement(hit: Hit, standing: str) -> Moment:
    """Return a statement as a moment; ``standing`` says why it is no plain statement."""
    own = hit.statement
    who = own.speaker.name if own.speaker else "speaker unknown"
    title = _title(own.article)
    return Moment("", own.article.day, "said", who, own.content_text, standing, "", own.id, None, own.article.id, title)


def of_act(act: StoredAct) -> Moment:
    """Return an act as a moment."""
    record = act.record
    who = act.actor.name if act.actor else act.words(record.actor_span) or "somebody unknown"
    recipient = act.recipient.name if act.recipient else act.words(record.recipient_span)
    deed = f"{ACT_TYPES[record.type]} · to {recipient}" if recipient else ACT_TYPES[record.type]
    article = act.article
    return Moment(
        record.date or "",
        article.day,
        "done",
        who,
        act.passage,
        standing(record),
        deed,
        None,
        act.id,
        article.id,
        _title(article),
    )


def _title(article: StoredArticle) -> str:
    return article.title or "Untitled text"


def in_order(moments: Sequence[Moment]) -> list[Moment]:
    """Return moments by their days, the earliest first, those without a date last."""
    return sorted(moments, key=lambda moment: (not moment.day, moment.day, moment.lane, moment.article))


def picture(moments: Sequence[Moment]) -> Picture:
    """Draw the moments that have a date on a real axis of time; how many have none stands beside each lane."""
    dated = [(moment, *_days(moment)) for moment in moments if moment.day]
    ends = [end for _, *days in dated for end in days if end is not None]
    low, high = (min(ends), max(ends)) if ends else (0, 0)
    reach = max(high - low, 1)

    def x(day: int) -> float:
        return (_LEFT + _RIGHT) / 2 if high == low else _LEFT + (_RIGHT - _LEFT) * (day - low) / reach

    shapes = [*_axis(low, high, x(low), x(high)), *_lanes(moments)] if ends else list(_lanes(moments))
    heights: dict[tuple[Lane, int], int] = {}
    for moment, event, reported in dated:
        shapes += _mark(
            moment.lane, None if event is None else x(event), None if reported is None else x(reported), heights
        )
    return Picture("t", "Words and deeds over time", _description(moments), _HEIGHT, tuple(shapes))


def _days(moment: Moment) -> tuple[int | None, int | None]:
    """Return event and report as ordinals of days; a month or a year counts as its first day."""
    event, reported = (_ordinal(day) if day else None for day in (moment.event, moment.reported))
    return event, reported


def _ordinal(day: str) -> int | None:
    parts = [*(int(part) for part in day.split("-")), 1, 1][:3]
    try:
        return date(*parts).toordinal()
    except ValueError:
        return None


def _axis(low: int, high: int, left: float, right: float) -> Iterator[Shape]:
    yield line(_LEFT, 196, _RIGHT, 196, cls="rule")
    if low == high:
        yield text(left, 214, date.fromordinal(low).isoformat(), cls="soft", anchor="middle")
        return
    yield text(left, 214, date.fromordinal(low).isoformat(), cls="soft", anchor="start")
    yield text(right, 214, date.fromordinal(high).isoformat(), cls="soft", anchor="end")


def _lanes(moments: Sequence[Moment]) -> Iterator[Shape]:
    for lane, y in _LANES.items():
        own = [moment for moment in moments if moment.lane == lane]
        undated = sum(not moment.day for moment in own)
        yield text(0, y - 62, f"{lane} {len(own):,}")
        yield text(100, y - 62, f"{undated:,} with no date" if undated else "", cls="soft", anchor="end")
        yield line(_LEFT, y, _RIGHT, y, cls="rule")


def _mark(
    lane: Lane, event: float | None, reported: float | None, heights: dict[tuple[Lane, int], int]
) -> Iterator[Shape]:
    """Draw a full mark at the day of the event, an empty one at the day of its report, a line between."""
    place = event if event is not None else reported
    if place is None:
        return
    step = heights.get((lane, round(place)), 0)
    heights[lane, round(place)] = step + 1
    y = _LANES[lane] - 8 - 9 * min(step, _STACK - 1)
    if event is not None and reported is not None and abs(event - reported) > 0.4:
        yield line(event, y, reported, y, cls="wait")
        yield circle(reported, y, 3.2, cls="report")
    if lane == "done":
        yield rect(place - 0.35, y - 4, 0.7, 8, cls="deed" if event is not None else "deed report")
    else:
        yield circle(place, y, 3.8, cls="word")


def _description(moments: Sequence[Moment]) -> str:
    days = sorted(moment.day for moment in moments if moment.day)
    said = sum(moment.lane == "said" for moment in moments)
    span = f", from {days[0]} to {days[-1]}" if days else ""
    return f"{said:,} said, {len(moments) - said:,} done{span}; {len(moments) - len(days):,} with no date."
