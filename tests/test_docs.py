"""Undocumented means failing; what the documents claim can be run."""

import re
import runpy
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

import sayso
from sayso.cli import app
from tests.shell import commands

ROOT = Path(__file__).parent.parent
PAGES = runpy.run_path(str(ROOT / "docs" / "generate.py"))["PAGES"]
DOCUMENTS = [ROOT / "README.md", ROOT / "SECURITY.md"]
DOCUMENTS += [*sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "training").glob("*.md"))]


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_up_to_date(name: str) -> None:
    written = (ROOT / "docs" / "reference" / name).read_text("utf-8")
    assert written == PAGES[name](), "run: python docs/generate.py"


@pytest.mark.parametrize("name", [name for name in sayso.__all__ if name != "__version__"])
def test_everything_public_says_what_it_is(name: str) -> None:
    assert (getattr(sayso, name).__doc__ or "").strip()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text("utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


COMMANDS = {
    path: re.findall(r"^(?: {4})?(sayso (?!read\\b.*\\bprints).*)$", path.read_text("utf-8"), re.M)
    for path in DOCUMENTS
}


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if COMMANDS[path]], ids=lambda path: path.name)
def test_bash_and_the_program_take_every_command_as_it_stands(path: Path, tmp_path: Path) -> None:
    """No word is lost to the shell ("$400,000" would be 00,000), and no option is one that the program lacks."""
    block = "\n".join(COMMANDS[path])
    taken = commands(block, tmp_path)
    assert len(taken) == len(COMMANDS[path])
    for line, arguments in zip(COMMANDS[path], taken, strict=True):
        words = shlex.split(line, comments=True)[1:]
        assert arguments == words[: len(arguments)], line  # behind them only "| gzip" or "> FILE"
        name, command, context, rest = "sayso", get_command(app), None, arguments
        while hasattr(command, "resolve_command"):
            context = command.make_context(name, rest[:1], parent=context, resilient_parsing=True)
            name, command, rest = command.resolve_command(context, rest)
        command.make_context(name, rest, parent=context)


def test_the_python_of_its_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text("utf-8"), re.S)
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), names)  # our own page
    printed = capsys.readouterr().out
    assert len(blocks) == 4 and "added 1" in printed and "hypothetical changed" in printed


@pytest.mark.parametrize("name", [name for name in dir(sayso.Desk) if not name.startswith("_")])
def test_every_method_of_a_desk_is_on_its_page(name: str) -> None:
    assert (
        name in {"close", "place"}
        or f"`{name}(" in (ROOT / "docs" / "python.md").read_text("utf-8")
        or (f"`{name}`" in (ROOT / "docs" / "python.md").read_text("utf-8"))
    )


def test_make_targets_in_the_readme_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = set(re.findall(r"(?:`|^    )make (\w+)", (ROOT / "README.md").read_text("utf-8"), re.M))
    assert {"run", "test", "bench"} <= named <= targets


def test_the_example_in_the_package_docstring() -> None:
    import doctest

    failed, tried = doctest.testmod(sayso)
    assert tried >= 3 and failed == 0


def test_the_picture_in_the_readme_is_real(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    from rich.console import Console

    from sayso.views.reading.terminal import show

    monkeypatch.chdir(ROOT)
    out = StringIO()
    show(sayso.read(Path("examples/shelter-vote.txt")), Console(file=out, width=80))
    shown = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    lines = [line for block in shown for line in block.splitlines() if line.strip() and line.strip() != "..."]
    assert len(lines) > 10
    # scores, and so numbers, move a little from one processor to another: lines are compared without their digits
    printed = {_without_numbers(line) for line in out.getvalue().splitlines()}
    assert [line for line in lines if _without_numbers(line) not in printed] == []


def _without_numbers(line: str) -> str:
    return re.sub(r"\d+", "0", line).strip()
