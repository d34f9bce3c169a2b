"""Lists behind a colon: to whom the items go."""

import pytest

from sayso.reading.attributions.lists import add_lists
from tests.reading.marking import marked, passage


@pytest.mark.parametrize(
    ("text", "who", "items"),
    [
        (
            "Tobias Renn, the chairman, said:\n\n- It stays.\n- Nobody pays.",
            "Tobias Renn, the chairman",
            ["It stays.", "Nobody pays."],
        ),
        ("The union wants:\n1. A short week.\n2. Pay.\n\nIt rained.", "The union", ["A short week.", "Pay."]),
        ("In her letter, Fiona Mack wrote that:\n* It closes.\n* It opens.", "Fiona Mack", ["It closes.", "It opens."]),
        ("The town has:\n- A pier.\n- A mill.", "", []),
        ("The mayor said:\n- It stays.", "", []),
        ("The mayor said it stays.\n- A pier.\n- A mill.", "", []),
    ],
)
def test_list(text: str, who: str, items: list[str]) -> None:
    attributions = add_lists(passage(text), [])
    assert [text[slice(*span)] for attribution in attributions for span in attribution.content] == items
    assert all(text[slice(*(attribution.source or (0, 0)))] == who for attribution in attributions)


def test_the_network_may_know_who_leads_to_a_list() -> None:
    text, attribution = marked("{Renn}, the chairman, <told> us on Monday:\n\n- [It stays].\n- Nobody pays.")
    (left,) = add_lists(passage(text), [attribution])
    assert left.source == attribution.source
    assert [text[slice(*span)] for span in left.content] == ["It stays.", "Nobody pays."]
