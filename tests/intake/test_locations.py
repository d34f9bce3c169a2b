"""From arguments to locations."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import FetchError, MissingError, ReadError
from sayso.intake import load
from sayso.intake.locations import Place, gather


def test_order_is_kept_and_folders_are_opened(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.HTML",
        "deep/c.md",
        "deep/er/d.xhtml",
        ".hidden.txt",
        ".git/e.txt",
        "notes.pdf",
        "notes.png",
        "c.WARC.gz",
        "z.htm",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Pike said so.")
    found = gather(["-", str(tmp_path), "https://herald.example/a", "no-such-file.txt", "-"])
    inside = [str(tmp_path / name) for name in ("a.HTML", "b.txt", "c.WARC.gz", "deep/c.md", "deep/er/d.xhtml")]
    inside += [str(tmp_path / name) for name in ("notes.pdf", "z.htm")]
    assert [place.location for place in found] == ["-", *inside, "https://herald.example/a", "no-such-file.txt", "-"]
    assert not any(place.error for place in found)


def test_a_folder_without_articles_is_an_error_in_the_list(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").touch()
    folder, rest = gather([str(tmp_path), "a.txt"])
    assert folder.location == str(tmp_path)
    assert isinstance(folder.error, MissingError)
    assert str(tmp_path) in str(folder.error)
    assert rest == Place("a.txt")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may open every folder")
def test_a_closed_folder_is_an_error_in_the_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "closed").mkdir(mode=0)
    found = gather([str(tmp_path)])
    assert found[0] == Place(str(tmp_path / "a.txt"))
    assert found[1].location == str(tmp_path / "closed")
    assert isinstance(found[1].error, ReadError)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://herald.example/a", "http and https"),
        ("file:///etc/passwd", "http and https"),
        ("http://", "malformed"),
        ("https:///news", "malformed"),
        ("http://[::1/a", "malformed"),
        ("http://herald.example:news/", "malformed"),
        ("http://herald.example/a b", "malformed"),
        ("http://herald.example/\na", "malformed"),
    ],
)
def test_addresses_that_cannot_be(address: str, words: str) -> None:
    ((location, error),) = gather([address])
    assert location == address
    assert isinstance(error, FetchError)
    assert words in str(error)
    assert "\n" not in str(error)
    with pytest.raises(FetchError, match="http"):
        load(address)


def test_addresses_may_be_written_large() -> None:
    assert gather(["HTTPS://Herald.Example/A"]) == [Place("HTTPS://Herald.Example/A")]


@given(st.lists(st.text(st.characters(exclude_categories=()), min_size=1).filter(lambda name: name.strip("./"))))
def test_any_arguments(arguments: list[str]) -> None:
    assert len(gather(arguments)) >= len(arguments)
