"""The date of an act: the time that its clause tells, resolved against the day of publication.

    published on Thursday, 10 May 2018
    The union endorsed Quill on Tuesday morning.            2018-05-08
    The Senate will vote on Jan. 3.                         2019-01-03
    Two days later, the aide resigned.                      two days after the last date of the article

The rows of ``english/data/dates.toml`` and ``calendar.toml`` find expressions; the arithmetic is dateutil's.  Of
several in a sentence the nearest counts that stands in the clause of the act and belongs to no verb of saying.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

from sayso.english.calendar import MONTHS, WEEKDAYS
from sayso.english.closed_classes import ARTICLES, NUMBERS, PHRASE_ENDS, POSSESSIVES, VAGUE
from sayso.english.tables import load
from sayso.reading.factuality.reporting_words import words as reporting_words
from sayso.records import Span

_SHOWN: Final = {"day": len("2018-05-08"), "month": len("2018-05"), "year": len("2018")}
_DATES: Final = load("dates")
_TODAY: Final = _DATES.mapping("today", "offset", int)
_THAT_DAY: Final = _DATES.mapping("that_day", "offset", int)
_UNIT: Final = _DATES.mapping("unit", "unit", str)
_TIMES: Final = _DATES.mapping("unit", "times", int)
_EXACT: Final = _DATES.mapping("unit", "exact", str)
_DIRECTION: Final = _DATES.mapping("direction", "offset", int)
_FORTH: Final = _DATES.mapping("forth", "offset", int)
_HOLIDAY: Final = _DATES.mapping("holiday", "rule", str)
_PLAINLY: Final = _DATES.words("plainly")
_NUMBER: Final = {"a": 1, "an": 1} | {word: number for word, number in NUMBERS.items() if word not in VAGUE}
_BEFORE_PREDICATE: Final = 60
"""Code points before a predicate in which its helping verbs are looked for."""
_NOUN_BEHIND: Final = 24
"""Code points behind "Monday's" in which the deed may stand as a noun: in Monday's vote."""


def act_date(text: str, predicate: Span, sentence: Span, published: date | None, before: date | None) -> str | None:
    """Return the ISO date of an act, as exact as it is stated (``2018-05-08``, ``2018-05``, ``2018``), or None.

    ``predicate`` and ``sentence`` are ``[start, end)`` in code points of ``text``.  "On Tuesday" is resolved against
    ``published``, "the same day" and "two days later" against ``before``, the last date resolved in the article.
    None where the sentence tells no date of the act, or one that hangs on a day that is not known.
    """
    clause = _Clause(text[slice(*sentence)], predicate[0] - sentence[0], predicate[1] - sentence[0])
    expressions = [expression for expression in _expressions().finditer(clause.text) if clause.holds(expression)]
    if not expressions:
        return None
    resolver = _Resolver(published, before, clause.lies_ahead)
    for expression in sorted(expressions, key=clause.distance):
        try:
            resolved = resolver.resolve(expression)
        except (ValueError, OverflowError):  # Feb. 30
            continue
        if resolved is not None:
            day, precision = resolved
            return day.isoformat()[: _SHOWN[precision]]
    return None


def last_day(text: str, published: date | None) -> date | None:
    """Return the last day that a stretch tells, or None: what "the same day" means behind it."""
    resolver = _Resolver(published, None, lies_ahead=False)
    for expression in reversed(list(_expressions().finditer(text))):
        try:
            resolved = resolver.resolve(expression)
        except (ValueError, OverflowError):  # Feb. 30
            continue
        if resolved is not None and resolved[1] == "day":
            return resolved[0]
    return None


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence, and where its predicate stands in it."""

    text: str
    start: int
    end: int

    @property
    def lies_ahead(self) -> bool:
        """Whether helping words before the predicate put it into the future: will meet, plans to meet."""
        before = _expressions().sub("", self.text[max(0, self.start - _BEFORE_PREDICATE) : self.start])
        return bool(_AHEAD.search(re.split(r"[,;“”\"]", before)[-1]))

    def distance(self, expression: re.Match[str]) -> int:
        """How many words stand between an expression and the predicate."""
        start, end = expression.span()
        between = self.text[end : self.start] if end <= self.start else self.text[self.end : start]
        return len(between.split())

    def holds(self, expression: re.Match[str]) -> bool:
        """Whether an expression may tell when the predicate took place."""
        start, end = expression.span()
        before = self.text[:start]
        if (start < self.end and self.start < end) or _NO_DATE.search(before):
            return False
        if self._names_a_thing(expression) and not (expression["noun"] and _AT.search(before)):
            return 0 <= self.start - end <= _NOUN_BEHIND and "," not in self.text[end : self.start]
        is_said = expression["today"] and len(_QUOTE.findall(before)) % 2  # the day of a speech, which nobody told
        if is_said or self._follows_a_saying(before):
            return False
        if end <= self.start:
            return not _parts(before, self.text[end : self.start], aside=True)
        participle = _participle(before)
        is_of_another = participle is not None and participle >= self.end  # under a deal | reached in April
        return not is_of_another and not _parts(self.text[: self.start], self.text[self.end : start], aside=False)

    def _names_a_thing(self, expression: re.Match[str]) -> bool:
        """Whether an expression says which thing is meant: Monday's vote, the July vote, in 2020 primaries."""
        if expression["noun"]:
            return True
        before, behind = self.text[: expression.start()], _NOUN.match(self.text, expression.end())
        if behind is None:
            return False
        is_year = (
            expression["year5"] is not None and bool(_AMID.search(before)) and behind[1].lower() not in PHRASE_ENDS
        )
        return is_year or (expression["day1"] is None and bool(_DETERMINED.search(before)) and behind[1].islower())

    def _follows_a_saying(self, before: str) -> bool:
        """Whether the date is that of a verb of saying before it, other than the predicate: said | on Tuesday."""
        for token in reversed(list(_TOKEN.finditer(before))):
            if token.start() < self.end and self.start < token.end():
                return False
            if _is_saying(token[0]):
                return True
            if token[0].lower() not in _PLAINLY:
                return False
        return False


def _is_saying(word: str) -> bool:
    """Whether a word is a verb of saying, and no noun: said, stated; not: the state, his claims."""
    known = reporting_words().get(word)
    if known is None or not known.is_verb or known.type != "assertion":
        return False
    return known.base == "say" or (known.base != word and not word.endswith("s"))


def _participle(before: str) -> int | None:
    """Where a participle of another verb stands at most one word before a date: a letter | mailed on Monday."""
    tokens = list(_TOKEN.finditer(before))
    for place in range(len(tokens) - 1, max(len(tokens) - 3, -1), -1):
        if re.fullmatch("[a-z]+ed", tokens[place][0]):
            joined = place > 0 and tokens[place - 1][0] in (",", *_DATES.words("and"))
            return None if joined else tokens[place].start()
    return None


def _parts(before: str, between: str, *, aside: bool) -> bool:
    """Whether date and predicate stand in clauses of their own.

    ``before`` is what precedes the first of the two, ``between`` what stands between them.  With ``aside``, the date is
    the first; what commas shut in with other words is such a clause: Orr, elected in 2010, | praised.
    """
    between = _ASIDE.sub("", between)
    if _SEPARATES.search(between):
        return True
    if aside:
        verbs = [token for token in _TOKEN.finditer(between) if _is_saying(token[0])]
        if verbs and not _AND.search(between, verbs[-1].end()):  # On Monday, Orr said | she was fired
            return True
    if "," not in between:
        return False
    segment = re.split(r"[,:;“”\"]", before)
    if _SUBORDINATE.match(segment[-1]):  # When the union sued | in March, the mayor | resigned
        return True
    if aside and _participle(before) is not None:  # In a letter mailed | on Monday, Orr | accused
        return True
    return aside and len(segment) > 1 and any(word not in _PLAINLY for word in segment[-1].lower().split())


@dataclass(frozen=True, slots=True)
class _Resolver:
    """What a date is told from: the day of publication, the date told before, and whether the act lies ahead."""

    published: date | None
    before: date | None
    lies_ahead: bool

    def resolve(self, expression: re.Match[str]) -> tuple[date, str] | None:
        """The first day that an expression may mean, and how exact it is; None where it cannot be known.

        Raises:
            ValueError: there is no such day.
        """
        parts = {name.rstrip("123456"): part for name, part in expression.groupdict().items() if part}
        if "iso" in parts:
            return date.fromisoformat(parts["iso"]), "day"
        if "unit" in parts:
            return self._counted(parts)
        if "that_day" in parts:
            return _moved(self.before, "days", _THAT_DAY[_plain(parts["that_day"])])
        if "today" in parts:
            return _moved(self.published, "days", _TODAY[_plain(parts["today"])])
        return self._named(parts, _DIRECTION.get(parts.get("direction", "").lower()))

    def _counted(self, parts: dict[str, str]) -> tuple[date, str] | None:
        """Last week; two days ago; two days later."""
        unit = parts["unit"].lower()
        if "number" not in parts:
            return _moved(self.published, unit, _DIRECTION.get(parts.get("direction", "").lower(), 0))
        number = parts["number"].lower()
        count = int(number) if number.isdigit() else _NUMBER[number]
        if "back" in parts:
            return _moved(self.published, unit, -count)
        return _moved(self.before, unit, count * _FORTH[parts["forth"].lower()])

    def _named(self, parts: dict[str, str], direction: int | None) -> tuple[date, str] | None:
        """A month, a holiday, a year, a weekday."""
        year = int(parts["year"]) if "year" in parts else None
        if "month" in parts:
            month = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(parts["month"].lower()))
            day = int(parts.get("day", 1))
            precision: str = "day" if "day" in parts else "month"
            return self._nearest(lambda year: date(year, month, day), precision, direction, year)
        if "holiday" in parts:
            rule = _HOLIDAY[_plain(parts["holiday"])]
            return self._nearest(lambda year: _holiday(rule, year), "day", direction, year)
        if year is not None:
            return date(year, 1, 1), "year"
        day_of_week = self._weekday(WEEKDAYS.index(parts.get("weekday", "saturday").lower()), direction)
        return None if day_of_week is None else (day_of_week, "day" if "weekday" in parts else "month")

    def _weekday(self, index: int, direction: int | None) -> date | None:
        """Tuesday, the last or the next as the act lies; "last" is before publication, "next" in the week after."""
        if self.published is None:
            return None
        if direction == 1:
            return _shifted(_shifted(self.published, days=1, weekday=weekday(0, 1)), days=index)
        if direction == -1:
            return _shifted(self.published, days=-1, weekday=weekday(index, -1))
        return _shifted(self.published, weekday=weekday(index, 1 if self.lies_ahead else -1))

    def _nearest(
        self, of: Callable[[int], date], precision: str, direction: int | None, year: int | None
    ) -> tuple[date, str] | None:
        """The day that ``of`` gives for the year told, or else for the one before or after publication."""
        if year is not None:
            return of(year), precision
        if self.published is None:
            return None
        published = self.published.replace(day=1) if precision == "month" else self.published
        days = [of(published.year + shift) for shift in (-1, 0, 1)]
        if direction == 1 or (self.lies_ahead and direction != -1):
            return min(day for day in days if day > published or (day == published and direction != 1)), precision
        return max(day for day in days if day < published or (day == published and direction != -1)), precision


def _moved(day: date | None, unit: str, count: int) -> tuple[date, str] | None:
    """A day so many units away, and how exact that is."""
    if day is None:
        return None
    return _shifted(day, **{_UNIT[unit]: count * _TIMES[unit]}), _EXACT[unit]


def _holiday(rule: str, year: int) -> date:
    """The day of a holiday in a year, by its rule in ``dates.toml``."""
    if rule == "easter":
        sunday: date = easter(year)
        return sunday
    month, day, *which = rule.split()
    if not which:
        return date(year, int(month), int(day))
    number = int(which[0])
    edge = date(year, int(month), 1) if number > 0 else _shifted(date(year, int(month), 1), day=31)
    return _shifted(edge, weekday=weekday(WEEKDAYS.index(day), number))


def _shifted(start: date, **shift: object) -> date:
    """A day moved as `relativedelta` says."""
    moved: date = start + relativedelta(**shift)
    return moved


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().replace("’", "'").split())


def _any(words: Iterable[str]) -> str:
    """An alternation of words and phrases, the longest first, with any apostrophe and any white space."""
    phrases = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in phrases)


@cache
def _expressions() -> re.Pattern[str]:
    """Every expression of time; months, weekdays and holidays have a capital."""
    month = _any({name[:letters].capitalize() for name in MONTHS for letters in (3, 4, len(name))})
    units = _any(_UNIT)
    direction = rf"(?i:{_any(_DIRECTION)})"
    at = rf"(?i:(?:{_any(_DATES.words('at'))}))\s+(?:(?i:{_any(_DATES.words('within'))})[\s-]+)?"
    year = r"(?:18|19|20)\d\d(?![\d-]|s\b)"
    holidays = _any(holiday.title().replace("'S", "'s").replace(" Of ", " of ") for holiday in _HOLIDAY)
    alternatives = [
        r"(?P<iso>\d{4}-\d\d-\d\d)",
        rf"(?P<day1>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month1>{month})\b\.?(?:,?\s+(?P<year1>{year}))?",
        rf"(?P<month2>{month})\b\.?\s+(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:\d|,\d)(?:,?\s+(?P<year2>{year}))?",
        rf"(?P<month3>{month})\b\.?,?\s+(?:of\s+)?(?P<year3>{year})",
        rf"(?:{at}|(?P<direction1>{direction})\s+)(?P<month4>{month})\b(?:\.?,?\s+(?:of\s+)?(?P<year6>{year}))?(?!\.?\s+\d)",
        rf"(?:(?P<direction2>{direction})\s+)?(?P<holiday>{holidays})\b(?:,?\s+(?P<year4>{year}))?",
        rf"(?:(?P<direction3>{direction})\s+)?(?P<weekday>{_any(map(str.capitalize, WEEKDAYS))})\b"
        rf"(?!,?\s+(?:{month})\.?\s+\d)",
        rf"{at}(?P<year5>{year})",
        rf"(?i:(?P<that_day>{_any(_THAT_DAY)}))\b",
        rf"(?i:(?P<today>{_any(_TODAY)}))\b",
        rf"(?i:(?P<number>\d+|{_any(_NUMBER)})\s+(?P<unit1>{units})\s+(?:(?P<back>{_any(_DATES.words('back'))})"
        rf"|(?P<forth>{_any(_FORTH)}))\b(?!\s+(?:the|a|an|he|she|it|they)\b))",
        rf"(?<!the )(?:(?P<direction4>{direction})\s+|(?i:over|during)\s+the\s+)(?P<weekend>weekend)\b",
        rf"(?<!the )(?P<direction5>{direction})\s+(?i:(?P<unit2>{units}))\b",
        rf"(?i:\bthe\s+end\s+of\s+the\s+(?P<unit3>{units})\b|\b(?P<unit4>{units})['’]s\s+end\b)",
    ]
    return re.compile(rf"\b(?:{'|'.join(alternatives)})(?P<noun>['’]s\b)?")


_CLAUSE: Final = _any(_DATES.words("clause"))
_AHEAD: Final = load("factuality").pattern("future", "modal")
_NO_DATE: Final = re.compile(rf"\b(?:{_any(_DATES.words('no_date'))})\s+(?:(?:{_any(ARTICLES)})\s+)?$", re.I)
_DETERMINED: Final = re.compile(rf"\b(?:{_any(ARTICLES | POSSESSIVES)})\s+$", re.I)
_NOUN: Final = re.compile(r"\s+([A-Za-z]+)")
_TOKEN: Final = re.compile(r"[\w'’]+|[^\w\s]")
_ASIDE: Final = re.compile(
    rf"{_DATES.alternatives('aside')}|“[^“”]*”|\"[^\"]*\"|\([^()]*\)|,\s+(?:{_CLAUSE})\b[^,]*(?=,)"
)
_SEPARATES: Final = re.compile(rf"[;:—“”\"()]|\s–\s|\b(?:{_CLAUSE})\b|,\s+[a-z]+(?:ed|ing)\b")
_SUBORDINATE: Final = re.compile(rf"\s*(?:{_CLAUSE})\b", re.I)
_AMID: Final = re.compile(r"[^\s,;:“”\"]\s+$")
_AT: Final = re.compile(rf"\b(?:{_any(_DATES.words('at_thing'))})\s+$", re.I)
_QUOTE: Final = re.compile(r"[“”\"]")
_AND: Final = re.compile(rf"\b(?:{_any(_DATES.words('and'))})\b", re.I)
