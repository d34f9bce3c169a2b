"""Who really speaks: from the words of sources to the people, groups and documents behind them."""

from sayso.reading.actors.cast import Cast, Choice, Mention, Name, Telling
from sayso.reading.actors.resolution.resolver import resolve

__all__ = ["Cast", "Choice", "Mention", "Name", "Telling", "resolve"]
