"""Where a source begins and ends.  The text has [the network's source] and {its cue}; the wanted source beside it."""

import re

import pytest

from sayso.reading.attributions.source_boundaries import adjust_source

CASES = [
    ("[A boy] selling tea among the trucks {said} no.", "A boy selling tea among the trucks"),
    ("[a woman] waiting for the 5:15 to Lancaster {said} no.", "a woman waiting for the 5:15 to Lancaster"),
    ("[A woman on] her own street {wrote} that it rained.", "A woman on her own street"),
    ("[The mayor] in a statement {said} no.", "The mayor"),
    ("[The mayor] at a news conference {said} no.", "The mayor"),
    ("[Dana Pike] in the gallery {said} no.", "Dana Pike"),
    ("[The clerk] was tired and {said} no.", "The clerk"),
    ("A letter [the group] sent to every office {warned} of rain.", "A letter the group sent to every office"),
    ("The memo, dated May 9 and signed by [Ann Poe, an engineer], {estimates} no.", "The memo"),
    ("A report written by [Ann Poe] {says} no.", "A report written by Ann Poe"),
    ("A first report by accident [investigators] {concluded} no.", "A first report by accident investigators"),
    ("In a letter signed by Ann Poe, [Bo Lee] {says} no.", "Bo Lee"),
    ("The report was read by the council, and [Ann Poe] {says} no.", "Ann Poe"),
    ("The report was read by [Ann Poe], who was ill. She {says} no.", "Ann Poe"),
    ("[A letter] he sent to families {says} no.", "A letter he sent to families"),
    ("It rained, {according to} [a report to] the council’s cabinet, which met.", "a report to the council’s cabinet"),
    ("[The operator’s] own fault log, shown on a screen, {records} no.", "The operator’s own fault log"),
    ("[Customers\n\nLise Haug] {said} no.", "Lise Haug"),
    ("no record of [Mr. Dell] {telling} so", "Mr. Dell"),
    ("[Harbor] chief{:} We knew.", "Harbor chief"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "wanted"), CASES)
def test_source(marked: str, wanted: str) -> None:
    text = re.sub(r"[\[\]{}]", "", marked)
    spans = {}
    for opening, closing in ("[]", "{}"):
        start, end = (len(re.sub(r"[\[\]{}]", "", marked[: marked.index(mark)])) for mark in (opening, closing))
        spans[opening] = start, end
    source = adjust_source(text, spans["["], spans["{"])
    assert source is not None
    assert text[slice(*source)] == wanted


def test_a_particle_is_no_source() -> None:
    assert adjust_source("was accused of telling them", (12, 14), (15, 22)) is None
