"""Texts marked by hand: braces to spans, notes to attributions and actors."""

from pathlib import Path

import pytest

from corpora.marked import MarkedError, load, parse

CORPORA = Path(__file__).parent.parent.parent / "corpora"
TEXT = """ lease-03 style=wire
{s1 A port official} {c1 told} {a1 the Beacon}: {q1 “{s2 The mayor} {c2 never said} {q2 the lease was dead}.”}
---
1 speaker=official
2 factuality=negated speaker=mayor
# a remark
official name="A port official" kind=person naming=anonymous
mayor name="The mayor" kind=person naming=role
"""


def test_parse() -> None:
    marked = parse(TEXT, "here")
    assert marked.text == "A port official told the Beacon: “The mayor never said the lease was dead.”"
    one, two = marked.attributions.values()
    assert [marked.text[slice(*span)] for span in (*one.source, *one.cue, *one.addressee)] == [
        "A port official",
        "told",
        "the Beacon",
    ]
    assert (one.parent, two.parent) == (None, 1)
    assert two.notes == {"factuality": "negated", "speaker": "mayor"}
    assert marked.actors["official"] == {"name": "A port official", "kind": "person", "naming": "anonymous"}
    assert marked.notes == {"style": "wire"}


def test_two_pieces_and_two_owners() -> None:
    marked = parse(" x\n{q1 “One,”} {s1,2 he} {c1 said}, {c2 adding}: {q1 “Two.”} {q2 Three.}", "here")
    assert len(marked.attributions[1].content) == 2
    assert marked.attributions[1].source == marked.attributions[2].source


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("{s1 Roe said", "never closed"),
        ("Roe said}", "matches none"),
        ("{s1 Roe} {c1 said} no", "no content"),
        ("{q1 }", "an empty mark"),
        ("{q1 no}\n---\n2 speaker=roe", "not marked"),
        ("{q1 no}\n---\n1 speaker=roe", "is no actor"),
        ("{q1 no}\n---\nroe Roe", "no name=value"),
    ],
)
def test_what_is_wrong_is_said(body: str, complaint: str) -> None:
    with pytest.raises(MarkedError, match=complaint):
        parse(f" x\n{body}", "here")


def test_load(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"==={TEXT}==={TEXT}", "utf-8")
    assert [text.name for text in load(tmp_path / "a.txt")] == ["lease-03", "lease-03"]


@pytest.mark.parametrize(
    "path",
    sorted(path for folder in ("marked_texts", "shapes") for path in (CORPORA / folder).glob("*.txt")),
    ids=lambda path: path.stem,
)
def test_texts_in_the_house_hold_to_the_format(path: Path) -> None:
    assert load(path)


def test_nested_contents_without_said() -> None:
    texts = load(CORPORA / "shapes" / "nested_unsaid.txt")
    assert sum(attribution.parent is not None for text in texts for attribution in text.attributions.values()) >= 150
