"""The parsing process: what a document made to break a parser costs, and that others are read after it."""

import io
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sayso.errors import DecodeError, InternalError, NoArticleError, ReadError
from sayso.intake import apart as module
from sayso.intake import load, stream
from sayso.intake.apart import apart
from sayso.settings import setting
from tests.intake.making import FULL, MORE, SAID, feed, processor_seconds
from tests.intake.test_archives import BOOK, word


@pytest.fixture(autouse=True, scope="module")
def importable() -> Iterator[None]:
    """Let the parsing process import this module, whose functions it is to call."""
    paths = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    module._PARSER.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))
        yield
    module._PARSER.close()


def double(number: int) -> int:
    return 2 * number


def end(code: int) -> None:
    os._exit(code)


def hang() -> None:
    while True:
        time.sleep(0.1)


def hoard() -> int:
    return len([b"x" * 10_000_000 for _ in range(1_000)])


def refuse() -> None:
    raise NoArticleError("nothing in it", "give another.")


def fall() -> None:
    raise KeyError("the ferry to Port Ansel")


def chatter() -> int:
    sys.stdout.write("I am no answer")
    return os.getpid()


def test_one_process_serves_many_calls() -> None:
    first = apart("a", chatter)
    assert first == apart("b", chatter) != os.getpid()
    assert [apart("a", double, number) for number in range(3)] == [0, 2, 4]


@pytest.mark.parametrize(
    ("function", "error", "says"),
    [
        (refuse, NoArticleError, r"nothing in it: give another\."),
        (fall, InternalError, r"cannot read a\.x \(internal error: KeyError"),
        (hoard, DecodeError, r"a\.x takes too much memory to parse: raise SAYSO_PARSE_MEMORY"),
        (hang, DecodeError, r"a\.x takes longer than 1.5 seconds to parse: raise SAYSO_PARSE_SECONDS\."),
    ],
)
def test_what_fails_costs_its_document_alone(
    function: Callable[[], object], error: type[ReadError], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_PARSE_SECONDS", "1.5" if function is hang else "60")
    with pytest.raises(error, match=says) as caught:
        apart("a.x", function)
    assert "Port Ansel" not in str(caught.value)
    monkeypatch.setenv("SAYSO_PARSE_SECONDS", "60")
    assert apart("a", double, 2) == 4


def test_a_process_that_ends_is_started_again() -> None:
    with pytest.raises(DecodeError):
        apart("a", end, 3)
    assert apart("a", double, 2) == 4


def test_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    module._PARSER.close()
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(DecodeError, match=r"^a\.x cannot be parsed: no process can be started \(No such file"):
        apart("a.x", double, 2)


def test_it_has_the_settings_of_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert apart("a", setting, "fetch_bytes") == 20_000_000
    monkeypatch.setenv("SAYSO_FETCH_BYTES", "1000")
    assert apart("a", setting, "fetch_bytes") == 1000


def test_it_ends_with_the_program() -> None:
    program = "from sayso.intake.apart import apart\nfrom tests.intake.test_apart import chatter\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{program}print(apart('a', chatter))"], capture_output=True, check=True
    )
    number = int(done.stdout)
    for _ in range(100):
        if not Path(f"/proc/{number}").exists():
            return
        time.sleep(0.05)
    raise AssertionError(number)


# --- a bomb of each kind that is parsed apart, or bounded in another way ---------------------------------------------


def deflated(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx_bomb() -> bytes:
    """A sound document with styles that unpack to 100 MB of elements."""
    with zipfile.ZipFile(io.BytesIO(word(SAID, MORE))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/styles.xml"] = members["word/styles.xml"].replace(
        b"</w:styles>", b"<w:style/>" * 10**7 + b"</w:styles>"
    )
    return deflated(members)


def epub_bomb() -> bytes:
    """A book whose package unpacks to 7 MB of elements, and one page of tags alone."""
    members = {name: data.encode() for name, data in BOOK.items()}
    members["OPS/a.opf"] = members["OPS/a.opf"].replace(b"</manifest>", b"<item/>" * 1_000_000 + b"</manifest>")
    return deflated(members)


def odt_bomb() -> bytes:
    body = b"<a xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>" + b"<b/>" * 2_500_000 + b"</a>"
    return deflated({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": body})


def feed_bomb() -> bytes:
    """An entry of nothing but bare "<" and "&", 4 MB of it."""
    return feed(f"<guid>one</guid><content:encoded><![CDATA[{'<&' * 2_000_000}]]></content:encoded>").encode()


def news_bomb() -> bytes:
    return b"<nitf><body><body.content>" + b"<p/>" * 2_500_000 + b"</body.content></body></nitf>"


def json_bomb() -> bytes:
    return b"[" + b"{}," * 6_600_000 + b"{}]"


BOMBS: dict[str, Callable[[], bytes]] = {
    "a.docx": docx_bomb,
    "a.epub": epub_bomb,
    "a.odt": odt_bomb,
    "a.rss": feed_bomb,
    "a.xml": news_bomb,
    "a.json": json_bomb,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_bounded_and_the_next_file_is_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_PARSE_MEMORY", "600000000")
    monkeypatch.setenv("SAYSO_PACKED_TIMES", "100000")
    (tmp_path / name).write_bytes(BOMBS[name]())
    (tmp_path / "b.rss").write_text(feed(f"<guid>one</guid><content:encoded><![CDATA[{FULL}]]></content:encoded>"))
    start = processor_seconds()
    results: list[str] = []
    for item in stream([str(tmp_path)]):
        # a busy machine takes its time over the next file
        monkeypatch.setenv("SAYSO_PARSE_SECONDS", "100" if results else "8")
        try:
            results.append(item.load().text)
        except ReadError as error:
            results.append(str(error))
    assert processor_seconds() - start < 90
    assert SAID in results[-1]
    assert len(results) == 2 and (str(tmp_path / name) in results[0] or SAID in results[0])  # refused, or read in time


def test_a_reading_process_has_a_parsing_process_of_its_own(tmp_path: Path) -> None:
    """Each process that parses starts one; a copy of a process does not use its parent's."""
    (tmp_path / "a.docx").write_bytes(word(SAID, MORE))
    assert SAID in load(str(tmp_path / "a.docx")).text
    owner, module._PARSER._owner = module._PARSER._owner, 1
    try:
        running = module._PARSER._running
        assert SAID in load(str(tmp_path / "a.docx")).text
        assert module._PARSER._running is not running
    finally:
        module._PARSER._owner = owner
        if running is not None:
            running.kill()
            running.wait()
            for pipe in (running.stdin, running.stdout):
                assert pipe
                pipe.close()
