"""Tables and JSON: columns named, guessed, and told; what is off costs its row alone."""

import gzip
import json
from pathlib import Path

import httpx
import pytest

from sayso.errors import ReadError, UsageError
from sayso.intake import load, stream
from sayso.intake.fields import NAMES
from sayso.records import Article
from sayso.settings import columns
from tests.intake.making import FULL, MORE, PAGE, SAID


def read(path: Path, data: str | bytes, transport: httpx.BaseTransport | None = None) -> dict[str, Article | str]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found: dict[str, Article | str] = {}
    for item in stream([str(path)], transport=transport):
        try:
            found[item.location.partition("#")[2]] = item.load()
        except ReadError as error:
            found[item.location.partition("#")[2]] = str(error)
    return found


def only(found: dict[str, Article | str]) -> Article:
    (article,) = found.values()
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.tsv", "\t"), ("b.csv", ";"), ("c.csv", "|")])
def test_columns_are_known_by_their_names(tmp_path: Path, name: str, delimiter: str) -> None:
    head = delimiter.join(["Headline", "By-line", "Publication Date", "URL", "Body Text", "Section"])
    row = delimiter.join(
        ["Pike to quit", "Dana Roe", '"March 5, 2024"', "https://herald.example/1", f'"{SAID}"', "News"]
    )
    article = only(read(tmp_path / name, f"{head}\n{row}\n"))
    assert (article.text, article.title, article.author) == (SAID, "Pike to quit", "Dana Roe")
    assert (article.published, article.location) == ("2024-03-05", "https://herald.example/1")
    assert article.notes == (
        f"{tmp_path / name}: text from 'Body Text', title from 'Headline', author from 'By-line', "
        "published from 'Publication Date', location from 'URL'",
    )


def test_a_text_is_known_by_its_words(tmp_path: Path) -> None:
    article = only(read(tmp_path / "a.csv", f'id,Col B\n1,"{SAID} {MORE}"\n'))
    assert article.text == f"{SAID} {MORE}" and article.notes == (f"{tmp_path / 'a.csv'}: text from 'Col B'",)
    headless = only(read(tmp_path / "b.csv", f'1,"{SAID} {MORE}"\n'))
    assert headless.text == f"{SAID} {MORE}" and "text from '2'" in headless.notes[0]
    page = only(read(tmp_path / "c.csv", f'id,content\n1,"{FULL}"\n'))
    assert page.text.startswith(SAID) and "<p>" not in page.text


def test_columns_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_COLUMNS", "text=B, title=A")
    article = only(read(tmp_path / "a.csv", f'A,B,text\nPike to quit,"{SAID}",no\n'))
    assert (article.text, article.title) == (SAID, "Pike to quit")
    ((error),) = read(tmp_path / "b.csv", "A,text\n1,2\n").values()
    assert "has no column 'B', which SAYSO_COLUMNS names: it has A, text." in str(error)
    monkeypatch.setenv("SAYSO_COLUMNS", "words=B")
    with pytest.raises(UsageError, match="SAYSO_COLUMNS holds 'words=B'"):
        columns()


def test_every_field_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_COLUMNS", ",".join(f"{field}=X" for field in NAMES))
    assert columns() == dict.fromkeys(NAMES, "X")


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    data = "name,party,votes\n" + "Pike,Whig,12\n" * 9
    for name in ("a.csv", "a.txt"):
        (error,) = read(tmp_path / name, data).values()
        assert f"{name} is a table without a column of texts (it has name, party, votes): call" in str(error)


def test_what_is_off_costs_its_row_alone(tmp_path: Path) -> None:
    data = f'text,date\n"{SAID}",03/05/2024\n{MORE},2024-03-05\n,2024-03-05\n"{MORE}",2024-03-05\n'
    found = read(tmp_path / "a.csv", data)
    one, two, three, four = found.values()
    assert list(found) == ["1", "2", "3", "4"]
    assert isinstance(one, Article) and one.published is None and "'03/05/2024' is left out" in one.notes[1]
    assert isinstance(two, str) and "row 2 has 5 cells, more than the 2 columns" in two
    assert isinstance(three, str) and "row 3 has an empty text" in three
    assert isinstance(four, Article) and four.published == "2024-03-05"


def test_encodings_of_tables(tmp_path: Path) -> None:
    words = "“We’re done — all of us,” said the mayor of the town, who’d waited for the council’s vote since May."
    wrong = only(read(tmp_path / "a.csv", f'title,text\nPike,"{words}"\n'.encode("cp1252")))
    assert wrong.text == words and "read as CP1252" in wrong.notes[0]
    for codec in ("utf-8-sig", "utf-16"):
        right = only(read(tmp_path / "a.csv", f'title,text\nPike,"{words}"\n'.encode(codec)))
        assert (right.text, right.title, right.notes) == (words, "Pike", ())
    assert only(read(tmp_path / "a.csv.gz", gzip.compress(f'title,text\nPike,"{words}"\n'.encode()))).text == words


def test_a_quotation_mark_that_never_closes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LINE_BYTES", "5000")
    found = read(tmp_path / "a.csv", f'text\n{MORE.replace(",", "")}\n"' + f"{SAID}\n" * 200)
    one, two = found.values()
    assert isinstance(one, Article) and "whose quotation mark never closes" in str(two)
    long = list(read(tmp_path / "b.csv", f"text\n{MORE.replace(',', '')}\n{'a' * 9000}\n").values())
    assert isinstance(long[0], Article) and "a line longer than 5,000 bytes" in str(long[1])


def test_arrays_of_json(tmp_path: Path) -> None:
    items = [
        {
            "headline": "Pike to quit",
            "body": SAID,
            "authors": [{"name": "Dana Roe"}, "Al Finn"],
            "pubDate": "2024-03-05",
        },
        "not this",
        {"headline": "Moss", "body": 5},
        {"headline": "Moss"},
    ]
    for data in (items, {"status": "ok", "response": {"results": items}}):
        found = read(tmp_path / "a.json", json.dumps(data))
        one, *others = found.values()
        assert list(found) == ["1", "2", "3", "4"] and isinstance(one, Article)
        assert (one.text, one.title, one.author, one.published) == (
            SAID,
            "Pike to quit",
            "Dana Roe, Al Finn",
            "2024-03-05",
        )
        assert "text from 'body'" in one.notes[0]
        assert ["is no JSON object" in str(others[0]), isinstance(others[1], Article), "neither text" in str(others[2])]
    packed = read(tmp_path / "a.json.gz", gzip.compress(json.dumps(items).encode()))
    assert len(packed) == 4


def test_one_object_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"title": "Pike", "text": SAID, "tags": [{"a": 1}]}, indent=1))
    article = load(str(tmp_path / "a.json"))
    assert (article.text, article.title, article.location) == (SAID, "Pike", str(tmp_path / "a.json"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("[1, 2]", "JSON without articles"),
        ("[]", "JSON without articles"),
        ('{"name": "sayso", "scripts": {"a": "b"}}', "neither text nor html"),
        ('[{"a": 1}]', "without a column of texts"),
        ('[{"text": "a"', "is not JSON"),
        ("[" * 100_000, "nested too deep"),
        (json.dumps([{"text": SAID}]) + " " * 3000, "JSON of more than 2,000 bytes"),
    ],
)
def test_other_json_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: str, says: str) -> None:
    if "more than" in says:
        monkeypatch.setenv("SAYSO_FETCH_BYTES", "2000")
    ((error),) = read(tmp_path / "a.json", data).values()
    assert isinstance(error, str) and says in error and "a.json" in error


def test_lines_of_json_with_other_keys(tmp_path: Path) -> None:
    found = read(tmp_path / "a.jsonl", json.dumps({"headline": "Pike", "body": SAID}) + "\n")
    article = only(found)
    assert (article.text, article.title) == (SAID, "Pike")
    assert article.notes == (f"{tmp_path / 'a.jsonl'}: text from 'body', title from 'headline'",)
    assert list(read(tmp_path / "b.json", json.dumps({"text": SAID}) + "\n" + json.dumps({"text": MORE}))) == ["1", "2"]


def test_a_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Argus",
        "language": "en",
        "items": [
            {"id": "1", "url": "https://argus.example/1", "title": "Pike", "content_html": FULL,
             "authors": [{"name": "Al"}], "date_published": "2024-03-05T08:00:00Z"},
            {"id": 2, "url": "https://argus.example/2", "content_text": f"{SAID}\n\n{MORE}"},
            {"id": "3", "url": "https://argus.example/3", "summary": "In short."},
        ],
    }  # fmt: skip
    found = read(tmp_path / "a.json", json.dumps(feed))
    one, two, three = found.values()
    assert list(found) == ["1", "2", "3"] and isinstance(one, Article) and isinstance(two, Article)
    assert (one.title, one.author, one.publisher, one.language) == ("Pike", "Al", "The Argus", "en")
    assert (one.location, one.published) == ("https://argus.example/1", "2024-03-05T08:00:00Z")
    assert two.text == f"{SAID}\n\n{MORE}" and "nothing is fetched for a feed from a file" in str(three)

    def serve(request: httpx.Request) -> httpx.Response:
        kind = "application/feed+json" if request.url.path == "/feed" else "text/html"
        return httpx.Response(
            200, text=json.dumps(feed) if kind != "text/html" else PAGE, headers={"Content-Type": kind}
        )

    items = list(stream(["https://argus.example/feed"], transport=httpx.MockTransport(serve)))
    assert len(items) == 3
