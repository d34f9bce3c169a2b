"""Brat standoff to labels and links, on a text of our own."""

from pathlib import Path

import pytest

from corpora.polnear import Marked, example, read_standoff, texts
from sayso.model.labels import LABELS

TEXT = "Harbor Deal.\n\n“We wait,” Okafor said. “We\nhope.” She thinks so."
ANN = (
    "T1\tSource 25 31\tOkafor\n"
    "T2\tCue 32 36\tsaid\n"
    "T3\tContent 14 24\t“We wait,”\n"
    "T4\tContent 38 41;42 48\t“We hope.”\n"
    "A1\tSource-pers T1\n"
    "T5\tSource 49 52\tShe\n"
    "T6\tCue 53 59\tthinks\n"
    "T7\tContent 60 62\tso\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3 Content2:T4\n"
    "E2\tAttribution:T6 Source:T5 Cue:T6 Content:T7\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "harbor.txt").write_bytes(TEXT.encode())
    (tmp_path / "attributions" / "harbor_ab12.ann").write_bytes(ANN.encode())
    return tmp_path


def test_standoff(folder: Path) -> None:
    first, second = read_standoff(folder / "attributions" / "harbor_ab12.ann", TEXT)
    # what a line break cut in two is one span again
    assert first == Marked([(25, 31)], [(32, 36)], [(14, 24), (38, 48)])
    assert [TEXT[s:e] for s, e in (*second.source, *second.cue, *second.content)] == ["She", "thinks", "so"]


def test_example(folder: Path) -> None:
    ((name, text, annotators),) = texts(folder)
    one = example(name, text, annotators[0])

    def words(span: tuple[int, int]) -> str:
        return text[one.pieces.start[span[0]] : one.pieces.end[span[1] - 1]]

    assert [words(span) for span in one.cues] == ["said", "thinks"]
    assert [words(one.sources[i]) for i in one.cue_source] == ["Okafor", "She"]
    assert [(words(span), cue) for span, cue in zip(one.contents, one.content_cue, strict=True)] == [
        ("“We wait,”", 0),
        ("“We\nhope.”", 0),
        ("so", 1),
    ]
    begun = [LABELS[label] for label in one.labels if label % 2]
    assert begun == ["B-content", "B-source", "B-cue", "B-content", "B-source", "B-cue", "B-content"]


def test_what_does_not_fit_is_left_out_whole() -> None:
    one = example("x", "Roe said so.", [Marked([(0, 3)], [(4, 8)], [(9, 11)]), Marked([], [(4, 11)], [(0, 3)])])
    assert len(one.cues) == 1 and one.cue_source.tolist() == [0]
    assert one.labels.tolist() == [1, 3, 5, 0]
