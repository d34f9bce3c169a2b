"""The main job: who said what, and the invariants that hold for any text at all."""

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import sayso
from corpora.marked import load
from sayso.intake import from_text
from sayso.model.fake import FakeNetwork
from sayso.model.network import shipped
from sayso.records import Reading, join_surrogates
from sayso.settings import NETWORKS, NetworkName

SCHEMA = Reading.json_schema()

SENTENCES = [
    # text, source, content pieces, kind
    ("“We are done waiting,” said Mayor Ruth Okafor.", "Mayor Ruth Okafor", ["We are done waiting"], "direct"),
    (
        "“We are done,” Okafor said on Monday. “Nobody else will come.”",
        "Okafor",
        ["We are done", "Nobody else will come"],
        "direct",
    ),
    (
        '"We are done," Okafor said on Monday. "Nobody else will come."',
        "Okafor",
        ["We are done", "Nobody else will come"],
        "direct",
    ),
    (
        "Okafor told reporters on Monday that the port would close in June.",
        "Okafor",
        ["the port would close in June"],
        "indirect",
    ),
    (
        "According to the port authority, the lease would cost $40 million.",
        "the port authority",
        ["the lease would cost $40 million"],
        "indirect",
    ),
    (
        "The union called the plan “a gift to the shipping lines.”",
        "The union",
        ["a gift to the shipping lines"],
        "mixed",
    ),
    (
        "A person close to the talks said the price had doubled since May.",
        "A person close to the talks",
        ["the price had doubled since May"],
        "indirect",
    ),
    (
        "The report found that one ferry in three leaves late.",
        "The report",
        ["one ferry in three leaves late"],
        "indirect",
    ),
]


@pytest.mark.parametrize(("text", "source", "pieces", "kind"), SENTENCES)
def test_sentences(text: str, source: str, pieces: list[str], kind: str) -> None:
    reading = sayso.read(text)
    assert len(reading.attributions) == 1
    one = reading.attributions[0]
    assert [text[s:e] for s, e in one.source] == [source]
    assert one.kind == kind
    assert len(one.content) == len(pieces)
    assert all(piece in text[s:e] for piece, (s, e) in zip(pieces, one.content, strict=True))


QUOTED = [
    ("“The harbour is closed,” Mayor Ruth Roe said on Monday.", "Mayor Ruth Roe", "The harbour is closed"),
    ("Dan Pell told reporters: “Nobody has paid us.”", "Dan Pell", "Nobody has paid us"),
    ("“We will appeal,” said a spokesman for the port.", "a spokesman for the port", "We will appeal"),
]


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize(("text", "source", "content"), QUOTED)
def test_both_networks_find_quotations(text: str, source: str, content: str, network: NetworkName) -> None:
    reading = sayso.read(text, network=network)
    (one,) = reading.attributions
    assert [text[s:e] for s, e in one.source] == [source]
    assert content in "".join(text[s:e] for s, e in one.content)
    assert json.loads(reading.to_json())["model"]["sha256"] == shipped(network).sha256


def test_a_quotation_over_two_paragraphs_is_one_attribution() -> None:
    text = (
        "Okafor defended the plan before the council on Monday.\n\n“We have waited for nine years,” she said. “We have "
        "paid for studies, and for studies of the studies, and not one ship has come.\n\n“I will not ask this town to "
        "wait for a tenth.”\n\nThe council votes in June."
    )
    whole = [one for one in sayso.read(text).attributions if "nine years" in text[slice(*one.content[0])]]
    assert len(whole) == 1
    said = " ".join(text[s:e] for s, e in whole[0].content)
    assert "studies of the studies" in said and "wait for a tenth" in said
    assert whole[0].kind == "direct"


def test_nothing_is_read_from_boilerplate() -> None:
    text = (
        "The council met on Monday. “We will vote in June,” said Mayor Ruth Okafor of the port.\n\nIt was raining.\n\n"
        "Our newsroom needs your help! Donate now.\n"
    )
    told = {
        "okafor": "source",
        "said": "cue",
        "vote": "content",
        "newsroom": "source",
        "needs": "cue",
        "help": "content",
    }
    reading = sayso.read(text, network=FakeNetwork(told))
    kinds = {section.kind: (section.start, section.end) for section in reading.article.sections}
    start, end = kinds["boilerplate"]
    assert "Donate" in text[start:end]
    assert len(reading.attributions) == 1
    assert all(e <= start for one in reading.attributions for _, e in (*one.source, *one.cue, *one.content))


def check(reading: Reading) -> None:
    """What holds for any reading: the schema, and spans that lie in the text, in order, and hold something.

    Attributions are in text order: those of one content, each with all that is told within it.
    """
    jsonschema.validate(json.loads(reading.to_json()), SCHEMA)
    text = reading.article.text
    firsts: dict[str | None, list[int]] = defaultdict(list)
    numbers = {one.id: number for number, one in enumerate(reading.attributions)}
    for number, one in enumerate(reading.attributions):
        assert one.parent is None or numbers[one.parent] < number
    for one in reading.attributions:
        for spans in (one.source, one.cue, one.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(text[start:end].strip() == text[start:end] for start, end in spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))
        firsts[one.parent].append(min(span[0] for span in (*one.source, *one.cue, *one.content)))
    assert all(own == sorted(own) for own in firsts.values())
    assert len({one.id for one in reading.attributions}) == len(reading.attributions)


@given(st.text(st.characters(), max_size=300))
@example("")
@example("“")
@example("\ud800\udc00 said “\udfff”")
@example("She said so.\r\n\r\n“Go,” he said.\r\n")
@example("He said \x00 that \x00 it was so.")
@example("قال الرئيس: «لن نستسلم». Okafor said “no 😀.”")
@example("/0")
@settings(suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.filterwarnings("ignore:.*looks like a path or an address:UserWarning")
def test_any_text(text: str) -> None:
    reading = sayso.read(text)
    assert reading.article.text == join_surrogates(text)
    check(reading)
    assert sayso.read(text) == reading


_WORDS = [
    "Okafor",
    "said",
    "that",
    "the port",
    "“",
    "”",
    '"',
    "‘",
    "’",
    ",",
    ".",
    "\n\n",
    "\r\n",
    "told",
    "he",
    "😀",
    "according to",
    ":",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=120).map(" ".join))
@example('according to " Okafor \n\n he said said "')
@example('Okafor " according to Okafor \r\n he Okafor he " said')
def test_anything_like_news(text: str) -> None:
    check(sayso.read(text))


def test_two_megabytes_on_one_line() -> None:
    text = "“We are done waiting for the ships,” said Mayor Ruth Okafor. " * 33_000
    whole = sayso.Section(kind="body", start=0, end=len(text))
    article = sayso.Article(id=sayso.Article.identify(text), location=None, text=text, sections=(whole,))
    network = FakeNetwork({"okafor": "source", "said": "cue", "ships": "content"})
    reading = sayso.read(article, network=network)
    assert len(reading.attributions) > 32_000
    assert reading.attributions[-1].content[-1][1] > len(text) - 100


def test_two_megabytes_on_one_line_with_the_shipped_network() -> None:
    # one word of two million letters, and words enough for a few windows
    text = "x" * 2_000_000 + " Okafor said on Monday that the port would close in June."
    reading = sayso.read(text)
    check(reading)
    assert reading.article.text == text


def test_read_takes_a_text_a_path_or_an_article(tmp_path: Path) -> None:
    text = SENTENCES[0][0]
    path = tmp_path / "one.txt"
    path.write_bytes(text.encode())
    by_text, by_path, by_article = sayso.read(text), sayso.read(path), sayso.read(sayso.load(str(path)))
    assert by_path == by_article
    assert by_path.article.location == str(path) and by_text.article.location is None
    assert by_text.attributions == by_path.attributions
    with pytest.raises(sayso.MissingError, match=r"two\.txt"):
        sayso.read(tmp_path / "two.txt")


DEEDS = (
    "The prosecutor sued the port authority in state court on Tuesday.\n\n"
    "Mayor Ruth Okafor said that the union had endorsed Governor Lyle.\n\nThe pier is nine miles long."
)


def test_acts_of_an_article() -> None:
    article = from_text(DEEDS).model_copy(update={"published": "2018-05-10"})
    reading = sayso.read(article)
    text = reading.article.text
    names = {actor.id: actor.name for actor in reading.actors}
    sued, endorsed = reading.acts
    assert sued.predicate and text[slice(*sued.predicate)] == "sued"
    assert (sued.type, sued.factuality, sued.date, sued.channel) == ("ACCUSE", "actual", "2018-05-08", "court")
    assert sued.recipient_span and text[slice(*sued.recipient_span)] == "the port authority"
    assert (endorsed.type, endorsed.endorsement) == ("SUPPORT", True)
    assert names[endorsed.recipient or ""].endswith("Lyle")
    (told,) = (one for one in reading.attributions if one.id == endorsed.attribution)
    assert names[told.speaker or ""] == "Ruth Okafor"
    assert sued.attribution is None


def test_acts_can_be_left_out_and_change_no_statement() -> None:
    without = sayso.read(DEEDS, without=("acts",))
    reading = sayso.read(DEEDS)
    assert without.acts == ()
    assert reading.attributions == without.attributions
    assert [actor.id for actor in reading.actors][: len(without.actors)] == [actor.id for actor in without.actors]


def test_acts_renumber_nobody_where_they_add_an_earlier_mention(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LEAST_ACT_SCORE", "0")
    (marked,) = (
        one for one in load(Path(__file__).parent.parent / "corpora/marked_texts/dev_15.txt") if one.name == "dev-74"
    )
    without, reading = sayso.read(marked.text, without=("acts",)), sayso.read(marked.text)
    assert reading.acts
    assert reading.attributions == without.attributions
    leading = reading.actors[: len(without.actors)]
    assert [(one.id, one.name) for one in leading] == [(one.id, one.name) for one in without.actors]


def test_who_else_may_speak_is_told() -> None:
    """Two men and a "he" between them: no name sooner than a wrong one, but both are told, and how likely."""
    reading = sayso.read("Bo Farrow and Al Pike met.\n\nHe said that the port would close in June.")
    (one,) = reading.attributions
    names = {actor.id: actor.name for actor in reading.actors}
    scores = {names[other.actor]: other.score for other in one.speaker_alternatives}
    assert one.speaker is None and one.speaker_score is None
    assert set(scores) == {"Bo Farrow", "Al Pike"} and list(scores.values()) == sorted(scores.values(), reverse=True)


def test_how_sure_the_speaker_is() -> None:
    reading = sayso.read("Ruth Okafor met Al Pike.\n\nShe said that the port would close in June.")
    (one,) = reading.attributions
    assert one.speaker is not None and one.speaker_score is not None and one.speaker_score > 0.9
    assert one.speaker not in {other.actor for other in one.speaker_alternatives}


def test_the_former_is_the_body_named_first() -> None:
    reading = sayso.read(
        "Two aid groups, Relief Now and the Salt Road Fund, appealed for a truce. The former said its warehouse had "
        "burned. The latter said its drivers wanted armed escorts."
    )
    speakers = [reading.speaker(attribution) for attribution in reading.attributions]
    assert [speaker.name for speaker in speakers if speaker is not None][:2] == ["Relief Now", "Salt Road Fund"]


def test_who_asks_to_stay_unnamed_speaks_on() -> None:
    reading = sayso.read(
        "It has five members; the fifth asked me not to use his name, because he still works for a rival in town. “I "
        "stock their shelves till four, and then I come over here and stock ours,” he said."
    )
    speaker = reading.speaker(reading.attributions[-1])
    assert speaker is not None
    assert speaker.name == "the fifth"


def test_nobody_is_no_one_who_calls() -> None:
    reading = sayso.read(
        "“Nobody calls to say the patient is hard,” Lena Parrish said. “They call to say my brother is hard.”"
    )
    callers = reading.speaker(reading.attributions[-1])
    assert callers is None or callers.name != "Nobody"
