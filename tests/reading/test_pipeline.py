"""The pipeline: steps are named, each can be left out, and all of them read every depth alike."""

import pytest

import sayso
from sayso.errors import UsageError
from sayso.reading.pipeline import NESTING, REGISTERS, STEPS, step_names

NESTED = "Ruth Okafor said the mayor had told her that the bridge was safe. She denied that it was closed."


def test_steps_have_names_of_their_own() -> None:
    assert len(set(step_names())) == len(STEPS) + 6


@pytest.mark.parametrize("name", step_names())
def test_every_step_can_be_left_out(name: str) -> None:
    reading = sayso.read(NESTED, without=(name,))
    assert reading.attributions
    assert sayso.read(NESTED, without=name) == reading


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("outlet_reports", "Shares fell on a Beacon story that the bank had asked for help.", "a Beacon"),
        ("imagined", "I can hear my mother already: “Wear a hat.”", "my mother"),
        ("block_quotations", "“We tried.”\n\n— Lena Orr, mayor", "Lena Orr, mayor"),
        ("transcripts", "Mr. KELSO of Maine. I rise.\n\nThe Acting CHAIR. Is there objection?", "The Acting CHAIR"),
        ("mails", "Ok.\n\nOn 4 Mar 2026 09:12, <bo@x.example> wrote:\n\nIt broke.", "bo@x.example"),
        ("secondary_sources", "The Post, citing three people, reported that it is dead.", "three people"),
        ("nesting", NESTED, "the mayor"),
    ],
)
def test_what_a_step_finds_is_missing_without_it(name: str, text: str, left: str) -> None:
    def sources(reading: sayso.Reading) -> list[str]:
        return [text[slice(*span)] for attribution in reading.attributions for span in attribution.source]

    assert left in sources(sayso.read(text))
    assert left not in sources(sayso.read(text, without=(name,)))


def test_without_factuality_nothing_is_said_of_it() -> None:
    reading = sayso.read(NESTED, without=("factuality", "addressees"))
    for attribution in reading.attributions:
        assert (attribution.factuality, attribution.polarity, attribution.type) == (None, None, None)
        assert attribution.addressee is None


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(UsageError, match="no step is called magic") as caught:
        sayso.read(NESTED, without=("magic", NESTING, REGISTERS))
    assert all(name in str(caught.value) for name in step_names())
