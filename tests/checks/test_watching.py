"""Drafts of a folder as they are saved, and what is new or gone in them."""

from __future__ import annotations

import os
from pathlib import Path

import sayso
from sayso.checks import SourceDocument, SourceIndex, check_reading
from sayso.checks.notes import Note, add_note, beside
from sayso.checks.report import Report
from sayso.checks.watching import DraftFolder, Passage, compared

VAGUE = "The roof is unsafe, a source said."
HEARING = SourceIndex([SourceDocument.named("a.txt", "MAYOR OKAFOR: We will not close the library this year.")])


def save(path: Path, text: str, moment: int) -> None:
    path.write_text(text, "utf-8")
    os.utime(path, ns=(moment, moment))


def test_what_is_saved_is_seen_once(tmp_path: Path) -> None:
    folder = DraftFolder(tmp_path)
    assert folder.saved() == ([], [])
    draft, later = tmp_path / "b.txt", tmp_path / "deep" / "a.txt"
    later.parent.mkdir()
    save(draft, VAGUE, 1)
    save(later, VAGUE, 1)
    (tmp_path / ".b.txt.swp").write_text("of an editor")
    (tmp_path / "picture.png").write_bytes(b"x")
    assert folder.saved() == ([str(draft), str(later)], [])
    assert folder.saved() == ([], [])
    save(draft, VAGUE, 2)
    assert folder.saved() == ([str(draft)], [])
    add_note(beside(draft), Note("vague-source", "a source", "known"))
    assert folder.saved() == ([str(draft)], [])
    draft.unlink()
    assert folder.saved() == ([], [str(draft)])


def report(text: str, *notes: Note) -> Report:
    return check_reading(sayso.read(text), against=HEARING, notes=notes)


def names(passages: tuple[Passage, ...]) -> list[str]:
    return [getattr(passage, "rule", getattr(passage, "verdict", "")) for passage in passages]


def test_all_is_new_at_first_and_nothing_is_when_only_its_place_changes() -> None:
    first = report(VAGUE)
    assert set(names(compared(None, first).new)) >= {"vague-source"} and not compared(None, first).gone
    moved = compared(first, report(f"Nobody was hurt on Monday.\n\n{VAGUE}"))
    assert moved.new == () and moved.gone == ()


def test_what_is_mended_is_gone_and_what_is_set_aside_too() -> None:
    mended = compared(report(VAGUE), report("The roof is unsafe, Mayor Ruth Okafor said."))
    assert "vague-source" in names(mended.gone) and mended.new == ()
    aside = compared(report(VAGUE), report(VAGUE, Note("vague-source", "a source", "known")))
    assert names(aside.gone) == ["vague-source"]


def test_quotations_that_become_wrong_are_new() -> None:
    right = report("“We will not close the library this year,” Mayor Ruth Okafor said.")
    wrong = report("“We will not shut the library this year,” Mayor Ruth Okafor said.")
    assert names(compared(right, wrong).new) == ["changed"] and names(compared(wrong, right).gone) == ["changed"]


def test_the_same_finding_twice_is_one_more() -> None:
    twice = f"{VAGUE} The mill is closed, a source said."
    assert "vague-source" in names(compared(report(VAGUE), report(twice)).new)
