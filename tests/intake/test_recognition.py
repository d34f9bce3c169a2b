"""Each kind of input, by a small file of it: it is read for what it is, under any name, and never as prose."""

import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import ReadError
from sayso.intake import load, stream
from sayso.intake.recognition import kind_of
from sayso.records import Article
from tests.intake.making import FULL, MORE, PAGE, SAID, drawn, feed, pdf, record

MAIL = f"From: Dana Roe <roe@herald.example>\nTo: desk@herald.example\nSubject: Pike to quit\n\n{SAID}\n"
BOX = (
    f"From roe@herald.example Tue Mar  5 10:00:00 2024\nMessage-ID: <1@herald.example>\n{MAIL}\n>From the start.\n\n"
    f"From - Wed Mar  6 10:00:00 2024\n{MAIL.replace('Dana Roe', 'Al Finn')}\nFrom what I hear, {MORE}\n\n"
)
ARCHIVED = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://herald.example/pike\nSubject: Pike to quit\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="XX"\n\n'
    f"--XX\nContent-Type: text/html; charset=utf-8\nContent-Location: https://herald.example/pike\n\n{PAGE}\n"
    "--XX\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n--XX--\n"
)
TABLE = f'Headline,Byline,Body\nPike to quit,Dana Roe,"{SAID}\n\n{MORE}"\nMoss,Al Finn,{json.dumps(MORE)}\n'
ARRAY = json.dumps([{"headline": "Pike to quit", "body": SAID}, {"headline": "Moss", "body": MORE}], indent=1)
VTT = f"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ruth Okafor>{SAID}\n\n00:05.000 --> 00:09.000\n<v Al Finn>{MORE}\n"
SRT = f"1\n00:00:01,000 --> 00:00:04,000\nRUTH OKAFOR: {SAID}\n\n2\n00:00:05,000 --> 00:00:09,000\n>> {MORE}\n"
FILES: dict[str, bytes] = {
    "html": PAGE.encode(),
    "pdf": pdf([drawn([(72, 700, 11, SAID)])]),
    "mail": MAIL.encode(),
    "mbox": BOX.encode(),
    "mhtml": ARCHIVED.encode(),
    "table": TABLE.encode(),
    "json": ARRAY.encode(),
    "jsonl": json.dumps({"text": SAID}).encode() + b"\n",
    "captions": VTT.encode(),
    "feed": feed(f"<guid>one</guid><content:encoded><![CDATA[{FULL}]]></content:encoded>").encode(),
    "warc": record(1),
}


@pytest.mark.parametrize("name", ["", "notes.txt", "download", "-"])
@pytest.mark.parametrize("kind", FILES)
def test_it_is_known_by_its_first_bytes_under_any_name(kind: str, name: str) -> None:
    assert kind_of(FILES[kind][:4096], name) == kind


def test_subtitles_are_captions() -> None:
    assert kind_of(SRT.encode(), "a.txt") == "captions"


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "From: the mayor\n\nWe will not resign.",
        "Date: May 6\nPlace: the pier\n\nThe board met on Monday.",
        "From the start, Tuesday was bad.\nSubject: none\n\nHe left.",
        "RUTH OKAFOR: We are done.\nAL FINN: Are we?\n\nRUTH OKAFOR: Yes.",
        "Pike, who is 60, said so.\nMoss, who is 50, said no.\nRoe, who is 40, left.",
        "[Applause]\n\nThank you all.",
        "{laughs} Thank you.",
        "1\n\nThe first chapter.\n\n00:01 was when it began.",
        "Present: Pike, Moss, Roe\nAbsent: Finn, Wren, Dole\nClerk: Ames, Ordway, Voss\n\nThe board met.",
        "FOR IMMEDIATE RELEASE\nContact: Dana Roe\nSubject: Bridge\n\nMayor Pike said so.",
    ],
)
def test_prose_stays_prose(text: str) -> None:
    assert kind_of(text.encode(), "a.txt") == kind_of(text.encode()) == "text"


def read(location: str) -> dict[str, Article | str]:
    found: dict[str, Article | str] = {}
    for item in stream([location]):
        try:
            found[item.location.partition("#")[2]] = item.load()
        except ReadError as error:
            found[item.location.partition("#")[2]] = str(error)
    return found


def as_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> str:
    (tmp_path / "notes.txt").write_bytes(data)
    return str(tmp_path / "notes.txt")


def as_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> str:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return "-"


@pytest.mark.parametrize("give", [as_file, as_input])
@pytest.mark.parametrize("kind", FILES)
def test_its_articles_hold_the_words_and_no_more(
    kind: str,
    give: Callable[[Path, pytest.MonkeyPatch, bytes], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = read(give(tmp_path, monkeypatch, FILES[kind]))
    first = next(iter(found.values()))
    assert isinstance(first, Article) and SAID.split(" over")[0] in first.text.replace("\n", " ")
    signs = ("http", "Message-ID", "-->", "{", "boundary", "WARC", "Headline", "<")
    assert not [sign for sign in signs if sign in first.text]


def test_a_box_of_mails(tmp_path: Path) -> None:
    found = read(as_file(tmp_path, None, BOX.encode()))  # type: ignore[arg-type]
    one, two = found.values()
    assert list(found) == ["1@herald.example", "2"]
    assert isinstance(one, Article) and isinstance(two, Article)
    assert (one.title, one.author) == ("Pike to quit", "Dana Roe") and "From the start." in one.text
    assert two.author == "Al Finn" and f"From what I hear, {MORE}" in two.text
    (tmp_path / "packed.mbox").write_bytes(gzip.compress(BOX.encode()))
    assert list(read(str(tmp_path / "packed.mbox"))) == list(found)


def test_a_mail_of_a_box_that_is_too_large_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = BOX.replace(SAID, SAID * 40, 1)
    monkeypatch.setenv("SAYSO_FILE_BYTES", str(len(BOX)))
    one, two = read(as_file(tmp_path, monkeypatch, long.encode())).values()
    assert isinstance(one, str) and "raise SAYSO_FILE_BYTES" in one and isinstance(two, Article)


def test_an_archived_page_lies_where_it_was_saved(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_text(ARCHIVED)
    article = load(str(tmp_path / "a.mht"))
    assert (article.location, article.title, article.text.count(SAID)) == (
        "https://herald.example/pike",
        "Pike to quit",
        1,
    )
    (tmp_path / "b.mht").write_text(ARCHIVED.replace("text/html; charset", "image/svg; charset"))
    with pytest.raises(ReadError, match="without a page in it"):
        load(str(tmp_path / "b.mht"))
