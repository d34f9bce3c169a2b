"""Teachers are asked once about every text; what they said lies in shards, and an interrupted run goes on."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from sayso.model.fake import FakeNetwork
from sayso.model.labels import LABELS, MENTIONS, NAMES
from sayso.model.network import Floats, Network
from sayso.model.pieces import split
from training.taught import SIZES, Taught, read

pytestmark = pytest.mark.train

torch = pytest.importorskip("torch", reason="PyTorch is not installed (make test EXTRAS=test,train)")
pytest.importorskip("onnx", reason="onnx is not installed (make test EXTRAS=test,train)")

TEXT = "Roe said go home. She left."
WORDS = {"roe": "source", "said": "cue", "go": "content", "home": "content"}


def fake(**words: str) -> FakeNetwork:
    return FakeNetwork(
        {**WORDS, **words}, names={"roe": "person"}, mentions={"roe": "name person", "she": "pronoun person"}
    )


def ask(text: str, *networks: FakeNetwork) -> Taught:
    from training.teach import Teacher
    from training.teach import ask as ask_all

    return ask_all(text, [Teacher(network, 0.0, 0.0) for network in networks])


def test_probabilities_and_decisions() -> None:
    taught = ask(TEXT, fake())
    labels, names, mentions = np.split(taught.shares.astype(np.float32), np.cumsum(SIZES)[:-1], axis=1)
    assert labels.sum(1) == pytest.approx(1, abs=1e-2)
    assert [LABELS[i] for i in labels.argmax(1)[:4]] == ["B-source", "B-cue", "B-content", "I-content"]
    assert [NAMES[i] for i in names.argmax(1)[:2]] == ["B-person", "O"]
    assert [MENTIONS[i] for i in mentions.argmax(1)] == ["name person", *["none"] * 4, "pronoun person", "none", "none"]
    (attribution,) = taught.attributions
    assert (attribution.source, attribution.cue, attribution.content) == ([(0, 3)], [(4, 8)], [(9, 16)])
    roe, she = taught.mentions
    assert TEXT[slice(*she.span)] == "She" and roe.entity == she.entity


def test_what_was_added_at_export_is_taken_off() -> None:
    from training.teach import Teacher
    from training.teach import ask as ask_all

    plain, shifted = ask(TEXT, fake()), ask_all(TEXT, [Teacher(fake(), 9.0, 9.0)])
    assert (shifted.shares[:4, 0] < plain.shares[:4, 0]).all()
    assert shifted.shares[:, 7:16] == pytest.approx(plain.shares[:, 7:16])


def test_of_several_teachers_the_mean() -> None:
    first, second = fake(), fake(roe="content")
    taught = ask(TEXT, first, second)
    shares = (ask(TEXT, first).shares.astype(np.float32) + ask(TEXT, second).shares) / 2
    assert taught.shares == pytest.approx(shares, abs=1e-3)
    assert taught.attributions == ask(TEXT, first).attributions


def test_teachers_of_labels_say_nothing_else() -> None:
    from training.teach import Teacher
    from training.teach import ask as ask_all

    first, second = fake(), FakeNetwork({"roe": "content", "she": "source"})
    taught = ask_all(TEXT, [Teacher(first, 0.0, 0.0)], [Teacher(second, 0.0, 0.0)])
    assert taught.shares[:, : len(LABELS)] == pytest.approx(ask(TEXT, second).shares[:, : len(LABELS)])
    assert taught.shares[:, len(LABELS) :] == pytest.approx(ask(TEXT, first).shares[:, len(LABELS) :])
    assert (taught.attributions, taught.mentions) == (ask(TEXT, first).attributions, ask(TEXT, first).mentions)


def test_an_empty_text() -> None:
    assert ask("", fake()).shares.shape == (0, sum(SIZES))


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    monkeypatch.setattr("training.teach.TEXTS", 2)
    return [(f"text {i}", TEXT + " Roe left." * i) for i in range(5)]


def write(texts: list[tuple[str, str]], out: Path, network: FakeNetwork) -> Iterator[tuple[int, bool]]:
    from training.teach import Teacher
    from training.teach import write as write_all

    return write_all(texts, [Teacher(network)], out)


def test_an_interrupted_run_goes_on(texts: list[tuple[str, str]], tmp_path: Path) -> None:
    broken = write(texts, tmp_path, fake())
    assert [next(broken), next(broken)] == [(0, False), (1, False)]
    assert list(write(texts, tmp_path, fake())) == [(0, True), (1, True), (2, False)]
    taught = read(tmp_path)
    assert list(taught) == [name for name, _ in texts]
    for name, text in texts:
        assert len(taught[name].shares) == len(split(text))
        assert taught[name].attributions == ask(text, fake()).attributions
        assert taught[name].mentions == ask(text, fake()).mentions


def test_other_texts_and_other_teachers_are_asked_anew(texts: list[tuple[str, str]], tmp_path: Path) -> None:
    list(write(texts, tmp_path, fake()))
    texts[2] = ("text 2", "Roe left.")
    assert list(write(texts, tmp_path, fake())) == [(0, True), (1, False), (2, True)]
    other = fake()
    other.sha256 = "1" * 64
    assert list(write(texts[:3], tmp_path, other)) == [(0, False), (1, False)]
    assert list(read(tmp_path)) == ["text 0", "text 1", "text 2"]


def test_no_shards(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no shards in .*: run python -m training\.teach first"):
        read(tmp_path)


def test_a_checkpoint_answers_as_its_export_does(tmp_path: Path) -> None:
    from sayso.model.network import OnnxNetwork
    from sayso.model.windows import plan
    from training.export import build, describe
    from training.network import Network as TorchModule
    from training.network import Shape
    from training.torch_network import TorchNetwork

    torch.manual_seed(1)
    network = TorchModule(Shape(hidden=24, inner=48, layers=2, heads=12, link=4, point=4)).eval()
    torch.save(network.state_dict(), tmp_path / "average.pt")
    checkpoint = TorchNetwork.load(tmp_path / "average.pt", outside=-0.4, none=-0.5)
    with torch.no_grad():
        network.labels.bias[0] -= 0.4
        network.mentions.bias[0] -= 0.5
    model = build(network)
    describe(model, network, "own", "1")
    exported = OnnxNetwork(model.SerializeToString())
    pieces = split(TEXT * 90)
    windows = plan(pieces.gap)
    assert len(windows) > 2
    for one, other in zip(checkpoint.hear(pieces, windows), exported.hear(pieces, windows), strict=True):
        assert one.window == other.window
        for name in ("labels", "links", "names", "mentions", "pointers"):
            assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-4)
    assert checkpoint.distance == pytest.approx(exported.distance)
    assert all(np.allclose(*both) for both in zip(vars_of(checkpoint), vars_of(exported), strict=True))


def vars_of(network: Network) -> list[Floats]:
    pointing = network.pointing
    return [pointing.edges, pointing.none, pointing.far, pointing.same]
