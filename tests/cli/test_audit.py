"""What an audit's number counts is listed by the command that the audit gives."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.errors import UsageError
from tests.databases import NewDesk
from tests.desk import wider


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[str]:
    with new_desk() as place:
        wider.fill(place).close()
        yield place


def run(desk: str, *words: str) -> str:
    done = CliRunner().invoke(app, [*words, "--desk", desk], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_command_of_the_audit_lists_what_the_number_counts(desk: str) -> None:
    shown = " ".join(run(desk, "audit").split())
    found = re.search(r"To list what a number counts: sayso (audit .*? --list unnamed)", shown)
    assert found
    listed = run(desk, *shlex.split(found[1]), "--all")
    assert listed.count("statement ") == 1 and "neighbours (unnamed)" in listed
    assert run(desk, "audit", "--group", "The Herald", "--list", "statements", "--all").count("statement ") == 5
    assert len(run(desk, "audit", "--list", "one source").splitlines()) == 4
    assert len(run(desk, "audit", "--by", "month", "--group", "2026-03", "--list", "articles").splitlines()) == 5


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--list", "lies"), "does not count 'lies'"),
        (("--list", "unnamed", "--group", "The Sun"), "no publisher 'The Sun'"),
    ],
)
def test_what_there_is_not_is_said(desk: str, words: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        run(desk, "audit", *words)


def test_every_number_of_the_page_opens_a_list(desk: str) -> None:
    html = run(desk, "audit", "--format", "html")
    links, ids = set(re.findall(r'href="#([^"]+)"', html)), set(re.findall(r' id="([^"]+)"', html))
    assert links <= ids and "n0-anonymous" in links
    numbers = re.findall(r"<td [^>]*>(?:[^<]*<small>)?(<a |[^<]*)", html)
    assert numbers and not [number for number in numbers if number not in ("<a ", "0")]
