"""Other names that a text introduces: abbreviations, nicknames, names of the stage."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import Final

from sayso.english.tables import load
from sayso.reading.actors.names.types import Run
from sayso.reading.text.words import Words

_ABBREVIATED: Final = (["("], [",", "or"], ["(", "the"], [",", "known", "as"])
_CALLED: Final = frozenset({"known", "called", "nicknamed", "dubbed"})

# From: | Halloran, Jess | <jess@courier.example>   > *From:* | Halloran, Jess   By | Halloran, Jess
_BEFORE_NAME: Final = re.compile(
    rf"[>*_ \t]{{0,40}}(?:(?:from|{load('attributions').alternatives('mail_field')})[*_]{{0,2}}:|by:?)"
    r"[*_\"'“ \t]{1,9}",
    re.I,
)
_BEHIND_NAME: Final = re.compile(r"[*_\"'”]{0,2}[ \t]*(?=[<\[(\n]|$)")
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
    """The first word of every given name behind its surname in a label, a header or a byline -> that of the surname.

    Halloran, Jess: It rained.   From: Halloran, Jess   By Halloran, Jess
    """
    return {
        right.first: left.first
        for left, right in pairwise(runs)
        if words.lower[left.last : right.first] == [","] and len(left.words) == len(right.words) == 1
        if right.type not in {"place", "group"}
        if _is_label(words.text, words.start[left.first], words.end[right.last - 1])
    }


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether a name is all that a label, the header of a mail or a byline holds."""
    begin = text.rfind("\n", 0, start) + 1
    if begin == start:
        return text[end : end + 1] == ":"
    return _BEFORE_NAME.fullmatch(text, begin, start) is not None and _BEHIND_NAME.match(text, end) is not None
