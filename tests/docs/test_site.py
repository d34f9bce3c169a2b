"""The documentation as a site, and its tutorials: every link leads somewhere, every command runs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from typer.testing import CliRunner

from sayso.cli import app

ROOT = Path(__file__).parents[2]
TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
_STEP = re.compile(
    r"Save this as `(?P<file>[^`]+)`:|and this as `(?P<more>[^`]+)`:|^```(?P<kind>\w+)\n(?P<block>.*?)^```", re.M | re.S
)


class Page(HTMLParser):
    """The links of a page and the places in it that links may lead to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids.add(named.get("id") or "")
        if tag == "a" and named.get("href"):
            self.links.append(named["href"] or "")
        if tag in ("script", "img", "link"):
            self.sources += [value for value in (named.get("src"), named.get("href")) if value]


def test_every_link_of_the_site_leads_somewhere(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="mkdocs is missing: the site was NOT tested; pip install -e '.[test]'")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path)]
    built = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    pages = {path: Page(path) for path in tmp_path.rglob("*.html") if path.name != "404.html"}
    assert len(pages) > 25
    dead = []
    for path, page in pages.items():
        assert not [source for source in page.sources if "://" in source], f"{path} loads something from elsewhere"
        for link in page.links:
            target, place = urldefrag(link)
            if "://" in link or link.startswith("mailto:"):
                continue
            there = path if not target else (path.parent / unquote(target)).resolve()
            there = there / "index.html" if there.is_dir() else there
            if not there.exists() or (place and there in pages and unquote(place) not in pages[there].ids):
                dead.append(f"{path.relative_to(tmp_path)}: {link}")
    assert dead == []


@pytest.mark.parametrize("path", TUTORIALS, ids=lambda path: path.stem)
def test_every_command_of_a_tutorial_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    file, commands = "", 0
    for step in _STEP.finditer(path.read_text("utf-8")):
        file = step["file"] or step["more"] or file
        if step["kind"] == "text":
            Path(file).write_text(step["block"], "utf-8")
        elif step["kind"] == "sh":
            for line in step["block"].splitlines():
                result = CliRunner().invoke(app, shlex.split(line)[1:])
                assert result.exit_code in (0, 1) and (
                    result.exception is None or isinstance(result.exception, SystemExit)
                ), (line, result.exception, result.output)
                commands += 1
                _looks_as_the_page_says(path.stem, commands, result.output)
    assert commands >= 4


def _looks_as_the_page_says(tutorial: str, number: int, output: str) -> None:
    says = {
        ("draft", 1): ["“shut”: the original has “close”", "1 changed", "Source described as “a source”"],
        ("draft", 2): ["1 exact", "Unnamed source without a reason"],
        ("draft", 3): ["set aside in draft.txt.checks.toml"],
        ("archive", 2): ["added"],
        ("dossier", 1): ["3 added"],
    }
    for words in says.get((tutorial, number), []):
        assert words in " ".join(output.split()), output
