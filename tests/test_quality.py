"""Quality on PolNeAR dev, by the developers' scorer: what has been reached is not lost again."""

from pathlib import Path

import pytest

from evaluation import plv
from evaluation.quality import evaluate, load_scorer
from sayso.intake import from_text
from sayso.model.network import shipped
from sayso.reading.pipeline import read

# a little below what was measured with these weights (see training/MODEL_CARD.md): processors differ in the last digits
REACHED = {"relation": 74.5, "source": 82.3, "cue": 74.2, "content": 63.5}


# the scorer leaves its files to the garbage collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.shared
def test_polnear_dev(shared: Path) -> None:
    scorer = load_scorer(shared / "bench" / "score_attributions.py")
    scored = evaluate(shipped(), shared / "data" / "polnear" / "dev", scorer)
    got = {"relation": scored["relation"]["F1"]} | {
        role: scored[role]["exact"]["F1"] for role in ("source", "cue", "content")
    }
    assert all(got[name] >= floor for name, floor in REACHED.items()), got


# a little below what was measured with these weights
ACTS_REACHED = {"top pair": 81.0, "top triple": 71.0, "type macro F1": 75.0}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.shared
def test_acts_of_plv(shared: Path) -> None:
    scored = plv.score(*plv.files(shared))
    assert all(scored[name] >= floor for name, floor in ACTS_REACHED.items()), scored


@pytest.mark.shared
def test_acts_of_the_founding_post(shared: Path) -> None:
    (path,) = (shared / "seed").glob("*.txt")
    # published on a Thursday: the text itself has no date
    article = from_text(path.read_text("utf-8")).model_copy(update={"published": "2009-08-06"})
    reading = read(article, shipped())
    names = {actor.id: actor.name for actor in reading.actors}
    by_radio = [act for act in reading.acts if act.channel == "radio"]
    assert {names[act.actor or ""] for act in by_radio} == {"MoveOn.org"}
    assert {(act.type, act.factuality, act.date, act.predicate) for act in by_radio} == {
        ("ACCUSE", "actual", "2009-08-04", (1009, 1017))
    }
    pressing = {names.get(act.actor or "") for act in reading.acts if act.predicate == (1718, 1728)}
    assert "MoveOn.org" in pressing and len(pressing) >= 3
    assert {act.type for act in reading.acts if act.predicate in {(271, 279), (1718, 1728)}} == {"REQUEST"}
    assert [names[act.recipient or ""].split()[-1] for act in by_radio] == ["Matheson", "Melancon", "Barrow"]
    groups = [act for act in reading.acts if names.get(act.actor or "") == "White House" and act.recipient is not None]
    assert all(act.factuality != "actual" for act in groups), "no act of the White House against the groups"


@pytest.mark.shared
def test_the_founding_post(shared: Path) -> None:
    (path,) = (shared / "seed").glob("*.txt")
    text = path.read_bytes().decode("utf-8")
    reading = read(from_text(text), shipped())
    kinds = [section.kind for section in reading.article.sections]
    assert kinds[-1] == "boilerplate" and "update" in kinds
    official = [
        one for one in reading.attributions if "White House official" in "".join(text[s:e] for s, e in one.source)
    ]
    assert len(official) == 1 and official[0].kind == "direct"
    (start, end) = official[0].content[0]
    assert text[start:end].startswith("“The President discussed") and text[start:end].endswith("’”")

    names = {actor.id: actor.name for actor in reading.actors}
    by_cue = {text[slice(*one.cue[0])]: one for one in reading.attributions if one.cue}
    assert names[official[0].addressee or ""].lower() == "politico"
    for cue in ("discussed", "said"):
        assert by_cue[cue].parent == official[0].id
        assert [names[teller] for teller in by_cue[cue].chain] == ["A White House official", "Obama"]
    assert by_cue["effectively tells"].factuality == "hypothetical"
