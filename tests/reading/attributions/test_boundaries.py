"""A quotation belongs whole to the one who is quoted."""

from dataclasses import replace

import pytest

from sayso.reading.attributions.boundaries import adjusted, claim_quotations
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text import Text
from tests.reading.marking import passage


def found(text: str, source: str | None, cue: str, *content: str) -> AttributionSpans:
    def place(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    return AttributionSpans(None if source is None else place(source), place(cue), tuple(map(place, content)), 0.9)


WHOLE = "“The board met. It thinks we wait.”"
NESTED = f"Okafor said: {WHOLE} Pike left."

CASES = [
    # text, what the network found, the contents that are left
    (NESTED, [("Okafor", "said", "“The board met."), ("It", "thinks", "we wait")], [WHOLE]),
    # the content is whole already: what stands inside it stays as it is
    (NESTED, [("Okafor", "said", WHOLE)], [WHOLE]),
    # two pieces of one quotation are one
    (NESTED, [("Okafor", "said", "“The board met.", "we wait")], [WHOLE]),
    # the cue stands inside: the marks frame the attribution, not its content
    ("“Roe said no and left,” Pike recalled.", [("Roe", "said", "no")], ["no"]),
    # the content begins outside of the marks
    ("Roe said it was “over and done,” he added.", [("Roe", "said", "it was “over")], ["it was “over"]),
    # another attribution is half inside: nothing is touched
    (NESTED, [("Okafor", "said", "“The board met."), ("Pike", "thinks", "we wait")], ["“The board met.", "we wait"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given", "wanted"), CASES)
def test_claim_quotations(text: str, given: list[tuple[str, ...]], wanted: list[str]) -> None:
    attributions = [found(text, source, cue, *content) for source, cue, *content in given]
    left = claim_quotations(passage(text), attributions)
    assert [text[s:e] for attribution in left for s, e in attribution.content] == wanted


@pytest.mark.parametrize(
    ("text", "cue", "content", "is_saying"),
    [
        ("Roe mailed flyers titled “Time for a Change.”", "mailed flyers titled", "“Time for a Change.”", False),
        ("The program, known as “Fresh Start,” ended.", "known", "as “Fresh Start,”", False),
        ("Roe called it “Time for a Change.”", "called", "it “Time for a Change.”", True),
        ("The sign is titled “we have had enough.”", "is titled", "“we have had enough.”", True),
        ("Roe heard the case.", "heard", "the", False),
        ("Roe heard the case.", "heard", "the case", True),
    ],
)
def test_names_and_particles_are_no_sayings(text: str, cue: str, content: str, is_saying: bool) -> None:
    assert bool(claim_quotations(passage(text), [found(text, None, cue, content)])) == is_saying


@pytest.mark.parametrize(
    ("dateline", "content"),
    [
        ("MOSUL, Iraq - ", "Fighters have fled"),
        ("MADRID — ", "Spain will send troops"),
        ("Port Alder, Maine (AP) -- ", "The pier is safe"),
        ("BEIRUT, March 3 (Meridian) – ", "“The army has gone”"),
        ("", "NATO — the alliance — has gone"),
        ("", "Alder — a town of six — has gone"),
    ],
)
def test_a_dateline_is_nobodys_words(dateline: str, content: str) -> None:
    text = f"{dateline}{content}, Roe said."
    attribution = adjusted(found(text, "Roe", "said", f"{dateline}{content}"), Text(text))
    assert [text[slice(*span)] for span in attribution.content] == [content]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "left"),
    [
        ("Roe is said to have told us.", "Roe", "is said", "to have told us", (None, "Roe", "to have told us")),
        ("Two men, alleged to be spies, left.", "Two men", "alleged", "to be spies", (None, "Two men", "to be spies")),
        ("Roe is said to be ill, Pike said.", "Pike", "said", "Roe is said to be ill",
         ("Pike", "Roe is said to be ill")),
        ("Roe was accused of telling us.", "Roe", "was accused", "of telling us", (None, "Roe", "of telling us")),
        ("having told us so.", "having", "told", "us so", (None, "us so")),
        ("of telling us so.", "of", "telling", "us so", (None, "us so")),
        ("Roe said to have courage.", "Roe", "said", "to have courage", ("Roe", "to have courage")),
        ("No record of Roe saying it leaked.", "No record of Roe", "saying", "it leaked", ("Roe", "it leaked")),
        ("Roe has no evidence of guilt, he said.", "he", "said", "Roe has no evidence of guilt",
         ("he", "Roe has no evidence of guilt")),
    ],
)  # fmt: skip
def test_who_is_spoken_of_is_not_the_source(
    text: str, source: str, cue: str, content: str, left: tuple[str | None, ...]
) -> None:
    given = found(text, source, cue, content)
    if text.endswith(f"{cue}."):
        given = replace(given, cue=(text.rindex(cue), len(text) - 1))
    attribution = adjusted(given, Text(text))
    assert (
        attribution.source and text[slice(*attribution.source)],
        *(text[slice(*span)] for span in attribution.content),
    ) == left


@pytest.mark.parametrize(
    ("text", "content", "wanted"),
    [
        # nothing of another part, no other sentence and no second word stands between
        ("Buyers say they look, but it is dear.", ("they look", "it is dear"), ["they look, but it is dear"]),
        ("Buyers say they look - it is dear.", ("they look", "it is dear"), ["they look - it is dear"]),
        (
            "“They look,” buyers say, “it is dear.”",
            ("“They look,”", "“it is dear.”"),
            ["“They look,”", "“it is dear.”"],
        ),
        ("Buyers say they look. But it is dear.", ("they look.", "it is dear"), ["they look.", "it is dear"]),
        ("Buyers say they look, but often it is dear.", ("they look", "it is dear"), ["they look", "it is dear"]),
    ],
)
def test_pieces_that_a_word_parts_are_one(text: str, content: tuple[str, ...], wanted: list[str]) -> None:
    source = "Buyers" if "Buyers" in text else "buyers"
    read = adjusted(found(text, source, "say", *content), Text.of_lines(text))
    assert [text[start:end] for start, end in read.content] == wanted
