"""Numbers of an article equal a recount, and each finds the statements that it counts."""

from __future__ import annotations

import pytest

import sayso
from sayso.records import Reading
from sayso.views.web.figures import CONDITIONS, Case, cases, figures, resting

TEXT = """Council votes on the bridge

“We are done waiting,” said Mayor Ruth Okafor. “It is time,” Okafor said. A county official said the repair would cost
$2 million. An aide, who was not allowed to speak in public, said the money was there. Critics called it a waste.
According to a report by the state auditor, the pier is unsafe. Bo Farrow did not say who had paid him.
"""


class Known:
    def __init__(self, origins: int, checked: str | None) -> None:
        self.origins, self.checked = origins, checked


@pytest.fixture(scope="module")
def reading() -> Reading:
    return sayso.read(TEXT)


@pytest.fixture(scope="module")
def every(reading: Reading) -> list[Case]:
    numbers = [int(attribution.id[1:]) for attribution in reading.attributions]
    return cases(reading, {n: Known(1 + n % 2, "accepted" if n == 1 else None) for n in numbers})


def test_each_number_is_that_of_its_list(every: list[Case]) -> None:
    made = {figure.key: figure for figure in figures(every)}
    assert {"named", "unnamed", "with-reason", "without-reason"} <= made.keys()
    for key, figure in made.items():
        kept = [case for case in every if CONDITIONS[key][1](case)]
        speakers = {case.speaker.id for case in kept if case.speaker is not None}
        assert figure.number == (len(kept) if figure.label.startswith("statement") else len(speakers)), key


def test_unnamed_sources_have_a_reason_or_none(every: list[Case]) -> None:
    made = {figure.key: figure.number for figure in figures(every)}
    assert made["with-reason"] + made["without-reason"] == made["unnamed"] == 2


def test_what_was_not_said_rests_on_nobody(every: list[Case], reading: Reading) -> None:
    rows = resting(every, reading.actors)
    assert sum(row.said for row in rows) == sum(case.is_said and case.speaker is not None for case in every)
    assert all(row.actor.name != "Bo Farrow" for row in rows)
    assert [row.outermost + row.said for row in rows] == sorted(
        (row.outermost + row.said for row in rows), reverse=True
    )


def test_what_is_not_there_is_no_figure(every: list[Case]) -> None:
    assert figures([]) == () and all(figure.number for figure in figures(every))
    assert sum(CONDITIONS["unchecked"][1](case) for case in every) == len(every) - 1
