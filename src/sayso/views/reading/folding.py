"""Fold what is unsure: attributions with a low score are counted, and shown only if all are asked for."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final

from sayso.settings import setting
from sayso.views.reading.outline import Entry
from sayso.views.reading.wording import score


@dataclass(frozen=True)
class Folding:
    """Which attributions of a reading a view folds."""

    everything: bool = False
    """Whether all are shown."""
    checked: Container[str] = ()
    """The ids of attributions that a person has checked: these are never folded."""

    def divide(self, entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
        """Divide entries into those that are shown and those that are folded, in order."""
        shown: list[Entry] = []
        folded: list[Entry] = []
        for entry in entries:
            attribution = entry.attribution
            is_shown = self.everything or attribution.id in self.checked or not is_unsure(attribution.score)
            (shown if is_shown else folded).append(entry)
        return shown, folded


USUAL: Final = Folding()
"""Folds every attribution with a low score."""


def is_unsure(value: float) -> bool:
    """Return whether a score, 0 to 1, is so low that views fold the attribution: see the setting ``unsure_score``."""
    return value < setting("unsure_score")


def more_unsure(number: int) -> str:
    """Return the words for what is folded: "12 more, unsure (score below .60)"."""
    return f"{number:,} more, unsure (score below {score(setting('unsure_score'))})"
