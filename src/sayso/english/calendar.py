"""Weekdays, months, feasts and seasons, in small letters."""

from __future__ import annotations

from typing import Final

from sayso.english.tables import load

_CALENDAR: Final = load("calendar")

WEEKDAYS: Final = _CALENDAR.listed("weekday")
"""From Monday to Sunday."""
MONTHS: Final = _CALENDAR.listed("month")
"""From January to December."""
FEASTS: Final = _CALENDAR.words("feast")
"""Easter and the like."""
DAYS_AND_MONTHS: Final = frozenset(WEEKDAYS) | frozenset(MONTHS)
"""Weekdays and months in full."""
TIMES: Final = _CALENDAR.words("weekday", "month", "feast", "season", "short_weekday", "short_month")
"""All words for a time of the week or the year."""
STOPPED: Final = _CALENDAR.words("stop")
"""Short months behind which a full stop ends no sentence: Oct."""
