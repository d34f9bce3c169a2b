"""What holds for any text, whatever is made of it."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.reading.actors import resolve
from sayso.reading.actors.resolution.weights import SOMEBODY_ELSE, W, shares
from sayso.reading.text import Text
from sayso.records import Span

WORDS = st.sampled_from(
    [
        "Ruth",
        "Okafor",
        "Mr.",
        "Ms.",
        "Sen.",
        "the",
        "a",
        "his",
        "her",
        "Okafor’s",
        "director",
        "of",
        "Lowell",
        "board,",
        "said",
        "that",
        "“",
        "”",
        "he",
        "she",
        "they",
        "I",
        "who",
        ".",
        "\n\n",
        "(",
        ")",
        "and",
        "or",
        "OFA",
        "one",
        "another",
        "two",
        "officials",
        "D-Utah",
        ":",
        "—",
        "Coach",
        "Dad",
        "former",
        "latter",
        "it",
        "’",
        "'",
        "J.",
        "Jr.",
        "54",
        "non-breaking",
        "\xa0",
        "é",
        "中",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join))


@dataclass(frozen=True)
class Told:
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    addressee: Span | None = None
    parent: int | None = None
    is_verbatim: bool = False


@st.composite
def scenes(draw: st.DrawFn) -> tuple[str, list[Told]]:
    text = draw(TEXTS)

    def span() -> Span:
        start = draw(st.integers(0, max(0, len(text) - 1)))
        return start, draw(st.integers(start, len(text)))

    told = []
    for number in range(draw(st.integers(0, 4)) if text else 0):
        source = span() if draw(st.booleans()) else None
        addressee = span() if draw(st.booleans()) else None
        parent = draw(st.one_of(st.none(), st.integers(0, number - 1))) if number else None
        told.append(Told(source, span(), (span(),), addressee, parent))
    return text, told


@given(scenes())
@settings(max_examples=300, deadline=None)
def test_any_text(scene: tuple[str, list[Told]]) -> None:
    text, told = scene
    cast = resolve(Text.of_lines(text), told)
    assert cast == resolve(Text.of_lines(text), told)
    ids = [actor.id for actor in cast.actors]
    assert ids == [f"p{number}" for number in range(1, len(ids) + 1)]
    assert len(cast.speakers) == len(cast.addressees) == len(told)
    for actor in cast.actors:
        assert list(actor.mentions) == sorted(set(actor.mentions))
        for start, end in (*actor.mentions, *([actor.anonymity_reason] if actor.anonymity_reason else [])):
            assert 0 <= start < end <= len(text)
    for choice in (*cast.speakers, *(one for one in cast.addressees if one)):
        known = [choice.actor] if choice.actor else []
        assert {*known, *(name for name, _ in choice.alternatives)} <= set(ids)
        assert 0 <= choice.score <= 1


@given(st.lists(st.floats(-200, 200), min_size=1, max_size=20))
def test_shares_are_probabilities(sums: list[float]) -> None:
    assert abs(sum(shares(sums)) - 1) < 1e-9


def test_ten_decibans_are_tenfold_odds() -> None:
    ten, one = shares([10.0, 0.0])
    assert abs(ten / one - 10) < 1e-9


def test_every_weight_has_a_feature_of_its_own() -> None:
    from sayso.reading.actors.resolution.weights import WEIGHTS

    assert len(W) == len(WEIGHTS) and all(row.when for row in WEIGHTS)
    assert set(SOMEBODY_ELSE) == {"pronoun", "noun", "name", "plural", "thing"}
