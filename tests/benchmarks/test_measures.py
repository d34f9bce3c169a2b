"""From laps, scores and stages to rows; the command line."""

from itertools import count
from pathlib import Path
from typing import Any

import pytest

from benchmarks import adding
from benchmarks.__main__ import main, parse
from benchmarks.cores import ALL, ONE
from benchmarks.cores import figures as cores_figures
from benchmarks.dossier import figures as dossier_figures
from benchmarks.dossier import logged, made_up
from benchmarks.laps import Lap
from benchmarks.speed import ENCODER, OURS, OURS_ONE, OURS_PLAIN, PEER
from benchmarks.speed import figures as speed_figures
from benchmarks.stages import ACTS, STAGES, shares, stages
from benchmarks.startup import figures as startup_figures
from corpora.articles import Articles
from evaluation.quality import figures as quality_figures
from sayso.dossier import weigh
from sayso.dossier.log import evidence, fold
from sayso.model.fake import FakeNetwork
from sayso.model.network import shipped

ARTICLES = Articles("two texts", [Path("a"), Path("b")], 1000)
LAPS = {
    OURS: [Lap(2, 0)],
    OURS_ONE: [Lap(1, 0)],
    OURS_PLAIN: [Lap(1.5, 0)],
    ENCODER: [Lap(1, 0)],
    PEER: [Lap(3, 0, skipped=1)],
}


def test_speed() -> None:
    rows = {row.name: row for row in speed_figures(LAPS, ARTICLES)}
    assert rows[OURS].value == 500
    assert (rows["Sayso / network alone"].value, rows["Sayso / network alone"].verdict) == (0.5, "MISSED")
    assert (rows["Sayso / textacy"].value, rows["Sayso / textacy"].verdict) == (1.5, "OK")
    assert rows["Sayso on one thread / textacy"].verdict == ""
    assert (rows["Sayso without acts / textacy"].value, rows["Sayso without acts / textacy"].verdict) == (2, "")
    assert "raises on 1 of 2 texts" in rows[PEER].note


def test_speed_without_the_peer() -> None:
    laps = {name: own for name, own in LAPS.items() if name != PEER}
    assert not any("textacy" in row.name for row in speed_figures(laps, ARTICLES))


def test_startup() -> None:
    rows = startup_figures({"Sayso": [Lap(0.5, 2.0), Lap(0.6, 1.0)], "peer": [Lap(3, 4)]})
    assert [(row.value, row.verdict) for row in rows] == [(1.0, "OK"), (0.5, ""), (4, ""), (3, "")]


def test_dossier() -> None:
    rows = dossier_figures("level", [Lap(1, 2.5, 100), Lap(1, 1.5, 301)])
    assert [(row.value, row.verdict) for row in rows] == [(1.5, "OK"), (301, "MISSED")]
    one, other = made_up(30)(), made_up(30)()
    assert one == other and (len(one.events), len(one.hypotheses)) == (30, 6)
    back = evidence(fold(logged(one)))
    assert weigh(back).scores == pytest.approx(weigh(one).scores)


def test_adding() -> None:
    laps = {"reading": [Lap(2, 4), Lap(2, 4)], "adding": [Lap(2, 4), Lap(3, 8)]}
    rows = adding.figures(laps, 1000)
    assert [(row.value, row.verdict) for row in rows] == [(250, ""), (200, ""), (8 / 12, "MISSED"), (0.8, "")]
    assert "0.667" in rows[2].note and "0.800" in rows[3].note


def test_articles_to_add_are_read_and_edited_ones(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for number in range(30):
        words = "\n\n".join(f"Paragraph {n} of {number} has seven words." for n in range(8))
        (tmp_path / "there" / f"{number:02}.txt").write_text(words, "utf-8")
    (tmp_path / "made").mkdir()
    paths, copies = adding.write(tmp_path / "there", tmp_path / "made", 24)
    texts = [path.read_text("utf-8") for path in paths]
    assert (len(set(texts)), copies) == (24, 4)
    there = {path.read_text("utf-8") for path in (tmp_path / "there").iterdir()}
    assert len(there & set(texts)) == 20


def test_cores() -> None:
    rows = cores_figures({ONE: [Lap(10, 10), Lap(11, 12)], ALL: [Lap(12, 6), Lap(11, 5.5)]}, 60, 2)
    assert [round(row.value, 2) for row in rows] == [6, 1, 10.91, 2, 1.82]
    assert [row.verdict for row in rows] == ["", "", "", "OK", ""]
    assert rows[4].note == "round by round 1.67 to 2.18"


def test_quality() -> None:
    def score(f1: float) -> dict[str, float]:
        return {"P": f1, "R": f1, "F1": f1}

    scored: dict[str, Any] = {role: {"exact": score(80), "overlap": score(90)} for role in ("source", "cue", "content")}
    scored |= {
        "relation": score(75), "triple": score(50),
        "relation_recall": {"quoted": 85, "indirect": 65}, "counts": {"gold": 1, "predicted": 2},
    }  # fmt: skip
    rows = quality_figures(scored)
    assert [row.verdict for row in rows] == ["OK", "MISSED", "OK", "OK", "", "", ""]


def test_stages_of_one_text(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("roe said go home", "utf-8")
    ticks = count()
    seconds = stages(text, FakeNetwork({"roe": "source", "said": "cue", "go": "content"}), lambda: float(next(ticks)))
    assert len(seconds) == len(STAGES)
    assert all(second >= 0 for second in seconds)
    assert seconds[2] == 1.0  # one call of the network, one tick


def test_stages_of_acts(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The union sued the county on Monday. The mayor thanked Ann Roe.", "utf-8")
    ticks = count()
    seconds = dict(zip(STAGES, stages(text, shipped(), lambda: float(next(ticks))), strict=True))
    # a tick a pass: two sentences, both with an act
    assert [seconds[name] for name in ACTS] == [2, 2, 2, 1]


def test_shares() -> None:
    seconds = dict.fromkeys(STAGES, 0.0) | {STAGES[2]: 3.0, "JSON": 1.0}
    rows = [row for row in shares(seconds, 1000) if row.value]
    assert [row.value for row in rows] == [75, 25]
    assert rows[0].note == "3,000.00 ms per 1,000 words"


def test_command_line() -> None:
    given = parse(["--only", "speed", "--only", "memory", "--rounds", "2"])
    assert (given.only, given.rounds, given.texts, given.json) == (["speed", "memory"], 2, None, None)


@pytest.mark.parametrize("wrong", [["--only", "beauty"], ["--rounds", "0"], ["--texts", "few"]])
def test_wrong_command_line(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(wrong)
    assert left.value.code == 2


def test_nothing_to_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def nothing(*_: object, **__: object) -> Articles:
        raise FileNotFoundError("no text to read")

    monkeypatch.setattr("benchmarks.__main__.choose", nothing)
    assert main([]) == 2
    assert "Nothing was measured" in capsys.readouterr().err
