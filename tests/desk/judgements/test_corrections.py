"""What people correct stands beside the machine's reading, never over it, and is never moved silently."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.judgements.corrections import By, Named, accept, add, change, delete, undo
from sayso.desk.overlay.anchors import CONTEXT, NotThere, anchor, find, moved, select
from sayso.desk.records import Statement
from sayso.desk.store import Store, open_desk
from sayso.desk.tables import statements
from sayso.errors import SaysoError, UsageError
from sayso.records import Actor, Article, Attribution, Model, Reading, Span
from tests.databases import NewDesk

TEXT = (
    "Mayor Ruth Okafor said the bridge was safe. Lena Pike said the mayor was told by an engineer that it was not.\n"
    "“We are done waiting,” Okafor said. The clerk shook his head. “No comment,” said Pike."
)
ANA = By("ana", "she rang me")


def at(words: str, text: str = TEXT, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def attribution(id_: str, source: str, cue: Span, content: str, text: str = TEXT, **more: object) -> Attribution:
    fields: dict[str, object] = {
        "id": id_,
        "source": (at(source, text),) if source else (),
        "cue": (cue,),
        "content": (at(content, text),),
        "kind": "indirect",
        "type": "assertion",
        "factuality": "actual",
        "polarity": "affirmed",
        "score": 0.9,
    }
    return Attribution.model_validate(fields | more)


def reading(text: str = TEXT, sha: str = "1" * 64) -> Reading:
    told = "the mayor was told by an engineer that it was not"
    return Reading(
        article=Article(id=Article.identify(text), location=None, text=text),
        attributions=(
            attribution(
                "a1", "Mayor Ruth Okafor", at("said", text), "the bridge was safe", text, speaker="p1", chain=("p1",)
            ),
            attribution("a2", "Lena Pike", at("said", text, 1), told, text, speaker="p2", chain=("p2",)),
            attribution(
                "a3",
                "an engineer",
                at("told by", text),
                "it was not",
                text,
                parent="a2",
                speaker="p3",
                chain=("p2", "p3"),
                addressee="p1",
            ),
            attribution(
                "a4",
                "",
                at("said", text, 2),
                "“We are done waiting,”",
                text,
                speaker="p1",
                chain=("p1",),
                kind="direct",
            ),
        ),
        actors=(
            Actor(id="p1", name="Ruth Okafor", kind="person", naming="named", mentions=(at("Ruth Okafor", text),)),
            Actor(id="p2", name="Lena Pike", kind="person", naming="named", mentions=(at("Lena Pike", text),)),
            Actor(id="p3", name="an engineer", kind="person", naming="anonymous", mentions=(at("an engineer", text),)),
        ),
        model=Model(name="by hand", version="1", sha256=sha),
    )


@pytest.fixture
def desk(made_place: str) -> Iterator[Store]:
    with open_desk(made_place) as store:
        with store.writer() as writer:
            writer.keep(reading(), "https://herald.example/bridge")
        yield store


def told(desk: Store, article: int = 1) -> dict[str, Statement]:
    with desk.view() as view:
        return {one.number: one for one in view.statements_of(article)}


def lost(desk: Store, article: int = 1) -> list[str | None]:
    with desk.view() as view:
        return [one.lost for one in view.corrections(article)]


def test_a_speaker_is_changed_and_the_chains_follow(desk: Store) -> None:
    before = told(desk)
    with desk.writer() as writer:
        now = change(writer, before["a2"].id, {"speaker": Named("Ruth Okafor")}, ANA)
    assert now.speaker and now.speaker.name == "Ruth Okafor" and now.checked == "changed" and now.id == before["a2"].id
    assert [one.name for one in told(desk)["a3"].chain] == ["Ruth Okafor", "an engineer"]
    assert {key: one.id for key, one in told(desk).items()} == {key: one.id for key, one in before.items()}
    with desk.view() as view:
        assert view.reading(1) == reading().model_copy(update={"article": view.reading(1).article})
        made = view.correction(1)
    assert (made.was, made.author, made.reason) == ({"speaker": "Lena Pike"}, "ana", "she rang me")
    with desk.writer() as writer:
        undo(writer, 1)
    assert told(desk) == before
    with desk.view() as view:
        assert view.correction(1).undone is not None
    with desk.writer() as writer, pytest.raises(UsageError, match="was undone on"):
        undo(writer, 1)


def test_a_speaker_may_be_unknown_or_new(desk: Store) -> None:
    with desk.writer() as writer:
        unknown = change(writer, told(desk)["a1"].id, {"speaker": None}, ANA)
        assert unknown.speaker is None and unknown.chain == ()
        with pytest.raises(UsageError, match="“his head” is no name"):
            change(writer, unknown.id, {"speaker": Named("his head")}, ANA)
    with desk.writer() as writer:
        new = change(writer, unknown.id, {"speaker": Named("The clerk", naming="role")}, ANA)
    assert new.speaker and (new.speaker.name, new.speaker.naming, new.speaker.number) == ("The clerk", "role", "c1")
    with desk.view() as view:
        assert view.corrected(1).reading.actors[-1].mentions == (at("The clerk"),)


def test_deleted_is_gone_and_what_stood_inside_moves_up(desk: Store) -> None:
    before = told(desk)
    with desk.writer() as writer:
        delete(writer, before["a2"].id, ANA)
    now = told(desk)
    assert list(now) == ["a1", "a3", "a4"] and now["a3"].parent is None
    assert [one.name for one in now["a3"].chain] == ["an engineer"]
    with desk.writer() as writer:
        undo(writer, 1)
    assert list(told(desk)) == ["a1", "a2", "a3", "a4"]
    assert told(desk)["a3"].parent == told(desk)["a2"].id and told(desk)["a3"].chain == before["a3"].chain


def test_one_is_added_by_hand(desk: Store) -> None:
    with desk.writer() as writer:
        fields = {"content": ["“No comment,”"], "source": ["Pike"], "cue": ["said"], "speaker": Named("Lena Pike")}
        with pytest.raises(UsageError, match="“said” stands 4 times in the article: give words around it"):
            add(writer, 1, fields, ANA)
        one = add(writer, 1, fields | {"source": ["said [[Pike]]"], "cue": ["[[said]] Pike"]}, ANA)
    assert (one.number, one.checked, one.kind, one.factuality) == ("c1", "added", "direct", "actual")
    assert (one.source_text, one.cue_text, one.content_text) == ("Pike", "said", "“No comment,”")
    assert [teller.name for teller in one.chain] == ["Lena Pike"]
    with desk.writer() as writer:
        assert change(writer, one.id, {"factuality": "negated"}, ANA).checked == "added"
        undo(writer, 1)
    assert "c1" not in told(desk)
    assert lost(desk) == [None, "c1 is not there: adding it was undone, or is lost"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"cue": ["said"]}, "“said” stands 4 times in the article"),
        ({"content": ["the bridge is safe"]}, "does not stand in the article: quote its words"),
        ({"speaker": Named("Ruth Pike")}, "no actor of the article is called Ruth Pike"),
        ({"content": ["the bridge was", "bridge was safe"]}, "two pieces of the content overlap"),
        ({}, "nothing to change"),
    ],
)
def test_what_cannot_be_meant_is_said(desk: Store, fields: dict[str, object], says: str) -> None:
    with desk.writer() as writer, pytest.raises(UsageError, match=says):
        change(writer, told(desk)["a1"].id, fields, ANA)
    assert lost(desk) == []


def test_a_parent_must_hold_the_content(desk: Store) -> None:
    now = told(desk)
    with desk.writer() as writer:
        with pytest.raises(UsageError, match="does not stand inside"):
            change(writer, now["a1"].id, {"parent": now["a2"].id}, ANA)
        one = change(writer, now["a3"].id, {"parent": None}, ANA)
    assert one.parent is None and [teller.name for teller in one.chain] == ["an engineer"]


def test_no_ring_of_parents(desk: Store) -> None:
    now = told(desk)
    with desk.writer() as writer, pytest.raises(SaysoError):
        change(writer, now["a2"].id, {"parent": now["a2"].id}, ANA)
    assert told(desk) == now


def newer(*attributions: Attribution) -> Reading:
    return reading(sha="2" * 64).model_copy(update={"attributions": attributions})


def test_a_newer_reading_with_shifted_edges_keeps_the_correction(desk: Store) -> None:
    with desk.writer() as writer:
        change(writer, told(desk)["a1"].id, {"factuality": "negated"}, ANA)
        accept(writer, told(desk)["a2"].id, ANA)
    with desk.writer() as writer:
        shifted = attribution("a7", "Ruth Okafor", at("said"), "the bridge was safe.", speaker="p1", chain=("p1",))
        other = reading().attributions[1].model_copy(update={"id": "a1", "speaker": "p1", "chain": ("p1",)})
        writer.keep(newer(other, shifted), "https://herald.example/bridge")
    now = told(desk)
    assert (now["a7"].factuality, now["a7"].checked) == ("negated", "changed")
    # what was accepted is something else now: it is not taken for accepted
    assert now["a1"].checked is None and lost(desk) == [None, "the newest reading has another speaker"]
    with desk.view() as view:
        assert 0.7 < view.corrected(1).anchored[1] < 1


def test_a_newer_reading_that_merges_or_lacks_it_loses_the_correction(desk: Store) -> None:
    with desk.writer() as writer:
        change(writer, told(desk)["a1"].id, {"factuality": "negated"}, ANA)
        delete(writer, told(desk)["a4"].id, ANA)
    both = TEXT[: TEXT.index("\n")].split("said ", 1)[1]
    with desk.writer() as writer:
        merged = attribution("a1", "Mayor Ruth Okafor", at("said"), both, speaker="p1", chain=("p1",))
        writer.keep(newer(merged), "https://herald.example/bridge")
    assert told(desk)["a1"].factuality == "actual" and told(desk)["a1"].checked is None
    assert lost(desk) == ["nothing that the newest reading finds there is the same attribution"] * 2


def test_two_that_fit_alike_are_no_place() -> None:
    one = reading().attributions[0]
    twin = one.model_copy(update={"id": "a9"})
    with pytest.raises(NotThere, match="of the newest reading both stand there"):
        find(TEXT, "2" * 64, anchor(TEXT, one, "1" * 64), [one, twin])
    assert find(TEXT, "1" * 64, anchor(TEXT, twin, "1" * 64), [one, twin]) == (twin, 1.0)


def test_a_new_version_of_the_article_keeps_what_is_found_by_its_words(desk: Store) -> None:
    with desk.writer() as writer:
        change(writer, told(desk)["a1"].id, {"factuality": "negated"}, ANA)
        change(writer, told(desk)["a4"].id, {"speaker": Named("Lena Pike")}, ANA)
        add(writer, 1, {"content": ["“No comment,”"], "speaker": Named("The clerk", naming="role")}, ANA)
    text = "Updated at noon.\n" + TEXT.replace("“We are done waiting,”", "“We are done talking,”")
    with desk.writer() as writer:
        old = reading(text.replace("talking", "waiting"), "1" * 64)
        article = Article(id=Article.identify(text), location=None, text=text)
        kept = writer.keep(old.model_copy(update={"article": article}), "https://herald.example/bridge")
    assert kept.outcome == "new version"
    now = told(desk, kept.article)
    assert (now["a1"].factuality, now["a1"].checked) == ("negated", "changed")
    assert now["c1"].content_text == "“No comment,”" and now["c1"].speaker and now["c1"].speaker.name == "The clerk"
    assert now["a4"].checked is None and now["a4"].speaker and now["a4"].speaker.name == "Ruth Okafor"
    assert lost(desk, kept.article) == [None, "“We are done waiting,” does not stand in this version", None]
    assert lost(desk) == [None, None, None]
    # the first text comes back: its corrections are there already
    with desk.writer() as writer:
        writer.keep(reading(), "https://herald.example/bridge")
    assert len(lost(desk)) == 3 and told(desk)["a4"].speaker.name == "Lena Pike"  # type: ignore[union-attr]


NUMBERS = st.sampled_from(["a1", "a2", "a3", "a4"])
DEEDS = st.one_of(
    st.tuples(st.just("accept"), NUMBERS, st.none()),
    st.tuples(st.just("delete"), NUMBERS, st.none()),
    st.tuples(
        st.just("change"),
        NUMBERS,
        st.sampled_from(
            [
                {"speaker": None},
                {"speaker": Named("Lena Pike")},
                {"speaker": Named("The clerk", naming="role")},
                {"factuality": "future", "kind": "mixed"},
                {"content": ["The clerk shook his head."], "cue": []},
                {"source": ["Pike [[said]]"]},
                {"parent": None},
            ]
        ),
    ),
    st.tuples(st.just("add"), st.just(""), st.sampled_from([{"content": ["“No comment,”"], "cue": ["[[said]] Pike"]}])),
)


def do(desk: Store, action: str, number: str, fields: dict[str, object] | None) -> None:
    now = told(desk)
    # what would change nothing is refused, and leaves everything as it was
    with suppress(UsageError), desk.writer() as writer:
        if action == "add":
            add(writer, 1, fields or {}, ANA)
        elif number not in now:
            return
        elif action == "change":
            change(writer, now[number].id, fields or {}, ANA)
        else:
            {"accept": accept, "delete": delete}[action](writer, now[number].id, ANA)


def test_whatever_is_corrected_can_be_undone_in_any_order(new_desk: NewDesk) -> None:
    @new_desk.examples(25)
    @given(deeds=st.lists(DEEDS, max_size=5), order=st.randoms(use_true_random=False))
    def tried(deeds: list[tuple[str, str, dict[str, object] | None]], order: object) -> None:
        with new_desk() as place, open_desk(place) as desk:
            with desk.writer() as writer:
                writer.keep(reading(), None)
            before = plain(desk)
            for deed in deeds:
                do(desk, *deed)
                for one in told(desk).values():
                    assert one.content_text == " ... ".join(TEXT[a:b] for a, b in one.content)
                    assert one.source_text == " ... ".join(TEXT[a:b] for a, b in one.source)
                    assert (one.chain[-1].number if one.chain else None) == (one.speaker and one.speaker.number)
            with desk.view() as view:
                assert view.reading(1).attributions == reading().attributions
                ids = [one.id for one in view.corrections()]
            order.shuffle(ids)  # type: ignore[attr-defined]
            for id_ in ids:
                with desk.writer() as writer:
                    undo(writer, id_)
            assert plain(desk) == before

    tried()


def plain(desk: Store) -> list[tuple[object, ...]]:
    """The projection without row ids, which a deleted statement does not get back."""
    with desk.view() as view:
        numbers = {one.id: one.number for one in view.statements_of(1)}
        return [
            (
                one.number,
                numbers.get(one.parent or 0),
                [teller.number for teller in one.chain],
                one.speaker and one.speaker.number,
                one.addressee and one.addressee.number,
                *(one.kind, one.type, one.factuality, one.polarity, one.score, one.checked),
                *(one.source, one.cue, one.content, one.source_text, one.cue_text, one.content_text),
            )
            for one in view.statements_of(1)
        ]


@given(text=st.text("ab. \n“", min_size=1, max_size=60), before=st.text("ab. ", max_size=40), data=st.data())
def test_words_are_found_again_where_one_place_fits_and_nowhere_else(
    text: str, before: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    held = select(text, [(start, data.draw(st.integers(start + 1, len(text))))])[0]
    assert text[slice(*held.span)] == held.exact and len(held.prefix) <= CONTEXT
    try:
        found = moved(before + text, held)
    except NotThere:
        return
    assert (before + text)[slice(*found.span)] == held.exact


def test_a_correction_groups_anew_only_what_it_changes(desk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the 150 statements of a long article, all but one stay as they are grouped."""
    around: list[set[int]] = []

    def arranged(*_: object, wording_ids: set[int], text_ids: object) -> None:
        around.append(wording_ids)

    monkeypatch.setattr("sayso.desk.writer.arrange", arranged)
    by_number = told(desk)
    with desk.writer() as writer:
        accept(writer, by_number["a1"].id, ANA)
        change(writer, by_number["a1"].id, {"kind": "mixed"}, ANA)
        change(writer, by_number["a4"].id, {"speaker": Named("p2")}, ANA)
        change(writer, by_number["a4"].id, {"content": ["done waiting"]}, ANA)
        wording = sa.select(statements.c.wording_id).where(statements.c.id == by_number["a4"].id)
        now = writer.connection.scalar(wording)
    accepted, kind, speaker, content = around
    assert accepted == kind == set()
    assert len(speaker) == 1 and now not in speaker and content == speaker | {now}
