"""The GitHub Action, the hook for git and the Dockerfile of the examples do what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from typer.main import get_command

from sayso.cli import app

ROOT = Path(__file__).parents[2]
NOTES = "MAYOR OKAFOR: Good evening. We will not close the library this year.\n"
RIGHT = "“We will not close the library this year,” Mayor Ruth Okafor said on Monday.\n"
WRONG = RIGHT.replace("close", "shut")


def run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{folder.parent / 'bin'}:{os.environ['PATH']}", **more}
    return subprocess.run(
        command, check=False, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A git repository with notes in it, and Sayso on the path."""
    bin_ = tmp_path / "bin" / "sayso"
    bin_.parent.mkdir()
    bin_.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m sayso "$@"\n')
    bin_.chmod(0o755)
    folder = tmp_path / "newsroom"
    for name, text in (("notes/session.txt", NOTES), ("drafts/levy.txt", WRONG)):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, "utf-8")
    run(["git", "init", "--quiet"], folder)
    for key, value in (("user.name", "Ruth"), ("user.email", "ruth@herald.example")):
        run(["git", "config", key, value], folder)
    return folder


def test_the_hook_stops_a_commit_with_a_wrong_quotation(newsroom: Path) -> None:
    hook = newsroom / ".git" / "hooks" / "pre-commit"
    hook.write_bytes((ROOT / "examples" / "pre-commit" / "pre-commit").read_bytes())
    hook.chmod(0o755)
    draft = newsroom / "drafts" / "levy.txt"
    run(["git", "add", "notes"], newsroom)
    assert run(["git", "commit", "-m", "Notes"], newsroom).returncode == 0  # no draft, no check
    run(["git", "add", "drafts"], newsroom)
    draft.write_text(RIGHT, "utf-8")  # mended, but what is staged is not
    stopped = run(["git", "commit", "-m", "Draft"], newsroom)
    assert stopped.returncode == 1 and "“shut”: the original has “close”" in stopped.stdout + stopped.stderr
    run(["git", "add", "drafts"], newsroom)
    assert run(["git", "commit", "-m", "Draft"], newsroom).returncode == 0
    (newsroom / "drafts" / "café.txt").write_text(WRONG, "utf-8")
    run(["git", "add", "drafts"], newsroom)
    stopped = run(["git", "commit", "-m", "Café"], newsroom)
    assert stopped.returncode == 1 and "“shut”: the original has “close”" in stopped.stdout + stopped.stderr


def action() -> dict[str, Any]:
    loaded = yaml.safe_load((ROOT / "examples" / "github-action" / "check-drafts.yml").read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_the_action_annotates_the_lines_of_a_draft(newsroom: Path) -> None:
    (job,) = action()["jobs"].values()
    command = next(step["run"] for step in job["steps"] if step.get("name") == "Check the drafts")
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]  # as the runner calls it
    wrong = run(shell, newsroom)
    assert wrong.returncode != 0 and wrong.stdout.startswith("::error file=drafts/levy.txt,line=1,")
    (newsroom / "drafts" / "levy.txt").write_text(RIGHT, "utf-8")
    assert run(shell, newsroom).returncode == 0


def test_the_action_is_one(newsroom: Path) -> None:
    workflow = action()
    assert set(workflow) == {"name", True, "permissions", "jobs"}  # YAML 1.1 reads the key "on" as true
    assert workflow["permissions"] == {"contents": "read"}
    for step in workflow["jobs"]["sayso"]["steps"]:
        assert len({"uses", "run"} & set(step)) == 1
        assert "uses" not in step or re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"])


def test_the_dockerfile_copies_what_there_is_and_runs_what_there_is() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    copied = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]
    assert {"pyproject.toml", "src", project["readme"], *project["license-files"]} == set(copied)
    assert all((ROOT / name).exists() for name in copied)
    (extras,) = re.findall(r"/build\[([\w,]+)\]", "\n".join(lines))
    assert set(extras.split(",")) <= set(project["optional-dependencies"])
    (command,) = [json.loads(line.removeprefix("CMD ")) for line in lines if line.startswith("CMD ")]
    written = [line.partition(" sayso sayso ")[2].split() for line in lines if " sayso sayso " in line]
    assert command[0] == "sayso" and len(written) == 2
    for arguments in (command[1:], *written):
        name, taken, context, rest = "sayso", get_command(app), None, arguments
        while hasattr(taken, "resolve_command"):
            context = taken.make_context(name, rest[:1], parent=context, resilient_parsing=True)
            name, taken, rest = taken.resolve_command(context, rest)
        taken.make_context(name, rest, parent=context)


def test_the_citation_is_valid_and_names_this_version() -> None:
    """Hold it against the schema of the Citation File Format 1.2.0."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    schema = json.loads((Path(__file__).parent / "cff" / "schema-1.2.0.json").read_text("utf-8"))
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(citation)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [author["name"] for author in citation["authors"]] == [author["name"] for author in project["authors"]]
    assert (str(citation["version"]), citation["license"]) == (project["version"], project["license"])


def test_the_hook_of_pre_commit_checks_the_drafts_it_is_given(newsroom: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert (hook["id"], hook["language"]) == ("sayso-check", "python")
    assert re.search(hook["files"], "drafts/levy.txt") and not re.search(hook["files"], "notes/session.txt")
    shown = (ROOT / "docs" / "integrations.md").read_text("utf-8").partition("pre-commit framework")[2]
    config = yaml.safe_load(shown.partition("```yaml\n")[2].partition("```")[0])
    (asked,) = config["repos"][0]["hooks"]
    assert asked["id"] == hook["id"]
    command = [*shlex.split(hook["entry"]), *asked["args"], "drafts/levy.txt"]  # as the framework calls it
    wrong = run(command, newsroom)
    assert wrong.returncode == 1 and "“shut”: the original has “close”" in wrong.stdout
    (newsroom / "drafts" / "levy.txt").write_text(RIGHT, "utf-8")
    assert run(command, newsroom).returncode == 0
