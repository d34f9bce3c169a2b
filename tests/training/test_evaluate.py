"""A network is scored on marked texts, with an interval over texts."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from corpora.gum import Document
from corpora.polnear import Marked
from sayso.model.fake import FakeNetwork
from training.texts import Text

pytestmark = pytest.mark.train

torch = pytest.importorskip("torch", reason="PyTorch is not installed (make test EXTRAS=test,train)")
pytest.importorskip("onnx", reason="onnx is not installed (make test EXTRAS=test,train)")

NETWORK = FakeNetwork({"roe": "source", "said": "cue", "go": "content", "home": "content"})
TEXT = "Roe said go home."
ROE = Marked([(0, 3)], [(4, 8)], [(9, 16)])


@pytest.fixture
def scorer() -> ModuleType:
    """Counts contents that are alike, as a scorer with the developers' functions."""
    made = ModuleType("scorer")

    def count(text: str, gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]], n: dict[str, int]) -> None:
        contents = [[tuple(span) for span in one["content"]] for one in gold]
        n["hit"] += sum([tuple(span) for span in one["content"]] in contents for one in found)
        n["of"] += max(len(gold), len(found))

    def summary(n: dict[str, int]) -> dict[str, Any]:
        return {"relation": {"F1": 100 * n["hit"] / max(1, n["of"])}}

    def score(pairs: Sequence[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]]) -> dict[str, Any]:
        n = {"hit": 0, "of": 0}
        for pair in pairs:
            count(*pair, n)
        return summary(n)

    made.count, made.summary, made.score = count, summary, score  # type: ignore[attr-defined]
    return made


def test_marked_texts(scorer: ModuleType) -> None:
    from training.evaluate import marked_pairs, score

    right, wrong = Text("a", TEXT, [[ROE]]), Text("b", TEXT, [[Marked([], [(4, 8)], [(9, 11)])]])
    assert score(marked_pairs(NETWORK, [right] * 4), scorer)["relation"] == {"F1": 100, "interval": [100, 100]}
    mixed = score(marked_pairs(NETWORK, [right, wrong] * 10), scorer)["relation"]
    low, high = mixed["interval"]
    assert mixed["F1"] == 50 and 20 < low < 40 and 60 < high < 80
    assert score([], scorer)["relation"]["interval"] == [0, 0]


def test_only_judged_sentences_of_gum_count(scorer: ModuleType) -> None:
    from training.evaluate import gum_pairs, score

    text = f"{TEXT} {TEXT}"
    document = Document("GUM_news_own", text, [], [], attributions=[ROE], judged=[(0, 17)])
    assert score(gum_pairs(NETWORK, [document]), scorer)["relation"]["F1"] == 100


def test_a_checkpoint_is_read(tmp_path: Path) -> None:
    from training.evaluate import load_any
    from training.network import Network, Shape

    torch.save(Network(Shape(hidden=24, inner=48, layers=1)).state_dict(), tmp_path / "average.pt")
    assert load_any(tmp_path / "average.pt").name == "average"
