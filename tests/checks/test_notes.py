"""Notes that set findings aside, in a file beside the draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.checks.notes import Note, add_note, beside, desk_notes, keep_note, read_notes, take_back
from sayso.desk.store import open_desk
from sayso.errors import UsageError

plain = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1).filter(str.strip)


def test_the_file_stands_beside_the_draft() -> None:
    assert beside(Path("desk/draft.txt")) == Path("desk/draft.txt.checks.toml")


def test_no_file_no_notes(tmp_path: Path) -> None:
    assert read_notes(tmp_path / "none") == []


@given(st.lists(st.builds(Note, plain, plain, plain), max_size=3))
def test_what_is_added_is_read(tmp_path_factory: pytest.TempPathFactory, notes: list[Note]) -> None:
    path = tmp_path_factory.mktemp("notes") / "draft.checks.toml"
    for note in notes:
        add_note(path, note)
    assert read_notes(path) == notes


@pytest.mark.parametrize("text", ["[[ignore]\n", "ignore = 1\n", '[[ignore]]\nrule = "a"\n', "[[ignore]]\nrule = 1\n"])
def test_a_damaged_file_is_refused_and_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "draft.checks.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"draft\.checks\.toml"):
        add_note(path, Note("a", "b", "c"))
    assert path.read_text() == text


def test_notes_of_a_desk_are_of_one_draft_until_they_are_taken_back(desk_place: str) -> None:
    note = Note("loaded-cue", "claimed", "he was asked twice")
    with open_desk(desk_place) as desk:
        with desk.writer() as writer:
            keep_note(writer, "drafts/levy.txt", note, "ed")
            keep_note(writer, "https://cms.example/7", note._replace(reason="as he put it"), "ed")
        with desk.view() as view:
            assert desk_notes(view, str(Path("drafts/levy.txt").absolute())) == [note]
            assert [kept.reason for kept in desk_notes(view, "https://cms.example/7")] == ["as he put it"]
            assert desk_notes(view, "drafts/other.txt") == []
        with desk.writer() as writer:
            assert not take_back(writer, "drafts/levy.txt", "loaded-cue", "admitted")
            assert take_back(writer, "drafts/levy.txt", "loaded-cue", "claimed")
            assert not take_back(writer, "drafts/levy.txt", "loaded-cue", "claimed")
        with desk.view() as view:
            assert desk_notes(view, "drafts/levy.txt") == [] and len(desk_notes(view, "https://cms.example/7")) == 1
