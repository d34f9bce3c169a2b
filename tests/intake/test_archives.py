"""ZIP files and the documents that are such: .docx, .odt, .epub, .wacz; RTF; what is bounded."""

import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from sayso.errors import ReadError
from sayso.intake import load, stream
from sayso.records import Article
from tests.intake.making import MORE, PAGE, SAID, gzipped, record

ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    f"<text:h>Pike to quit</text:h><text:p>{SAID[:20]}<text:span>{SAID[20:]}</text:span></text:p>"
    f"<text:p>{MORE}<text:note><text:p>Not this.</text:p></text:note></text:p></office:text></office:body>"
    "</office:document-content>"
)
BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container xmlns="urn:c"><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles>'
    "</container>",
    "OPS/a.opf": '<package xmlns="urn:p" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Argus'
    '</dc:title></metadata><manifest><item id="c" href="cover.xhtml"/><item id="x" href="one%20a.xhtml"/></manifest>'
    '<spine><itemref idref="c"/><itemref idref="x"/></spine></package>',
    "OPS/cover.xhtml": "<html><body><img src=a.png></body></html>",
    "OPS/one a.xhtml": PAGE,
}
RTF = r"{\rtf1\ansi{\info{\title x}}{\b Pike to quit}\par " + SAID + r"\par \ldblquote No,\rdblquote  she said.\par}"


def packed(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.core_properties.title = ""
    document.core_properties.author = "Dana Roe"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(path: Path, data: bytes) -> dict[str, Article | str]:
    path.write_bytes(data)
    found: dict[str, Article | str] = {}
    for item in stream([str(path)]):
        try:
            found[item.location.removeprefix(f"{path}")] = item.load()
        except ReadError as error:
            found[item.location.removeprefix(f"{path}")] = str(error)
    return found


@pytest.mark.parametrize("name", ["a.docx", "a.zip", "notes.txt"])
def test_a_word_document(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(word("Mayor Pike to quit", SAID, MORE))
    article = load(str(tmp_path / name))
    assert article.text == f"Mayor Pike to quit\n\n{SAID}\n\n{MORE}" and article.author == "Dana Roe"
    assert article.location == str(tmp_path / name)


def test_insertions_stay_and_deletions_go(tmp_path: Path) -> None:
    data = word("Pike IN OUT stays.")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    body = members["word/document.xml"].replace(
        b"<w:r><w:t>Pike IN OUT stays.</w:t></w:r>",
        b'<w:ins w:id="1"><w:r><w:t xml:space="preserve">Pike </w:t></w:r></w:ins>'
        b'<w:del w:id="2"><w:r><w:t>OUT</w:t><w:delText>OUT</w:delText></w:r></w:del><w:r><w:t>stays.</w:t></w:r>',
    )
    (article,) = read(tmp_path / "a.docx", packed(members | {"word/document.xml": body})).values()
    assert isinstance(article, Article) and article.text == "Pike stays."


def test_a_document_of_nexis_uni_gives_its_articles(tmp_path: Path) -> None:
    one = [
        "Pike to quit",
        "The Argus",
        "March 5, 2024 Tuesday",
        "Byline: Al Finn",
        "Body",
        SAID,
        "Load-Date: March 6, 2024",
    ]
    found = read(
        tmp_path / "a.docx", word(*one, "End of Document", "Moss stays", "Herald", "Body", MORE, "End of Document")
    )
    first, second = found.values()
    assert list(found) == ["#1", "#2"] and isinstance(first, Article) and isinstance(second, Article)
    assert first.text == f"Pike to quit\n\n{SAID}" and second.text == f"Moss stays\n\n{MORE}"
    assert (first.title, first.author, first.publisher) == ("Pike to quit", "Al Finn", "The Argus")


def test_other_documents(tmp_path: Path) -> None:
    odt = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ODT})
    (article,) = read(tmp_path / "a.odt", odt).values()
    assert isinstance(article, Article) and article.text == f"Pike to quit\n\n{SAID}\n\n{MORE}"
    pytest.importorskip("striprtf")
    (rtf,) = read(tmp_path / "notes.txt", RTF.encode()).values()
    assert isinstance(rtf, Article) and rtf.text == f"Pike to quit\n\n{SAID}\n\n“No,” she said."


def test_a_book_gives_its_articles(tmp_path: Path) -> None:
    found = read(tmp_path / "a.epub", packed(BOOK))
    (article,) = found.values()
    assert list(found) == ["#OPS/one a.xhtml"] and isinstance(article, Article)
    assert SAID in article.text and article.publisher == "The Argus"


def test_archives_of_everything(tmp_path: Path) -> None:
    inner = packed({"b.txt": MORE, "c/d.html": PAGE, "e.png": b"\x89PNG"})
    found = read(tmp_path / "a.zip", packed({"a.txt": SAID, "in.zip": inner, "w.warc.gz": gzipped(record(1))}))
    assert list(found) == [
        "#a.txt", "#in.zip#b.txt", "#in.zip#c/d.html", "#w.warc.gz#urn:uuid:00000000-0000-0000-0000-000000000001"
    ]  # fmt: skip
    assert all(isinstance(article, Article) for article in found.values())


def test_a_web_archive(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {"datapackage.json": "{}", "pages/pages.jsonl": '{"text": "x"}'}
    members["archive/a.warc.gz"] = gzipped(record(1))
    (article,) = read(tmp_path / "a.wacz", packed(members)).values()
    assert isinstance(article, Article) and article.location == "https://herald.example/1"


def test_what_is_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nested = packed({"a.txt": SAID})
    for _ in range(3):
        nested = packed({"in.zip": nested})
    (deep,) = read(tmp_path / "a.zip", nested).values()
    assert "more than 2 archives" in str(deep)
    monkeypatch.setenv("SAYSO_MEMBERS", "2")
    (many,) = read(tmp_path / "b.zip", packed({f"{i}.txt": SAID for i in range(3)})).values()
    assert "3 members" in str(many)
    monkeypatch.setenv("SAYSO_FILE_BYTES", "2000")
    monkeypatch.setenv("SAYSO_PACKED_TIMES", "2")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", " " * 1_000_000)
    (bomb,) = read(tmp_path / "c.zip", out.getvalue()).values()
    assert "unpacks to 1,000,000 bytes" in str(bomb)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04....", "damaged ZIP file"),
        (packed({"a.png": b"\x89PNG"}), "without articles"),
        (packed({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "damaged document"),
        (packed({"META-INF/container.xml": "<a/>"}), "without a list of its pages"),
    ],
)
def test_bad_archives(tmp_path: Path, data: bytes, says: str) -> None:
    (error,) = read(tmp_path / "a.zip", data).values()
    assert isinstance(error, str) and says in error and "a.zip" in error


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = word(SAID)
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
    for name, given in (("a.docx", data), ("a.rtf", RTF.encode())):
        (error,) = read(tmp_path / name, given).values()
        assert "pip install 'sayso[office]'" in str(error)
