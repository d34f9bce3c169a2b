"""Points on the challenge cases: nested chains, what was not said, shapes of news, names and the unnamed."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sayso
from evaluation.readings import wrapped
from sayso.records import Attribution, Reading

CASES = Path(__file__).parent / "challenge"
# per cent of all points, a little below what was measured with the weights in the package: 91.9 of the last file on a
# processor with VNNI, 91.2 on one without, where int8 products saturate
REACHED = {
    "built_on.jsonl": 93.0,
    "built_on_2.jsonl": 88.5,
    "held_out_2.jsonl": 90.5,
    "people_built_on.jsonl": 97.0,
    "people_held_out.jsonl": 82.0,
    "turns_built_on.jsonl": 97.0,
    "turns_held_out.jsonl": 94.0,
    "brought_built_on.jsonl": 88.0,
    "brought_held_out.jsonl": 81.5,
    "odd_built_on.jsonl": 98.0,
    "odd_held_out.jsonl": 95.0,
}


def load(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / name).read_text("utf-8").splitlines()]


class Answers:
    """One reading, asked what a case expects of it."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.article.text
        self.actors = {actor.id: actor for actor in reading.actors}

    def names(self, actor: str | None) -> list[str]:
        named = self.actors.get(actor or "")
        return [] if named is None else [named.name, *(self.words(*span) for span in named.mentions)]

    def content(self, attribution: Attribution) -> str:
        parts = " ".join(self.words(*span) for span in attribution.content)
        return parts + "\n" + self.words(attribution.content[0][0], attribution.content[-1][1])

    def words(self, start: int, end: int) -> str:
        """The words of a span; a line break is a blank."""
        return self.text[start:end].replace("\n", " ")

    def points(self, case: dict[str, Any]) -> Iterator[tuple[str, bool]]:
        """Every point of a case: its group, and whether it is won."""
        for wanted in case["expect"]:
            attributions = [
                attribution
                for attribution in self.reading.attributions
                if plain(wanted["says"]) in self.content(attribution)
                and meets(
                    wanted["speaker"],
                    [*self.names(attribution.speaker), *(self.words(*span) for span in attribution.source)],
                )
            ]
            properties = {key: wanted[key] for key in wanted if key not in ("speaker", "says")}
            held = [
                {key: self.holds(attribution, key, value) for key, value in properties.items()}
                for attribution in attributions
            ]
            best = max(held, key=lambda points: sum(points.values()), default=dict.fromkeys(properties, False))
            yield "attribution", bool(attributions)
            yield from best.items()
        for piece in case["forbid"]:
            yield (
                "forbid",
                not any(plain(piece) in self.content(attribution) for attribution in self.reading.attributions),
            )
        for wanted in case["actors"]:
            known = [actor for actor in self.reading.actors if meets([wanted["name"]], self.names(actor.id))]
            for key in [key for key in wanted if key != "name"] or ["name"]:
                yield "actor", any(key == "name" or getattr(actor, key) == wanted[key] for actor in known)

    def holds(self, attribution: Attribution, key: str, wanted: Any) -> bool:
        if key == "anonymous":
            actor = self.actors.get(attribution.speaker or "")
            return bool((actor is not None and actor.naming == "anonymous") == wanted)
        if key == "chain":
            chain = [self.names(actor) for actor in attribution.chain]
            return len(chain) == len(wanted) and all(map(meets, wanted, chain))
        return bool(getattr(attribution, key) == wanted)


def plain(words: str) -> str:
    return words.replace("\n", " ")


@cache
def read(text: str) -> Reading:
    """A reading, the network being run once on a text."""
    return sayso.read(text)


def won(cases: list[dict[str, Any]], width: int | None = None) -> int:
    """The points of some cases, their lines broken at ``width`` columns."""
    return sum(
        is_won
        for case in cases
        for _, is_won in Answers(read(wrapped(case["text"], width) if width else case["text"])).points(case)
    )


def keeps_its_points(names: list[Path], width: int) -> None:
    """Hold that hard-wrapped cases give 97 % of the points that they give as they are."""
    cases = [json.loads(line) for path in names for line in path.read_text("utf-8").splitlines()]
    share = won(cases, width) / won(cases)
    assert share >= 0.97, f"at {width} columns {100 * share:.1f} %"


WIDTHS = pytest.mark.parametrize("width", [72, 60, 45])


@WIDTHS
def test_points_of_wrapped_lines(width: int) -> None:
    keeps_its_points([CASES / name for name in REACHED], width)


@WIDTHS
@pytest.mark.shared
def test_points_of_wrapped_lines_of_the_shared_cases(shared: Path, width: int) -> None:
    keeps_its_points(sorted((shared / "challenge").glob("*.jsonl")), width)


def meets(accepted: list[str], names: list[str]) -> bool:
    return any(piece.lower() in name.lower() for piece in accepted for name in names)


@pytest.mark.parametrize("name", REACHED)
def test_points(name: str) -> None:
    won: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for case in load(name):
        for group, is_won in Answers(read(case["text"])).points(case):
            (won if is_won else lost)[group] += 1
    percent = 100 * won.total() / (won.total() + lost.total())
    assert percent >= REACHED[name], f"{percent:.1f} %; lost: {dict(lost)}"


def test_the_cases_are_sound() -> None:
    cases = [case for name in REACHED for case in load(name)]
    assert len(cases) >= 120
    assert len({case["id"] for case in cases}) == len(cases)
    for case in cases:
        pieces = [wanted["says"] for wanted in case["expect"]] + case["forbid"]
        assert all(piece in case["text"] for piece in pieces), case["id"]


def test_a_reading_of_nothing_wins_only_what_is_forbidden() -> None:
    nothing = sayso.read("")
    won = Counter(group for case in load("built_on.jsonl") for group, ok in Answers(nothing).points(case) if ok)
    assert set(won) == {"forbid"}
