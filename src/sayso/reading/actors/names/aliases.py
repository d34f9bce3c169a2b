"""Other names that a text introduces: abbreviations, nicknames, names of the stage."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Final

from sayso.reading.actors.names.types import Run
from sayso.reading.text.words import Words

_ABBREVIATED: Final = (["("], [",", "or"], ["(", "the"], [",", "known", "as"])
_CALLED: Final = frozenset({"known", "called", "nicknamed", "dubbed"})

_PASSIVE: Final = frozenset({"whom", "who", "is", "was", "everybody", "everyone"})


def _is_called(between: list[str]) -> bool:
    """Whether one is called the other: "whom everybody called", "also known as"; not "Roe called Pike a liar"."""
    if "known" in between[-4:]:
        return True
    return bool(_CALLED & set(between[-4:])) and (bool(_PASSIVE & set(between)) or between[0] in {",", "("})


def introduced(runs: list[Run], words: Words) -> dict[int, int]:
    """The first word of every run that is another's name -> the first word of a run of that other.

    A run that an abbreviation shows to be a group's (Médecins de la Route, or MDR) becomes one.
    """
    out: dict[int, int] = {}
    alike: defaultdict[tuple[str, ...], list[Run]] = defaultdict(list)
    for run in runs:
        alike[run.words].append(run)
    for left, right in pairwise(runs):
        between = words.lower[left.last : right.first]
        if between in (["is"], ["was"]) and len(left.words) == 1 and right.type == "person":
            # Tip is Lester Crain
            out.update((run.first, right.first) for run in alike[left.words])
        elif (
            left.type == "person" and _is_called(between) and words.sentence[left.first] == words.sentence[right.first]
        ):
            # Lester Crain, whom everybody called Tip
            out.update((run.first, left.first) for run in alike[right.words] if run.first >= right.first)
        elif between in _ABBREVIATED and len(right.words) == 1 and len(left.words) > 1:
            out[right.first] = left.first
            if left.type == "person" and left.words[0][0] == right.words[0][0]:
                left.type, left.person = "group", None
    return out


def inverted(runs: list[Run], words: Words) -> dict[int, int]:
    """The first word of every given name behind its surname in a label -> that of the surname: Halloran, Jess:"""
    return {
        right.first: left.first
        for left, right in pairwise(runs)
        if words.lower[left.last : right.first] == [","] and words.word[right.last : right.last + 1] == [":"]
        if len(left.words) == len(right.words) == 1 and right.type not in {"place", "group"}
        if words.text[: words.start[left.first]][-1:] in {"", "\n"}
    }
