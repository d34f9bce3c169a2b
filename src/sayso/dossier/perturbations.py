"""Single changes to the evidence, and what each does to the scores of the hypotheses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np

from sayso.dossier.evidence import STEPS, Report
from sayso.dossier.weighing import UNKNOWN, Chances, Floats, Table, as_one, doubt, factors, scores


class Touch(NamedTuple):
    """What a change touches: events by row, all of an event or (hypothesis >= 0) its step under one hypothesis."""

    events: frozenset[int]
    hypothesis: int = -1

    def meets(self, touch: Touch) -> bool:
        """Whether the two changes cannot just be added up."""
        apart = min(self.hypothesis, touch.hypothesis) >= 0 and self.hypothesis != touch.hypothesis
        return not apart and not self.events.isdisjoint(touch.events)


@dataclass(frozen=True)
class Moves:
    """Changes of one kind.

    ``change`` has shape (S, K): what each does to the scores.  ``words(s)`` completes "If ...", ``touches(s)`` says
    what it touches.  ``size`` ranks kinds from the smallest change to the largest.
    """

    kind: str
    size: int
    change: Floats
    words: Callable[[int], str]
    touches: Callable[[int], Touch]


def events_out(table: Table) -> Moves:
    """Leave out each event."""
    ids = [event.id for event in table.events]
    return Moves(
        "event left out", 5, -table.scores, lambda s: f"{ids[s]} were left out", lambda s: Touch(frozenset([s]))
    )


def episodes_out(table: Table) -> Moves:
    """Leave out each episode."""
    members: dict[str, list[int]] = {}
    for row, event in enumerate(table.events):
        if event.episode is not None:
            members.setdefault(event.episode, []).append(row)
    rows = sorted(members.items())
    change = _stack([-table.scores[members_].sum(axis=0) for _, members_ in rows], table)
    return Moves(
        "episode left out",
        7,
        change,
        lambda s: f"the episode {rows[s][0]} were left out",
        lambda s: Touch(frozenset(rows[s][1])),
    )


def origins_out(table: Table) -> Moves:
    """Leave out all reports of each origin; an event with no other report goes with them.

    The reports of unknown origin of an event count as one origin, where it has others.
    """
    kept: dict[str, list[tuple[int, float | None]]] = {}
    for row, (known, unknown) in enumerate(table.origins):
        for name in known:
            rest = as_one({origin: chances for origin, chances in known.items() if origin != name}, unknown)
            kept.setdefault(f"everything that goes back to {name}", []).append(
                (row, doubt(rest.values()) if rest else None)
            )
        if known and unknown:
            what = f"what {table.events[row].id} has from unknown origins"
            kept.setdefault(what, []).append((row, doubt(known.values())))
    return _by_origin(table, "origin left out", kept, "were left out")


def origins_planted(table: Table) -> Moves:
    """Raise f to h for all reports of each origin, under each hypothesis in turn."""
    planted: dict[str, list[tuple[int, float | None]]] = {}
    for row, (known, unknown) in enumerate(table.origins):
        independent = as_one(known, unknown)
        for name, chances in independent.items():
            if chances.length == 0:  # direct observation cannot be planted
                continue
            what = f"what goes back to {name}" if name != UNKNOWN else f"the reports of {table.events[row].id}"
            rest = doubt(kept for origin, kept in independent.items() if origin != name)
            planted.setdefault(what, []).append((row, rest if len(independent) > 1 else None))
    moves = _by_origin(table, "origin planted", planted, "")
    return _each_hypothesis(table, moves)


def events_planted(table: Table) -> Moves:
    """Raise f to h for each event that is known through a source, under each hypothesis in turn.

    The report would then come whatever happened: the score under that hypothesis is 0, the highest there is.
    """
    rows = [
        row for row, event in enumerate(table.events) if event.reports and all(report.chain for report in event.reports)
    ]
    moves = Moves(
        "event planted",
        8,
        -_rows(table.scores, rows),
        lambda s: f"the reports of {table.events[rows[s]].id}",
        lambda s: Touch(frozenset([rows[s]])),
    )
    return _each_hypothesis(table, moves)


def steps_moved(table: Table, places: int) -> Moves:
    """Move each event's step under each hypothesis up and down, for all its raters, stopping at the scale's ends."""
    start = np.full((1, len(table.events), len(table.hypotheses)), STEPS.index(0.5), np.int8)
    unrated = ~(table.steps >= 0).any(axis=0)
    steps = np.concatenate([table.steps, np.where(unrated, start, -1)]).astype(np.int8)
    blocks = []
    for by in (places, -places):
        moved = np.where(steps >= 0, np.clip(steps + by, 0, len(STEPS) - 1), -1).astype(np.int8)
        blocks.append(scores(table.expected(STEPS, moved), table.base, table.slope) - table.scores)
    moves = np.stack(blocks)  # (2, E, K): each to be moved alone
    count = len(table.hypotheses)
    change = (moves[..., None] * np.eye(count)).reshape(-1, count)
    far = "one step" if places == 1 else "two steps"

    def where(s: int) -> tuple[int, int, int]:
        up, rest = divmod(s, len(table.events) * count)
        return up, *divmod(rest, count)

    def words(s: int) -> str:
        down, row, k = where(s)
        how = f"rated {far} {'lower' if down else 'higher'}"
        return f"{table.events[row].id} were {how} under {table.hypotheses[k]}"

    def touches(s: int) -> Touch:
        _, row, k = where(s)
        return Touch(frozenset([row]), k)

    return Moves(f"moved {far}", 1 if places == 1 else 3, change, words, touches)


def grades_replaced(table: Table) -> Moves:
    """Give each link of each chain every other grade of the table."""
    replaced: list[tuple[int, str, str]] = []
    left: list[float] = []
    grades = sorted(table.evidence.grades.items())
    for row, event in enumerate(table.events):
        now = {float(table.base[row, 0])}
        reports = sorted(event.reports, key=_in_order)
        by_origin = [(report.origin, table.chances(report.chain)) for report in reports]
        for n, report in enumerate(reports):
            for k, link in enumerate(report.chain):
                for name, grade in grades:
                    if (grade.a, grade.b) == (link.a, link.b):
                        continue
                    changed = table.chances((*report.chain[:k], grade, *report.chain[k + 1 :]))
                    after = _doubt_with(table, row, by_origin, n, changed)
                    if after not in now:  # the same doubt by another way is no other change
                        now.add(after)
                        replaced.append((row, link.grade or f"a={link.a:g} b={link.b:g}", name))
                        left.append(after)
    rows = [row for row, _, _ in replaced]
    r = np.array(left).reshape(-1, 1)
    change = scores(_rows(table.p, rows), r, 1 - r) - _rows(table.scores, rows)

    def words(s: int) -> str:
        row, before, after = replaced[s]
        return f"a source of {table.events[row].id} were graded {after} instead of {before}"

    return Moves("grade replaced", 2, change, words, lambda s: Touch(frozenset([rows[s]])))


def origins_merged(table: Table) -> Moves:
    """Make one origin of each two that have reports of one event in common."""
    merged: dict[tuple[str, ...], list[tuple[int, float | None]]] = {}
    for row, (known, unknown) in enumerate(table.origins):
        if len(known) < 2:
            continue
        independent = as_one(known, unknown)
        for pair in combinations(sorted(independent), 2):
            best = max((independent[name] for name in pair), key=Chances.by_directness)
            rest = [chances for name, chances in independent.items() if name not in pair]
            merged.setdefault(pair, []).append((row, doubt([*rest, best])))
    named = {" and ".join(pair): doubts for pair, doubts in merged.items()}
    return _by_origin(table, "origins merged", named, "were one origin", 4)


def _doubt_with(table: Table, row: int, by_origin: list[tuple[str | None, Chances]], n: int, changed: Chances) -> float:
    if len(by_origin) == 1:
        return changed.doubt
    known, unknown = table.origins[row]
    origin = by_origin[n][0]
    if not unknown:
        # most events: only the one origin changes
        same = [changed, *(chances for m, (name, chances) in enumerate(by_origin) if name == origin and m != n)]
        best = max(same, key=Chances.by_directness)
        return doubt([best, *(chances for name, chances in known.items() if name != origin)])
    known, unknown = factors([*by_origin[:n], (origin, changed), *by_origin[n + 1 :]])
    return doubt(as_one(known, unknown).values())


def _by_origin(
    table: Table, kind: str, left: dict[str, list[tuple[int, float | None]]], then: str, size: int = 6
) -> Moves:
    """The change of what is left of each event (its doubt, or None: nothing), added up a name."""
    names = sorted(left)
    entries = [(s, row, r) for s, name in enumerate(names) for row, r in left[name]]
    change = np.zeros((len(names), len(table.hypotheses)))
    if entries:
        at = np.array([s for s, _, _ in entries])
        rows = np.array([row for _, row, _ in entries])
        # nothing left of an event scores 0 everywhere, as a doubt of 1 does
        r = np.array([[1.0 if left_doubt is None else left_doubt] for _, _, left_doubt in entries])
        np.add.at(change, at, scores(table.p[rows], r, 1 - r) - table.scores[rows])
    return Moves(
        kind,
        size,
        change,
        lambda s: f"{names[s]} {then}".strip(),
        lambda s: Touch(frozenset(row for row, _ in left[names[s]])),
    )


def _each_hypothesis(table: Table, moves: Moves) -> Moves:
    """The same changes, to the score of one hypothesis at a time."""
    count = len(table.hypotheses)
    change = (moves.change[:, :, None] * np.eye(count)).reshape(-1, count)

    def words(s: int) -> str:
        which, k = divmod(s, count)
        return f"{moves.words(which)} would have been put about anyway under {table.hypotheses[k]}"

    return Moves(moves.kind, 8, change, words, lambda s: moves.touches(s // count))


def _in_order(report: Report) -> tuple[str, list[tuple[float, float, str]]]:
    return report.origin or "", [(link.a, link.b, link.grade) for link in report.chain]


def _rows(array: Floats, rows: list[int]) -> Floats:
    return np.asarray(array[np.array(rows, int)])


def _stack(rows: list[Floats], table: Table) -> Floats:
    return np.array(rows).reshape(-1, len(table.hypotheses))
