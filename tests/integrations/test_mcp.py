"""The tools for assistants, asked by a client of the official SDK over standard input and output."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest

import sayso

mcp = pytest.importorskip("mcp", reason="mcp is missing: the tools were NOT tested; pip install -e '.[test]'")

LEVY = "“We will not close the library this year,” Mayor Ruth Okafor said."
DRAFT = "“We will not shut the library this year,” Mayor Ruth Okafor said. The roof is unsafe, a source said."


def asked(questions: Callable[[Any], Awaitable[None]], *options: str) -> None:
    """Start a server as an assistant's program does, and ask it."""
    command = ["-m", "sayso", "mcp", *options]

    async def run() -> None:
        server = mcp.StdioServerParameters(command=sys.executable, args=command, env=environment())
        with anyio.fail_after(90):
            async with mcp.Client(server) as client:
                await questions(client)

    with ThreadPoolExecutor(1) as pool:  # in this thread a browser's loop may be running
        pool.submit(anyio.run, run).result()


def environment() -> dict[str, str]:
    import os

    return {name: value for name, value in os.environ.items() if name.startswith(("SAYSO_", "PYTHON", "PATH", "HOME"))}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mcp")
    with sayso.open_desk(folder / "a.db") as desk:
        desk.add(sayso.read(LEVY))
    (folder / "drafts").mkdir()
    (folder / "drafts" / "draft.txt").write_text(DRAFT, "utf-8")
    return folder


def test_a_session(place: Path) -> None:
    async def questions(client: Any) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"read", "check", "search"}
        assert all(tool.annotations.read_only_hint and tool.description for tool in tools.values())
        read = (await client.call_tool("read", {"text": LEVY})).structured_content
        (said,) = read["attributions"]
        assert said["speaker"] == "Ruth Okafor" and said["content"].startswith("“We will not close")
        assert [speaker["naming"] for speaker in read["speakers"]] == ["named"]
        report = await client.call_tool("check", {"file": "draft.txt", "against": [LEVY], "against_desk": True})
        content = report.structured_content
        assert content["quotations"][0]["verdict"] == "changed" == content["in_print"][0]["verdict"]
        assert "vague-source" in {finding["rule"] for finding in content["findings"]}
        found = (await client.call_tool("search", {"words": "library", "speaker": "okafor"})).structured_content
        assert found["total"] == 1 and found["statements"][0]["speaker"] == "Ruth Okafor"
        for tool, arguments, says in (
            ("read", {}, "a text or a file is needed"),
            ("read", {"file": "../a.db"}, "outside of the folder"),
            ("read", {"file": "none.txt"}, "none.txt"),
            ("search", {"since": "soon"}, "is no day"),
            ("add", {"text": LEVY}, "add"),
        ):
            refused = await client.call_tool(tool, arguments)
            assert refused.is_error and says in refused.content[0].text, (tool, arguments)

    asked(questions, "--desk", str(place / "a.db"), "--folder", str(place / "drafts"))


def test_adding_has_to_be_allowed(tmp_path: Path) -> None:
    async def questions(client: Any) -> None:
        added = (await client.call_tool("add", {"text": LEVY})).structured_content
        assert added["outcome"] == "added" and added["article"] == 1
        assert (await client.call_tool("search", {"words": "library"})).structured_content["total"] == 1
        refused = await client.call_tool("read", {"file": "a.txt"})
        assert refused.is_error and "this server reads no files" in refused.content[0].text

    asked(questions, "--desk", str(tmp_path / "new.db"), "--allow-adding")
    with sayso.open_desk(tmp_path / "new.db", create=False) as desk:
        assert desk.counts()["articles"] == 1
