"""Every export is held against the standard's own rules, or read by a reader of it."""

import csv
import json
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import networkx
import pytest
from jsonschema import Draft202012Validator
from pyld import jsonld
from typer.testing import CliRunner

from sayso.cli import app
from sayso.desk.records import Statement
from sayso.desk.store import open_desk
from sayso.export import WRITERS
from sayso.export.statements import Choice, select
from sayso.export.tables import COLUMNS
from sayso.records import Article
from tests.databases import NewDesk
from tests.desk.judgements.test_corrections import TEXT, reading

HERE = Path(__file__).parent
ADDRESS = "https://herald.example/bridge"
WORDS = TEXT.replace("“We are done waiting,”", "=We are done waiting,")


@pytest.fixture(scope="module")
def place(new_desk: NewDesk) -> Iterator[str]:
    """Mayor Okafor did not say that the bridge was safe; what the engineer told stands in what Pike might say."""
    made = reading()
    facts = {"title": "=Bridge", "publisher": "Herald", "published": "2026-01-05", "author": "B. Quill"}
    article = Article.model_validate({"id": Article.identify(WORDS), "location": None, "text": WORDS, **facts})
    first, second, third, fourth = made.attributions
    start = WORDS.index("=We")
    told = (
        first.model_copy(update={"factuality": "negated"}),
        second.model_copy(update={"factuality": "hypothetical"}),
        third,
        fourth.model_copy(update={"content": ((start, start + len("=We are done waiting,")),)}),
    )
    engineer = made.actors[2].model_copy(update={"anonymity_reason": (0, 5)})
    actors = (*made.actors[:2], engineer)
    with new_desk() as place:
        with open_desk(place) as desk, desk.writer() as writer:
            writer.keep(made.model_copy(update={"article": article, "attributions": told, "actors": actors}), ADDRESS)
        yield place


@pytest.fixture
def export(place: str) -> Callable[..., str]:
    def run(form: str, *options: str) -> str:
        done = CliRunner().invoke(app, ["export", form, "--desk", place, *options], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.stdout

    return run


STATUS = ["did not say", "might say", "said, inside: might say", "said"]


def test_csv(export: Callable[..., str]) -> None:
    rows = list(csv.DictReader(StringIO(export("csv"), newline="")))
    assert tuple(rows[0]) == COLUMNS and [row["status"] for row in rows] == STATUS
    assert rows[2]["chain"] == "Lena Pike > an engineer" and rows[2]["anonymity_reason"] == "Mayor"
    assert rows[2]["addressee"] == "Ruth Okafor" and rows[2]["parent"] == rows[1]["id"]
    for row in rows:
        spans = [[int(place) for place in span.split(":")] for span in row["content_spans"].split()]
        assert row["content"].removeprefix("'") == " ... ".join(WORDS[start:end] for start, end in spans)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row.values())
    assert rows[3]["content"] == "'=We are done waiting," and rows[0]["title"] == "'=Bridge"


def test_jsonl(export: Callable[..., str], place: str) -> None:
    lines = [json.loads(line) for line in export("jsonl").splitlines()]
    with open_desk(place) as desk, desk.view() as view:
        statements = view.statements_of(1)
    assert [line["status"] for line in lines] == STATUS
    fields = set(Statement.__dataclass_fields__)
    for line, one in zip(lines, statements, strict=True):
        assert set(line) == fields | {"urn", "status", "standing", "inside"}
        assert line["content_text"] == one.content_text and [tuple(span) for span in line["content"]] == list(
            one.content
        )
        assert [teller["name"] for teller in line["chain"]] == [teller.name for teller in one.chain]


def contexts(url: str, _: dict[str, Any]) -> dict[str, Any]:
    """The contexts lie beside this file, in words of our own: the tests need no network."""
    names = {"http://www.w3.org/ns/anno.jsonld": "anno.json", "https://schema.org/": "schema-org.json"}
    document = json.loads((HERE / names[url]).read_text("utf-8"))
    return {"contextUrl": None, "documentUrl": url, "document": document}


OA = "http://www.w3.org/ns/oa#"
SDO = "https://schema.org/"


def test_annotations(export: Callable[..., str]) -> None:
    page = json.loads(export("annotations"))
    schema = json.loads((HERE / "annotation-page.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(page)
    for one in page["items"]:
        for target in one["target"]:
            position, quote = target["selector"]
            assert WORDS[position["start"] : position["end"]] == quote["exact"]
            assert WORDS[: position["start"]].endswith(quote["prefix"])
            assert WORDS[position["end"] :].startswith(quote["suffix"])
    (expanded,) = jsonld.expand(page, {"documentLoader": contexts})
    items = expanded["https://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert [one["@type"] for one in items] == [[OA + "Annotation"]] * 4
    bodies = [one[OA + "hasBody"][0] for one in items]
    assert [body["urn:sayso:terms:status"][0]["@value"] for body in bodies] == STATUS
    chain = bodies[2]["urn:sayso:terms:chain"][0]["@list"]
    assert [one["urn:sayso:terms:name"][0]["@value"] for one in chain] == ["Lena Pike", "an engineer"]
    # nothing is lost on the way to triples: every key has a meaning
    assert keys(page["items"]) <= known()
    triples = jsonld.to_rdf(page, {"documentLoader": contexts})["@default"]
    assert sum(one["object"]["value"] == OA + "TextQuoteSelector" for one in triples) == 4


def keys(part: Any) -> set[str]:
    if isinstance(part, list):
        return set().union(*(keys(one) for one in part)) if part else set()
    return set(part).union(*(keys(one) for one in part.values())) if isinstance(part, dict) else set()


def known() -> set[str]:
    from sayso.export.linked import ANNOTATION_CONTEXT

    return set(contexts(ANNOTATION_CONTEXT[0], {})["document"]["@context"]) | set(ANNOTATION_CONTEXT[1])


def test_quotations(export: Callable[..., str]) -> None:
    written = json.loads(export("quotations"))
    vocabulary = contexts(SDO, {})["document"]["@context"]
    assert keys(written["@graph"]) - {"@id", "@type"} <= set(vocabulary)
    expanded = jsonld.expand(written, {"documentLoader": contexts})
    quotations = [one for one in expanded if one["@type"] == [SDO + "Quotation"]]
    assert [one[SDO + "creativeWorkStatus"][0]["@value"] for one in quotations] == STATUS
    engineers = quotations[2]
    assert engineers[SDO + "spokenByCharacter"][0][SDO + "name"][0]["@value"] == "an engineer"
    assert engineers[SDO + "creator"][0][SDO + "description"][0]["@value"] == "unnamed: Mayor"
    pike = engineers[SDO + "isPartOf"][0]
    assert pike[SDO + "creator"][0][SDO + "name"][0]["@value"] == "Lena Pike"
    news = pike[SDO + "isPartOf"][0]
    assert news["@type"] == [SDO + "NewsArticle"] and news[SDO + "url"][0]["@id"] == ADDRESS


def test_gexf(export: Callable[..., str]) -> None:
    graph = networkx.read_gexf(BytesIO(export("gexf").encode()))
    names = {key: node["label"] for key, node in graph.nodes(data=True)}
    edges = {
        (names[start], names[end], edge["relation"], edge["status"], edge["weight"])
        for start, end, edge in graph.edges(data=True)
    }
    assert edges == {
        ("Herald", "Ruth Okafor", "quotes", "did not say", 1),
        ("Herald", "Ruth Okafor", "quotes", "said", 1),
        ("Herald", "Lena Pike", "quotes", "might say", 1),
        ("Herald", "Lena Pike", "quotes", "said, inside: might say", 1),
        ("Lena Pike", "an engineer", "quotes", "said, inside: might say", 1),
        ("Lena Pike", "an engineer", "speaks of", "might say", 1),
        ("an engineer", "Ruth Okafor", "addresses", "said, inside: might say", 1),
    }
    pike = next(node for _, node in graph.nodes(data=True) if node["label"] == "Lena Pike")
    assert (pike["kind"], pike["naming"], pike["statements"]) == ("person", "named", 1)


def test_ftm(export: Callable[..., str]) -> None:
    entities = [json.loads(line) for line in export("ftm").splitlines()]
    schema = json.loads((HERE / "ftm.schema.json").read_text("utf-8"))
    for one in entities:
        Draft202012Validator(schema).validate(one)
    by_id = {one["id"]: one for one in entities}
    assert len(by_id) == len(entities)
    said = [one for one in entities if one["schema"] == "Documentation"]
    assert [one["properties"]["role"][0].split(" (")[0] for one in said] == STATUS
    for one in said:
        assert by_id[one["properties"]["document"][0]]["schema"] == "Article"
        assert by_id[one["properties"]["entity"][0]]["schema"] == "Person"
    links = [one["properties"] for one in entities if one["schema"] == "UnknownLink"]
    names = [(by_id[one["subject"][0]], by_id[one["object"][0]], one["role"][0]) for one in links]
    assert [(a["properties"]["name"], b["properties"]["name"], role) for a, b, role in names] == [
        (["Lena Pike"], ["an engineer"], "quotes the other (said, inside: might say)"),
        (["an engineer"], ["Ruth Okafor"], "speaks to the other (said, inside: might say)"),
    ]


@pytest.mark.skipif(
    find_spec("followthemoney") is None, reason="followthemoney is not installed: its own model did NOT check"
)
def test_ftm_by_its_own_model(export: Callable[..., str]) -> None:
    from followthemoney import model

    for line in export("ftm").splitlines():
        one = json.loads(line)
        proxy = model.get_proxy(one, cleaned=False)
        schema = model.get(one["schema"])
        assert schema is not None
        schema.validate(one)
        # no value was thrown away as unfit for its property
        assert {key: proxy.get(key) for key in one["properties"]} == one["properties"]


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (("--speaker", "pike"), ["a2"]),
        (("--naming", "anonymous"), ["a3"]),
        (("--kind", "direct"), ["a4"]),
        (("--since", "2026-01-06"), []),
        (("--until", "2026-01-05", "--publisher", "herald"), ["a1", "a2", "a3", "a4"]),
        (("--until", "2026-01-04"), []),
        (("--publisher", "Tribune"), []),
        (("--since", "2026-01", "--until", "2026"), ["a1", "a2", "a3", "a4"]),
        (("--until", "2025"), []),
    ],
)
def test_filters(export: Callable[..., str], options: tuple[str, ...], numbers: list[str]) -> None:
    assert [json.loads(line)["number"] for line in export("jsonl", *options).splitlines()] == numbers
    # what is empty is still whole
    json.loads(export("annotations", *options)), json.loads(export("quotations", *options))
    networkx.read_gexf(BytesIO(export("gexf", *options).encode()))


@pytest.fixture(scope="module")
def reprinted(new_desk: NewDesk) -> Iterator[str]:
    """The same text in three papers, in two of them without an address."""
    made = reading()
    with new_desk() as place:
        with open_desk(place) as desk:
            for publisher, address in (("Herald", ADDRESS), ("Star", None), ("Post", None)):
                article = made.article.model_copy(update={"publisher": publisher})
                with desk.writer() as writer:
                    writer.keep(made.model_copy(update={"article": article}), address)
        yield place


def test_every_printing_has_ids_of_its_own(reprinted: str) -> None:
    def written(form: str) -> str:
        with open_desk(reprinted) as desk, desk.view() as view:
            out = StringIO()
            WRITERS[form](select(view, Choice()), out)
        return out.getvalue()

    number = len(reading().attributions)
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    assert len({line["urn"] for line in lines}) == len(lines) == 3 * number
    annotations = json.loads(written("annotations"))["items"]
    assert [one["id"] for one in annotations] == [line["urn"] for line in lines]
    assert len({target["source"]["id"] for one in annotations for target in one["target"]}) == 3
    quotations = json.loads(written("quotations"))["@graph"]
    assert [one["@id"] for one in quotations] == [line["urn"] for line in lines]
    entities = [json.loads(line) for line in written("ftm").splitlines()]
    articles = [one["properties"]["publisher"] for one in entities if one["schema"] == "Article"]
    assert articles == [["Herald"], ["Star"], ["Post"]]
    said = [one for one in entities if one["schema"] in ("Documentation", "Note")]
    assert len({one["id"] for one in said}) == 3 * number
    assert written("jsonl") == written("jsonl")


@pytest.mark.parametrize("form", [form for form in WRITERS if form != "gexf"])  # a graph is counted first
def test_streams_article_by_article(form: str, place: str) -> None:
    out = StringIO()
    written = []

    with open_desk(place) as desk, desk.view() as view:
        (article,) = select(view, Choice())

        def articles() -> Any:
            for _ in range(3):
                yield article
                written.append(len(out.getvalue()))

        WRITERS[form](articles(), out)
    assert written[0] > 0
