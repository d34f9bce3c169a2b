"""Chains of mentions, and what is counted of names and pronouns, on a text of our own."""

from pathlib import Path

import pytest

from corpora.gum import documents
from corpora.names import Named
from evaluation.entities import _meet, chains, clusters, gold, pronouns
from sayso.model.decode import find
from sayso.model.fake import FakeNetwork
from sayso.model.pieces import split

TEXT = "Ruth Roe said Pike left. She was late. Roe knew her."
NETWORK = FakeNetwork(
    {},
    mentions={"roe": "name person", "pike": "name person", "she": "pronoun person", "her": "pronoun person"},
)


def test_chains() -> None:
    mentions = find(split(TEXT), [(0, len(TEXT))], NETWORK).mentions
    written = [[TEXT[slice(*mentions[i].head)] for i in chain] for chain in chains(TEXT, mentions)]
    # the nearest before "She" is Pike, before "her" the second Roe
    assert written == [["Roe", "Roe", "her"], ["Pike", "She"]]


CONLLU = """# newdoc id = GUM_news_own
# newpar
1\tRoe\tRoe\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1-coref)
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

1\tShe\tshe\tPRON\tPRP\t_\t3\tnsubj\t_\tEntity=(1-person-giv:act-nnnnn-cf1-1-ana)
2\twas\tbe\tAUX\tVBD\t_\t3\tcop\t_\t_
3\tlate\tlate\tADJ\tJJ\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""


@pytest.mark.parametrize(("mentions", "right"), [(NETWORK.mentions, 1), ({"she": "pronoun person"}, 0)])
def test_pronouns(tmp_path: Path, mentions: dict[str, str], right: int) -> None:
    (tmp_path / "own.conllu").write_text(CONLLU)
    (one,) = documents(tmp_path / "own.conllu")
    found = find(split(one.text), [(0, len(one.text))], FakeNetwork({}, mentions=mentions)).mentions
    joined = chains(one.text, found)
    assert pronouns(one, found, joined, {"she"}) == (right, 1)
    assert pronouns(one, found, joined, {"it"}) == (0, 0)
    if right:
        assert gold(one) == clusters(found, joined) == [frozenset({(0, 3), (10, 13)})]


MEETINGS = [
    (Named((0, 4), "person"), Named((2, 8), "person"), True),
    (Named((0, 4), "person"), Named((2, 8), "place"), False),
    (Named((0, 4), "person"), Named((4, 8), "person"), False),
]


@pytest.mark.parametrize(("one", "other", "meet"), MEETINGS)
def test_names_with_a_word_in_common(one: Named, other: Named, meet: bool) -> None:
    assert _meet(one, other) is meet
