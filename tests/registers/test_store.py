"""What is imported is kept whole or not at all, and found again."""

import sqlite3
from pathlib import Path

import pytest

from sayso.errors import RegisterError
from sayso.registers.parsing import people
from sayso.registers.store import Draft, entries, opened, remove
from tests.registers.conftest import CURRENT


def keep(folder: Path, source: str = "current", text: str = CURRENT) -> None:
    with Draft(source, folder) as draft:
        draft.write(people(text.encode(), source), "here", "0" * 64)
        draft.keep()


def test_nothing_imported(folder: Path) -> None:
    assert entries(folder) == ()
    with opened(folder) as register:
        assert register is None
    assert not folder.exists()


def test_there_and_back(folder: Path) -> None:
    keep(folder)
    (entry,) = entries(folder)
    assert (entry.source, entry.people, entry.origin) == ("current", 6, "here")
    assert (entry.begins, entry.ends) == ("2023-01-03", "2025-01-03")
    with opened(folder) as register:
        assert register is not None
        assert [person.shown for person in register.named(["pike"])] == ["Harlan (Hal) Pike Jr.", "Nora Pike"]
        assert register.named(["roe", ""]) == ()
    assert [path.name for path in folder.iterdir()] == ["current.sqlite"]


def test_a_person_in_two_registers_is_one(imported: Path) -> None:
    with opened(imported) as register:
        assert register is not None
        elder, hale = sorted(register.named(["hale"]), key=lambda person: person.terms)
    assert [term.office for term in hale.terms] == ["sen", "prez"] or [term.office for term in elder.terms] == [
        "sen",
        "prez",
    ]
    both = hale if len(hale.terms) == 2 else elder
    assert both.uris == (
        "https://bioguide.congress.gov/search/bio/H000913",
        "https://www.wikidata.org/entity/Q990000013",
    )


def test_a_draft_that_is_not_kept_leaves_nothing(folder: Path) -> None:
    keep(folder)
    before = (folder / "current.sqlite").read_bytes()
    with pytest.raises(RegisterError), Draft("current", folder) as draft:
        draft.write(people(CURRENT.replace("rep", "mayor").encode(), "bad"), "there", "1" * 64)
    assert (folder / "current.sqlite").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["current.sqlite"]


def test_remove(folder: Path) -> None:
    with pytest.raises(RegisterError, match=r"no register is called current: no register is imported\."):
        remove("current", folder)
    keep(folder)
    with pytest.raises(RegisterError, match=r"no register is called \.\./current: imported: current\."):
        remove("../current", folder)
    remove("current", folder)
    assert entries(folder) == ()


@pytest.mark.parametrize("data", [b"", b"nonsense" * 100, b"SQLite format 3\x00" + bytes(100)])
def test_a_damaged_register_says_so_and_can_be_removed(folder: Path, data: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "current.sqlite").write_bytes(data)
    with pytest.raises(RegisterError, match=r"current\.sqlite is .*: import it again, or remove it with"):
        entries(folder)
    remove("current", folder)
    assert entries(folder) == ()


def test_a_damaged_record_says_so(folder: Path) -> None:
    keep(folder)
    with sqlite3.connect(folder / "current.sqlite") as connection:
        connection.execute("UPDATE people SET record = '[1]'")
    connection.close()
    with opened(folder) as register, pytest.raises(RegisterError, match="is damaged"):
        assert register is not None
        register.named(["pike"])


def test_another_version(folder: Path) -> None:
    keep(folder)
    with sqlite3.connect(folder / "current.sqlite") as connection:
        connection.execute("PRAGMA user_version = 7")
    connection.close()
    with pytest.raises(RegisterError, match=r"is of format 7, not 1: import it again"):
        entries(folder)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RegisterError, match=r"cannot write .*file.*: .*SAYSO_DATA"):
        keep(tmp_path / "file" / "registers")


def test_a_folder_with_an_odd_name(tmp_path: Path) -> None:
    odd = tmp_path / "a?b#c %20é" / "registers"
    keep(odd)
    assert len(entries(odd)) == 1
