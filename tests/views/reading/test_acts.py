"""Acts in words, on the page and in the terminal."""

import io

import pytest
from rich.console import Console

from sayso.records import Act, Actor, Article, Attribution, Model, Reading
from sayso.views.reading.acts import act_lines
from sayso.views.reading.outline import outline
from sayso.views.reading.page import page
from sayso.views.reading.terminal import show

TEXT = "Roe said the <union> had not sued her over the farm bill."


@pytest.fixture(scope="module")
def reading() -> Reading:
    saying = Attribution(id="a1", source=((0, 3),), cue=((4, 8),), content=((9, 56),), kind="indirect", score=0.9)
    act = Act(
        id="d1",
        actor_span=(9, 20),
        recipient="p1",
        recipient_span=(34, 37),
        type="ACCUSE",
        predicate=(29, 33),
        factuality="negated",
        attribution="a1",
        channel="court",
        topic="agriculture",
        date="2018-05-08",
        score=0.8,
    )
    return Reading(
        article=Article(id=Article.identify(TEXT), location=None, text=TEXT),
        attributions=(saying,),
        actors=(Actor(id="p1", name="Roe", kind="person", naming="named", mentions=((0, 3),)),),
        acts=(act, Act(id="d2", type="PROTEST", score=0.6)),
        model=Model(name="m", version="1", sha256="0" * 64),
    )


def test_an_act_in_words(reading: Reading) -> None:
    first, second = act_lines(reading, outline(reading))
    assert (first.actor, first.predicate, first.recipient) == ("the <union>", "sued", "her")
    assert (first.actor_name, first.recipient_name) == ("", "Roe")
    assert (first.standing, first.within) == ("did not", 1)
    assert first.properties == ("by court", "on agriculture", "2018-05-08")
    assert (second.actor, second.recipient, second.properties, second.within) == ("", "", (), None)


def test_the_terminal_lists_acts_behind_the_statements(reading: Reading) -> None:
    out = io.StringIO()
    show(reading, Console(file=out, width=80))
    lines = out.getvalue().splitlines()
    heading = next(i for i, line in enumerate(lines) if line.startswith("── Acts"))
    assert lines[heading + 2].startswith("d1  the <union> · sued · her")
    assert lines[heading + 2].endswith("did not · ACCUSE .80")
    assert "    recipient: Roe" in lines
    assert "    by court · on agriculture · 2018-05-08 · within 1" in lines
    assert any("(no actor)" in line for line in lines)


def test_the_page_has_a_table_of_acts(reading: Reading) -> None:
    out = page([reading])
    assert '<tr id="d1">' in out
    assert "the &lt;union&gt;" in out
    assert 'within <a href="#l1"' in out
    without = reading.model_copy(update={"acts": ()})
    assert ">Acts<" not in page([without])
