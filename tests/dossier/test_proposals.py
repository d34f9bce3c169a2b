"""What the desk proposes: chain and grades from the reading, the outlet outermost."""

import pytest

from sayso.desk.store import open_desk
from sayso.dossier.log import Dossier, Happening, Item
from sayso.dossier.proposals import by_hand, from_statement, propose
from sayso.errors import DossierError

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
