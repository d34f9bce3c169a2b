"""docs/archives.md: its first commands lead from a crawl to a desk; its script and its table are right."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso
from benchmarks.corpus_cost import Cost, table
from sayso.cli import app
from tests.intake.making import gzipped, record
from tests.shell import commands

PAGE = (Path(__file__).parents[2] / "docs" / "archives.md").read_text("utf-8")
STORY = """<html><head><title>Boats</title><meta property="article:published_time" content="2024-0{0}-05">
<meta property="og:site_name" content="The Herald"></head><body><article><h1>Boats</h1><p>Mayor Ruth Okafor said on
Monday that the ferry would run again before winter. “We have waited long enough,” she said at the harbor.</p><p>A
spokesman for the Harbor Company, who asked not to be named, denied that the boats had failed.</p></article></html>"""


def blocks(start: str) -> Iterator[str]:
    """The indented blocks of the page whose first line begins so."""
    for block in re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", PAGE, re.M):
        plain = re.sub("^ {4}", "", block, flags=re.M).strip()
        if plain.startswith(start):
            yield plain


def test_five_commands_lead_from_a_crawl_to_a_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_WORKERS", "1")
    pages = [record(number, STORY.format(number).encode()) for number in (1, 3)]
    Path("crawl.warc.gz").write_bytes(gzipped(*pages, record(4, b"<html><body></body></html>")))
    (block,) = blocks("sayso corpus read crawl.warc.gz")
    lines = [shlex.split(line, comments=True)[1:] for line in block.splitlines()]
    said = []
    for line in lines:
        result = CliRunner().invoke(app, line)
        assert result.exception is None or isinstance(result.exception, SystemExit), line
        said.append((result.exit_code, " ".join(result.output.split())))
    (read, failed, audited, origins, carried) = said
    assert read[0] == 1 and "2 articles" in read[1] and "1 failure in archive" in read[1]
    assert failed[0] == 0 and "NoArticleError 1" in failed[1]
    assert audited[0] == 0 and re.search(r"2024-01 1 .* 2024-03 1 ", audited[1])
    assert origins[0] == 0 and "near copy of 2: Boats" in origins[1]
    assert carried == (0, "1 article of archive is in the desk")
    with sayso.open_desk("march.db") as desk:
        assert [article.day for article in desk.articles().items] == ["2024-03-05"]
    again = CliRunner().invoke(app, lines[0])
    assert again.exit_code == 1 and "nothing was left to do" in again.output


def test_the_script_for_slurm_reads_one_share_a_job(tmp_path: Path) -> None:
    (script,) = blocks("#!/bin/bash")
    (arguments,) = commands('SLURM_ARRAY_TASK_ID=3\nsrun() { "$@"; }\n' + script, tmp_path)
    assert arguments[:2] == ["corpus", "read"] and arguments[-2:] == ["--share", "3/40"]
    (jobs, cores) = re.search(r"--array=1-(\d+) --cpus-per-task=(\d+)", script).groups()  # type: ignore[union-attr]
    assert jobs == "40" and arguments[arguments.index("--workers") + 1] == cores


def test_the_table_of_costs_follows_from_the_measured_rates() -> None:
    rates = re.findall(r"^- \*\*(.+?)\*\*: ([\d.]+) core seconds and ([\d.]+) kB an article", PAGE, re.M)
    costs = {way: Cost(float(seconds), float(kilobytes)) for way, seconds, kilobytes in rates}
    assert len(costs) >= 2 and "\n".join(table(costs)) in PAGE
