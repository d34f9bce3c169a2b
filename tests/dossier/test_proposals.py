"""What the desk proposes: chain and grades from the reading, the outlet outermost."""

from dataclasses import replace
from pathlib import Path

import pytest

import sayso
from sayso.desk.records import Statement
from sayso.desk.store import open_desk
from sayso.desk.view import View
from sayso.dossier.log import Another, Dossier, Entry, Happening, Item, RecordedReport
from sayso.dossier.proposals import by_hand, contradicts, from_statement, propose
from sayso.dossier.store import append, create
from sayso.errors import DossierError
from sayso.views.dossier.wording import headline

QUESTION = Dossier("Does she?", {"H1": "she does", "H2": "she does not"})


def test_a_saying_comes_with_its_tellers_and_not_its_speaker(desk: str) -> None:
    with open_desk(desk) as store, store.view() as view:
        found = propose(view, QUESTION, "Ferris")
        assert found
        for one in found:
            assert one.event.kind == "SAID" and "Ferris" in one.event.actor
            (report,) = one.event.reports
            assert report.chain[0].grade == "outlet"
            assert all("Ferris" not in teller.name for teller in report.chain)
            assert one.event.passage is not None and one.event.passage.start is not None
            text = view.reading(one.statement.article.id).article.text
            assert text[one.event.passage.start : one.event.passage.end] == one.event.passage.text


def test_the_unnamed_official_is_a_teller_of_what_she_said(desk: str) -> None:
    with open_desk(desk) as store, store.view() as view:
        chains = [one.event.reports[0].chain for one in propose(view, QUESTION, "Ferris", "stop")]
    assert any(teller.grade == "unnamed" and "official" in teller.name for chain in chains for teller in chain)


def test_near_copies_share_an_origin(desk: str) -> None:
    with open_desk(desk) as store, store.view() as view:
        found = propose(view, QUESTION, "official", "harder")
    assert len(found) == 2
    assert len({one.event.reports[0].origin for one in found}) == 1 and found[0].event.reports[0].origin


def test_what_was_not_said_is_no_event(desk: str) -> None:
    with open_desk(desk) as store, store.view() as view:
        (declined,) = [one for one in view.all_statements() if one.factuality == "negated"][:1]
        with pytest.raises(DossierError, match="was not said"):
            from_statement(view, declined, "SAID", "E1")


def test_what_is_in_is_not_proposed_again(desk: str) -> None:
    with open_desk(desk) as store, store.view() as view:
        first, *rest = propose(view, QUESTION, "Ferris")
        held = Dossier("Does she?", QUESTION.hypotheses)
        event: Happening = first.event.model_copy(update={"event": "E1"})
        held.items["E1"] = Item(event)
        assert [one.statement.id for one in propose(view, held, "Ferris")] == [one.statement.id for one in rest]


def test_a_passage_by_hand_stands_in_the_article_once(desk: str) -> None:
    with open_desk(desk) as store, store.view() as view:
        article = next(one for one in view.articles() if (one.address or "").endswith("courier.txt"))
        passage = by_hand(view, str(article.id), "told donors at the dinner")
        assert passage.text == "told donors at the dinner" and passage.article == article.hash
        with pytest.raises(DossierError, match="does not stand"):
            by_hand(view, str(article.id), "told donors at the lunch")
        with pytest.raises(DossierError, match="more than once"):
            by_hand(view, str(article.id), "the")
        with pytest.raises(DossierError, match="no article nowhere"):
            by_hand(view, "nowhere", "the")


ACCOUNTS = """The two aides said the mayor left early and that he took the file.

Mayor Tobias Wren disputed both accounts. Wren did not say where he went.

The clerk denied that Wren had said the file was lost.
"""


@pytest.fixture(scope="module")
def accounts_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("accounts") / "accounts.txt"
    file.write_text(ACCOUNTS, "utf-8")
    return file


@pytest.fixture(scope="module")
def accounts(accounts_file: Path) -> sayso.Reading:
    return sayso.read(accounts_file)


@pytest.fixture
def disputed(made_place: str, accounts: sayso.Reading, accounts_file: Path) -> str:
    with open_desk(made_place) as store, store.writer() as writer:
        writer.keep(accounts, str(accounts_file))
    return made_place


def _statement(view: View, cue: str) -> Statement:
    return next(statement for statement in view.all_statements() if statement.cue_text == cue)


def test_a_denial_stays_a_denial(disputed: str) -> None:
    with open_desk(disputed) as store, store.view() as view:
        denial = _statement(view, "disputed")
        event = from_statement(view, denial, "SAID", "E1")
        assert (event.polarity, event.words) == ("denied", "both accounts")
        assert headline(Item(event)) == "Tobias Wren denies: both accounts"
        with pytest.raises(DossierError, match="denies that it was done"):
            from_statement(view, denial, "DONE", "E1")
        affirmed = from_statement(view, _statement(view, "said"), "SAID", "E2")
        assert affirmed.polarity is None and " denies" not in headline(Item(affirmed))
        held = Dossier("Does he?", QUESTION.hypotheses, items={"E1": Item(affirmed.model_copy(update={"event": "E1"}))})
        assert contradicts(held, event) and not contradicts(held, affirmed.model_copy(update={"event": "E1"}))


def test_what_stands_in_a_denial_is_no_event(disputed: str) -> None:
    with open_desk(disputed) as store, store.view() as view:
        inner = next(statement for statement in view.all_statements() if statement.parent is not None)
        assert inner.content_text == "the file was lost"
        for factuality in ("actual", None):  # whatever the reading takes the inner statement for by itself
            with pytest.raises(DossierError, match="which denies it"):
                from_statement(view, replace(inner, factuality=factuality), "SAID", "E1")
        assert inner.id not in [proposal.statement.id for proposal in propose(view, QUESTION, "Wren")]


def test_no_local_path_comes_along(disputed: str, accounts_file: Path) -> None:
    with open_desk(disputed) as store, store.view() as view:
        event = from_statement(view, _statement(view, "disputed"), "SAID", "E1")
    assert event.passage is not None and str(accounts_file.parent) not in event.model_dump_json()
    assert event.passage.where.endswith("no date") or "no date · accounts.txt" in event.passage.where


def _append(disputed: str, number: int, *entries: Entry) -> Dossier:
    with open_desk(disputed) as store, store.writer() as writer:
        return append(writer, number, entries, "rv")


def test_the_same_statement_act_or_report_is_refused(disputed: str) -> None:
    with open_desk(disputed) as store, store.writer() as writer:
        number = create(writer, "Does he?", ["he does", "he does not"], "rv")
        event = from_statement(View(writer.connection), _statement(View(writer.connection), "disputed"), "SAID", "E1")
    _append(disputed, number, event)
    again = event.model_copy(update={"event": "E2", "words": "other words for it"})
    with pytest.raises(DossierError, match="in the dossier already, as E1"):
        _append(disputed, number, again)
    act = Happening(event="E2", kind="DONE", words="he left early", actor="Tobias Wren")
    _append(disputed, number, act)
    with pytest.raises(DossierError, match="act is in the dossier already, as E2"):
        _append(disputed, number, act.model_copy(update={"event": "E3", "words": "He left  early"}))
    with pytest.raises(DossierError, match="act is in the dossier already, as E3"):  # both at once
        other = act.model_copy(update={"event": "E3", "words": "he came back"})
        _append(disputed, number, other, other.model_copy(update={"event": "E4"}))
    with pytest.raises(DossierError, match="E1 has this report already"):
        _append(disputed, number, Another(event="E1", report=event.reports[0]))
    link = event.reports[0].chain[0].model_copy(update={"name": "the Courier"})
    with_report = _append(disputed, number, Another(event="E1", report=RecordedReport(chain=(link,))))
    assert len(with_report.items["E1"].reports) == 2 and list(with_report.items) == ["E1", "E2"]
