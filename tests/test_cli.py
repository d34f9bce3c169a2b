"""The command line as a person uses it: what comes out, what goes wrong, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from sayso.model.network import shipped
from sayso.records import Reading
from sayso.settings import NetworkName
from tests.forking import sayso, start

ONE = "“We are done waiting,” said Mayor Ruth Okafor."
TWO = "Okafor told reporters that the port would close in June."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("a.txt", ONE), ("b.txt", TWO)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_text_is_the_default_and_plain_when_piped(folder: Path) -> None:
    done = sayso("read", folder / "a.txt")
    out = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Mayor Ruth Okafor" in out and "“We are done waiting,”" in out and "direct" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("width", [40, 80])
def test_the_width_is_respected(folder: Path, width: int) -> None:
    out = sayso("read", folder / "b.txt", COLUMNS=str(width)).stdout.decode()
    assert max(map(len, out.splitlines())) <= width


def test_json(folder: Path) -> None:
    plain = json.loads(sayso("read", folder / "a.txt", "--format", "json").stdout)
    jsonschema.validate(plain, Reading.json_schema())
    assert plain["article"]["location"] == str(folder / "a.txt")
    assert len(plain["attributions"]) == 1


def test_fast(folder: Path) -> None:
    """The option reaches the processes that read, and every reading says which network made it."""
    chosen: tuple[tuple[list[str], NetworkName], ...] = ((["--fast", "--workers", "2"], "fast"), ([], "default"))
    for options, network in chosen:
        done = sayso("read", *options, folder / "a.txt", folder / "b.txt", "--format", "jsonl")
        models = [json.loads(line)["model"] for line in done.stdout.splitlines()]
        assert [model["sha256"] for model in models] == [shipped(network).sha256] * 2


def test_json_of_several_is_a_list(folder: Path) -> None:
    plain = json.loads(sayso("read", folder, "--format", "json").stdout)
    assert [one["article"]["text"] for one in plain] == [ONE, TWO]


def test_jsonl_keeps_the_order(folder: Path) -> None:
    out = sayso("read", folder / "b.txt", "-", folder / "a.txt", "-f", "jsonl", stdin="Nothing here.").stdout.decode()
    plain = [json.loads(line) for line in out.splitlines()]
    assert [one["article"]["text"] for one in plain] == [TWO, "Nothing here.", ONE]
    for one in plain:
        jsonschema.validate(one, Reading.json_schema())


def test_html_into_a_file(folder: Path) -> None:
    done = sayso("read", folder / "a.txt", "-f", "html", "-o", folder / "out.html")
    assert (done.returncode, done.stdout) == (0, b"")
    page = (folder / "out.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>") and "Mayor Ruth Okafor" in page
    assert not list(folder.glob(".sayso-*"))


def test_stdin(folder: Path) -> None:
    plain = json.loads(sayso("read", "-", "-f", "json", stdin=ONE).stdout)
    assert plain["article"]["location"] == "-" and len(plain["attributions"]) == 1


def test_offsets_are_into_the_file_as_it_is(folder: Path) -> None:
    text = "Morning.\r\n\r\n😀 “We are done,” said Okafor.\r\n"
    (folder / "crlf.txt").write_bytes(text.encode())
    plain = json.loads(sayso("read", folder / "crlf.txt", "-f", "json").stdout)
    assert plain["article"]["text"] == text
    ((start, end),) = plain["attributions"][0]["source"]
    assert text[start:end] == "Okafor"


def test_the_others_are_still_read_and_failures_come_at_the_end(folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    done = sayso("read", folder / "none.txt", folder, "ftp://example.org/x", "-f", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    errors = done.stderr.decode().splitlines()
    assert len(errors) == 4
    assert "none.txt" in errors[0] and "c.txt" in errors[1] and "ftp://example.org/x" in errors[2]
    assert errors[3] == "sayso: 3 of 5 inputs could not be read"


BAD = [
    # arguments, exit code, what the one line says
    (["read", "none.txt"], 1, "none.txt"),
    (["read", "empty"], 1, "no articles"),
    (["read", "page.html"], 1, "no article"),
    (["read", "http://127.0.0.1:9/x"], 1, "127.0.0.1:9"),
    (["read", "a.txt", "-o", "no/such/folder/out.txt"], 2, "cannot be written"),
]


@pytest.mark.parametrize(("arguments", "code", "says"), BAD, ids=str)
def test_bad_input_is_one_clear_line(folder: Path, arguments: list[str], code: int, says: str) -> None:
    (folder / "empty").mkdir()
    (folder / "latin.txt").write_bytes("Café Müller said “non”.".encode("cp1252"))
    (folder / "page.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    named = [str(folder / x) if x.endswith((".txt", ".html", "empty")) else x for x in arguments]
    done = sayso(*named)
    assert done.returncode == code
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1 and lines[0].startswith("sayso: ") and says in lines[0].lower(), lines
    assert ": " in lines[0].removeprefix("sayso: ") and lines[0].endswith(".")  # a cause and a remedy


USAGE = [["read"], ["read", "a.txt", "--format", "pdf"], ["weave"], ["read", "--nope", "a.txt"]]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_usage_errors_leave_with_2(arguments: list[str]) -> None:
    done = sayso(*arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr and done.stderr


def test_a_bad_setting_is_a_usage_error(folder: Path) -> None:
    done = sayso("read", folder / "a.txt", SAYSO_FILE_BYTES="lots")
    assert done.returncode == 2
    assert "SAYSO_FILE_BYTES='lots' is not a whole number" in done.stderr.decode()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a command line is Unicode")
def test_words_that_are_not_utf8_are_a_usage_error(tmp_path: Path) -> None:
    asked = os.fsdecode(b"caf\xe9?")
    done = sayso("dossier", "new", asked, "--hypothesis", "a", "--hypothesis", "b", "--desk", tmp_path / "a.db")
    assert done.returncode == 2
    assert done.stderr.decode() == "sayso: 'caf\\udce9?' is not in UTF-8: write it in UTF-8.\n"


def test_output_is_utf8_whatever_the_locale(folder: Path) -> None:
    ascii_ = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "sayso", "read", str(folder / "a.txt")]
    done = subprocess.run(command, capture_output=True, env=os.environ | ascii_, timeout=120, check=False)
    assert done.returncode == 0 and "“We are done" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    pipe = f"{sys.executable} -m sayso read {folder} {folder} {folder} -f jsonl | head -n 1"
    done = subprocess.run(["bash", "-c", pipe], capture_output=True, timeout=120, check=False)
    assert json.loads(done.stdout)["article"]["text"] == ONE
    assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize(("copies", "bar"), [(1, False), (3, True)])
def test_a_bar_on_a_terminal_where_there_is_more_than_one(folder: Path, copies: int, bar: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    output = folder / "out.jsonl"
    with output.open("wb") as out:
        running = start("read", *[folder / "a.txt"] * copies, "-f", "jsonl", stdout=out.fileno(), stderr=theirs)
        assert running.wait(120) == 0
    os.close(theirs)
    try:
        shown = os.read(ours, 65536)
    except OSError:  # nothing was ever written to the terminal
        shown = b""
    os.close(ours)
    assert len(output.read_bytes().splitlines()) == copies
    assert (b"reading" in shown) == bar


def test_what_holds_several_is_one_input_with_many_readings(folder: Path) -> None:
    (folder / "c.jsonl").write_text(json.dumps({"text": ONE}) + "\n{\n" + json.dumps({"text": TWO}) + "\n")
    done = sayso("read", folder / "c.jsonl", "-f", "json")
    assert [one["article"]["text"] for one in json.loads(done.stdout)] == [ONE, TWO]
    first, second = done.stderr.decode().splitlines()
    assert "c.jsonl, line 2 is not JSON" in first and second == "sayso: 1 of 3 inputs could not be read"
    assert done.returncode == 1
    again = sayso("read", "-", "-f", "jsonl", stdin=sayso("read", folder, "-f", "jsonl").stdout).stdout.decode()
    assert [json.loads(line)["article"]["text"] for line in again.splitlines()] == [ONE, TWO, ONE, TWO]


def test_a_mail_and_a_list_of_nothing(folder: Path) -> None:
    (folder / "d.eml").write_text(f"From: Dana Roe <roe@herald.example>\nSubject: Done\n\n{ONE}\n", "utf-8")
    plain = json.loads(sayso("read", folder / "d.eml", "-f", "json").stdout)
    assert (plain["article"]["author"], plain["article"]["title"]) == ("Dana Roe", "Done")
    (folder / "e.jsonl").write_text("{")
    assert json.loads(sayso("read", folder / "e.jsonl", "-f", "json").stdout) == []


def test_schema_and_version() -> None:
    assert json.loads(sayso("schema").stdout) == Reading.json_schema()
    assert sayso("--version").stdout.decode().startswith("sayso 0.")


def test_plain_text_needs_no_slow_imports() -> None:
    slow = (
        "trafilatura",
        "htmldate",
        "httpx",
        "lxml",
        "torch",
        "yaml",
        "sqlite3",
        "feedparser",
        "fastwarc",
        "pdfminer",
    )
    code = f"import sys, sayso; sayso.read('Roe said so.'); print([m for m in {slow} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=120, check=False)
    assert done.stdout.decode().strip() == "[]"
