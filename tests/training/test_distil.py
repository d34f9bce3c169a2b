"""From texts of our own to a student: what a teacher says is cached, students of several shapes learn from it."""

import json
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.train

torch = pytest.importorskip("torch", reason="PyTorch is not installed (make test EXTRAS=test,train)")
pytest.importorskip("onnx", reason="onnx is not installed (make test EXTRAS=test,train)")

BODY = "Mayor Ruth Roe said the harbour would open in May."
ANNOTATIONS = """T1\tSource 0 14\tx
T2\tCue 15 19\tx
T3\tContent 20 49\tx
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""
LETTERS = """# newdoc id = letters-1
1\tRoe\tRoe\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with texts that people marked, and texts that nobody marked."""
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    for i in range(3):
        (tmp_path / "text" / f"own{i}.txt").write_text(BODY)
        (tmp_path / "attributions" / f"own{i}_abcd.ann").write_text(ANNOTATIONS)
    rows = [{"id": f"story-{i}", "title": "x", "text": f"{BODY} Story {i}."} for i in range(3)]
    (tmp_path / "stories.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "letters.conllu").write_text(LETTERS)
    (tmp_path / "left_out.txt").write_text("story-1\n")
    return tmp_path


@pytest.fixture
def teacher(tmp_path: Path) -> Path:
    """The checkpoint of a teacher."""
    from training.network import Network, Shape

    torch.manual_seed(1)
    network = Network(Shape(hidden=24, inner=48, layers=3, heads=12, link=4, point=4, buckets=32, epsilon=1e-5))
    torch.save(network.state_dict(), tmp_path / "teacher.pt")
    return tmp_path / "teacher.pt"


def run(monkeypatch: pytest.MonkeyPatch, main, *arguments: object) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(sys, "argv", ["x", *map(str, arguments)])
    main()


def where(data: Path) -> list[object]:
    unmarked = ["--unmarked", data / "stories.jsonl", "--unmarked", data / "letters.conllu"]
    return ["--data", data, *unmarked, "--leave-out", data / "left_out.txt"]


def test_from_texts_to_a_student(data: Path, teacher: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from training import distil, teach
    from training.checkpoints import load_network, read_state
    from training.taught import read

    run(monkeypatch, teach.main, "--teacher", teacher, *where(data), "--out", data / "taught")
    # the first of PolNeAR's texts is held out
    assert list(read(data / "taught")) == ["own1", "own2", "story-0", "story-2", "letters-1"]

    steps = ["--epochs", 2, "--batch", 100, "--rate", 1e-3]
    arguments = ["--taught", data / "taught", "--start", teacher, *where(data), *steps]
    run(monkeypatch, distil.main, *arguments, "--layers", "0,2", "--seed", 1, "--out", data / "a")
    student = load_network(read_state(data / "a" / "average.pt"))
    assert (student.shape.layers, student.shape.hidden, student.shape.buckets) == (2, 24, 32)
    lines = [json.loads(line) for line in (data / "a" / "log.jsonl").read_text().splitlines()]
    assert [line["epoch"] for line in lines] == [0, 1]
    assert lines[1]["loss"] < lines[0]["loss"]
    assert lines[0]["held_out"]["news labels loss"] > 0

    run(monkeypatch, distil.main, *arguments, "--layers", "0,2", "--seed", 1, "--out", data / "again")
    run(monkeypatch, distil.main, *arguments, "--layers", "0,2", "--seed", 2, "--out", data / "b")
    same, other = (read_state(data / folder / "average.pt") for folder in ("again", "b"))
    assert all(torch.equal(values, same[name]) for name, values in student.state_dict().items())
    assert any(not torch.equal(values, other[name]) for name, values in student.state_dict().items())


def test_a_narrow_student_that_matches_states(data: Path, teacher: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from training import distil, teach
    from training.checkpoints import load_network, read_state

    run(monkeypatch, teach.main, "--teacher", teacher, *where(data), "--out", data / "taught")
    shape = ["--layers", "0,2", "--inner", 16, "--alike", teacher, "--epochs", 3, "--batch", 100, "--rate", 1e-3]
    arguments = ["--taught", data / "taught", "--start", teacher, *where(data), *shape]
    run(monkeypatch, distil.main, *arguments, "--out", data / "a")
    student = load_network(read_state(data / "a" / "average.pt"))
    assert (student.shape.layers, student.shape.hidden, student.shape.inner) == (2, 24, 16)
    lines = [json.loads(line) for line in (data / "a" / "log.jsonl").read_text().splitlines()]
    assert lines[-1]["loss"] < lines[0]["loss"]


def test_the_inner_numbers_that_add_most_are_kept() -> None:
    from training.checkpoints import choose_inner

    state = {
        "layers.0.up.weight": torch.arange(8.0).reshape(4, 2),
        "layers.0.up.bias": torch.arange(4.0),
        "layers.0.down.weight": torch.tensor([[1.0, 1, 1, 9]]),
    }
    chosen = choose_inner(state, {"layers.0": torch.tensor([1.0, 5, 3, 1])}, 2)
    assert chosen["layers.0.up.bias"].tolist() == [1, 3]
    assert chosen["layers.0.up.weight"].tolist() == [[2, 3], [6, 7]]
    assert chosen["layers.0.down.weight"].tolist() == [[1, 9]]


def test_a_student_nears_its_teacher(data: Path, teacher: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On texts that nobody marked, a student says more and more what the teacher says."""
    import random

    from training import teach
    from training.checkpoints import choose_layers, load_network, read_state
    from training.losses import step, total
    from training.mix import Data, Mix
    from training.windows import epoch

    state = read_state(teacher)
    state["labels.bias"][3] = 4.0  # a teacher with an opinion
    torch.save(state, teacher)
    run(monkeypatch, teach.main, "--teacher", teacher, "--outside", 0, *where(data), "--out", data / "taught")
    mix = Mix(Data(data, taught=data / "taught", unmarked=(data / "stories.jsonl",)))
    student = load_network(choose_layers(state, [0]))
    with torch.no_grad():
        student.labels.bias.zero_()
    (batch, *_) = epoch([text for text in mix.draw(random.Random(1)) if text.taught], 400, random.Random(1))
    optimizer = torch.optim.Adam(student.parameters(), 1e-2)
    losses = []
    for _ in range(20):
        told = step(student, batch)
        losses.append(told["labels"].loss.item())
        torch.autograd.backward(total(told))
        optimizer.step()
        optimizer.zero_grad()
    assert losses[-1] < losses[0] / 2


def test_without_answers_of_a_teacher(
    data: Path, teacher: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from training import distil

    with pytest.raises(SystemExit):
        run(monkeypatch, distil.main, "--start", teacher, *where(data), "--out", data / "a")
    assert "--taught is missing: ask the teachers first" in capsys.readouterr().err


def test_unmarked_texts_of_another_kind(data: Path) -> None:
    from training.mix import Data, Mix

    with pytest.raises(ValueError, match=r"own0\.txt: unmarked texts are read from \.conllu and \.jsonl files"):
        Mix(Data(data, unmarked=(data / "text" / "own0.txt",)))
