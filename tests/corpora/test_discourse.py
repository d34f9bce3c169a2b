"""GUM's attribution relations to source, cue and content, on sentences of our own."""

from pathlib import Path

import pytest

from corpora.gum import Document, documents
from sayso.records import Span

HEAD = "# newdoc id = GUM_news_own\n"


def document(folder: Path, *sentences: str) -> Document:
    """Read a document whose tokens are written ``form/head/relation[/discourse]``."""
    lines = [HEAD]
    for sentence in sentences:
        for number, token in enumerate(sentence.split(), 1):
            form, head, relation, *discourse = token.split("/", 3)
            misc = f"Discourse={discourse[0]}" if discourse else "_"
            lines.append(f"{number}\t{form}\t{form}\tX\tX\t_\t{head}\t{relation}\t_\t{misc}\n")
        lines.append("\n")
    path = folder / "own.conllu"
    path.write_text("".join(lines))
    (one,) = documents(path)
    return one


def marked(one: Document) -> list[tuple[list[str], list[str], list[str]]]:
    """What source, cue and content of each attribution say."""

    def said(spans: list[Span]) -> list[str]:
        return [one.text[start:end] for start, end in spans]

    return [(said(found.source), said(found.cue), said(found.content)) for found in one.attributions]


SAID = (
    "The/2/det/attribution-positive:1->2:1:sem-atsrc-1-2-_+lex-indwd-4-_+syn-rpr-5-_ port/4/nsubj has/4/aux "
    "said/0/root that/7/mark/ROOT:2 rents/7/nsubj rise/4/ccomp if/9/mark/contingency-condition:3->2:0:lex-indwd-8-_ "
    "it/10/nsubj grows/7/advcl ./4/punct"
)


def test_the_content_is_the_unit_pointed_at_with_what_hangs_on_it_lower(tmp_path: Path) -> None:
    assert marked(document(tmp_path, SAID)) == [(["The port"], ["has said"], ["that rents rise if it grows"])]


def test_what_hangs_on_the_content_at_a_higher_depth_is_left_out(tmp_path: Path) -> None:
    higher = SAID.replace("contingency-condition:3->2:0", "contingency-condition:3->2:2")
    assert marked(document(tmp_path, higher)) == [(["The port"], ["has said"], ["that rents rise"])]


def test_a_clause_in_between_parts_the_content(tmp_path: Path) -> None:
    one = document(
        tmp_path,
        "Rents/6/nsubj/ROOT:1 ,/3/punct/attribution-positive:2->1:0:sem-atsrc-3-_+lex-indwd-4-_ Roe/4/nsubj "
        "says/6/parataxis ,/4/punct rise/0/root/same-unit_m:3->1:1 ./6/punct",
    )
    assert marked(one) == [(["Roe"], ["says"], ["Rents", "rise"])]


@pytest.mark.parametrize(
    ("source", "expected"),
    [("sem-atsrc-1-gold", ["Pike"]), ("sem-atsrc-1,3-_", ["Pike or Roe"]), ("syn-rpr-5-_", [])],
)
def test_sources(tmp_path: Path, source: str, expected: list[str]) -> None:
    one = document(
        tmp_path,
        f"Pike/4/nsubj/attribution-negative:1->2:0:{source}+lex-indwd-6-_ or/3/cc Roe/1/conj did/6/aux "
        "not/6/advmod know/0/root why/8/mark/ROOT:2 rents/9/nsubj rise/6/ccomp",
    )
    assert marked(one) == [(expected, ["did not know"], ["why rents rise"])]


def test_a_source_in_another_sentence_is_no_source(tmp_path: Path) -> None:
    one = document(
        tmp_path,
        "Pike/2/nsubj/ROOT:1 left/0/root",
        "He/2/nsubj/attribution-positive:2->3:0:sem-atsrc-1-gold+lex-indwd-4-_ knew/0/root "
        "why/2/ccomp/elaboration:3->1:0",
    )
    assert marked(one) == [([], ["knew"], ["why"])]


def test_only_the_outermost_of_two_nested_ones(tmp_path: Path) -> None:
    one = document(
        tmp_path,
        "Roe/2/nsubj/attribution-positive:1->3:2:sem-atsrc-1-_+lex-indwd-2-_ said/0/root "
        "Pike/4/nsubj/attribution-positive:2->3:0:sem-atsrc-3-_+lex-indwd-4-_ thinks/2/ccomp "
        "rents/6/nsubj/ROOT:3 rise/4/ccomp",
    )
    assert marked(one) == [(["Roe"], ["said"], ["Pike thinks rents rise"])]


def test_one_without_a_cue_is_left_out_and_its_sentence_is_not_judged(tmp_path: Path) -> None:
    one = document(
        tmp_path,
        SAID,
        "Roe/2/nsubj/attribution-positive:4->5:0:sem-atsrc-12-_+syn-rpr-13-_ hints/0/root "
        "that/4/mark/elaboration:5->2:3 rents/5/nsubj rise/2/ccomp",
        "Nobody/2/nsubj/elaboration:6->2:4 left/0/root",
    )
    assert len(one.attributions) == 1
    assert [one.text[start:end] for start, end in one.judged] == ["The port has said that rents rise if it grows ."]
