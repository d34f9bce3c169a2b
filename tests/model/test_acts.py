"""Acts out of what a network says: which words are looked at, and what becomes of parts and types."""

from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from sayso.model.acts import find_acts
from sayso.model.labels import ACT_PARTS, ACT_TYPES, PREDICATE_ROLES
from sayso.model.mentions import Mention
from sayso.model.network import Floats, Heard, Item, Result, shipped
from sayso.model.pieces import Pieces, split
from sayso.model.windows import Window

TOKENS, PARTS = 2 + 1 + len(ACT_TYPES), 1 + 2 * len(PREDICATE_ROLES)
LABELS = PARTS + 1 + 2 * len(ACT_PARTS)
TEXT = "The union endorsed Ford and Smith on Monday. Nobody slept."


class Table:
    """A network that says what a table says: word -> type, and for each such word who takes part."""

    def __init__(
        self, pieces: Pieces, kinds: dict[str, str], parts: dict[str, list[tuple[str, str]]], sure: float = 9
    ) -> None:
        self.words = [TEXT[start:end] for start, end in zip(pieces.start, pieces.end, strict=True)]
        self.kinds, self.given, self.sure = kinds, parts, sure
        self.asked: list[list[int]] = []

    def _of(self, states: Floats) -> list[str]:
        return [self.words[int(place)] for place in states[:, 0]]

    def tag(self, states: Floats) -> tuple[Floats, Floats]:
        tokens = np.zeros((len(states), TOKENS), np.float32)
        for row, word in zip(tokens, self._of(states), strict=True):
            row[0] = self.sure if word in self.kinds else -9
            row[2 + (1 + ACT_TYPES.index(self.kinds[word]) if word in self.kinds else 0)] = 9
        return tokens, states

    def label(self, state: Floats, predicates: list[int]) -> Floats:
        self.asked.append(predicates)
        words = self._of(state)
        out = np.zeros((len(predicates), len(words), LABELS + 1 + len(ACT_TYPES)), np.float32)
        out[..., 0] = out[..., PARTS] = 9
        for row, place in enumerate(predicates):
            out[row, place, LABELS + 1 + ACT_TYPES.index(self.kinds[words[place]])] = 9
            for part, first in self.given[words[place]]:
                out[row, words.index(first), PARTS : PARTS + 2 + 2 * ACT_PARTS.index(part)] = 0
                out[row, words.index(first), PARTS + 1 + 2 * ACT_PARTS.index(part)] = 9
        return out

    def types(self, pieces: Pieces) -> Floats:
        out = np.zeros((len(pieces), 1 + len(ACT_TYPES)), np.float32)
        for row, (start, end) in zip(out, zip(pieces.start, pieces.end, strict=True), strict=True):
            word = TEXT[start:end]
            row[1 + ACT_TYPES.index(self.kinds[word]) if word in self.kinds else 0] = 9
        return out

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        return map(work, items)


def heard(pieces: Pieces, network: bool = True) -> list[Heard]:
    nothing = np.zeros((len(pieces), 1), np.float32)
    states = np.arange(len(pieces), dtype=np.float32)[:, None] if network else None
    window = Window(0, 0, len(pieces), len(pieces))
    return [Heard(window, nothing, nothing, nothing, nothing, nothing, states)]


SENTENCES = [(0, 44), (45, len(TEXT))]


def test_an_act_has_a_span_for_each_member_of_a_list() -> None:
    pieces = split(TEXT)
    parts = {"endorsed": [("actor", "union"), ("recipient", "Ford"), ("recipient", "Smith")]}
    network = Table(pieces, {"endorsed": "SUPPORT"}, parts)
    (act,) = find_acts(pieces, heard(pieces), SENTENCES, network)
    assert act.type == "SUPPORT"
    assert act.score > 0.99
    assert TEXT[slice(*act.predicate)] == "endorsed"
    assert [TEXT[slice(*span)] for span in act.actors] == ["union"]
    assert [TEXT[slice(*span)] for span in act.recipients] == ["Ford", "Smith"]
    assert act.bill is None
    assert network.asked == [[2]], "a sentence without a likely word is not looked at again"


def mention(words: str, head: str) -> Mention:
    start, at = TEXT.index(words), TEXT.index(head)
    return Mention((start, start + len(words)), (at, at + len(head)), "noun", "person", 0.9, ())


def test_a_party_is_a_whole_phrase() -> None:
    pieces = split(TEXT)
    network = Table(pieces, {"endorsed": "SUPPORT"}, {"endorsed": [("actor", "union"), ("recipient", "Ford")]})
    phrases = [mention("The union", "union"), mention("Ford and Smith", "Ford")]
    (act,) = find_acts(pieces, heard(pieces), SENTENCES, network, mentions=phrases)
    assert [TEXT[slice(*span)] for span in act.actors + act.recipients] == ["The union", "Ford"]


def test_acts_of_many_sentences_come_in_text_order_and_keep_to_their_words() -> None:
    pieces = split(TEXT)
    parts = {"endorsed": [("actor", "union"), ("recipient", "Smith")], "slept": [("actor", "Nobody")]}
    network = Table(pieces, {"endorsed": "SUPPORT", "slept": "PROTEST"}, parts)
    first, second = find_acts(pieces, heard(pieces), [*SENTENCES, (len(TEXT), len(TEXT))], network)
    assert (TEXT[slice(*first.predicate)], first.type) == ("endorsed", "SUPPORT")
    assert (TEXT[slice(*second.predicate)], second.type) == ("slept", "PROTEST")
    assert [TEXT[slice(*span)] for act in (first, second) for span in act.actors] == ["union", "Nobody"]
    assert network.asked == [[2], [1]], "places are counted within the sentence"


def test_a_word_that_is_known_to_tell_acts_is_looked_at_sooner() -> None:
    pieces = split(TEXT)
    doubtful = Table(pieces, {"endorsed": "SUPPORT"}, {"endorsed": [("actor", "union")]}, sure=-0.5)
    assert not list(find_acts(pieces, heard(pieces), SENTENCES, doubtful))
    (act,) = find_acts(pieces, heard(pieces), SENTENCES, doubtful, [TEXT.index("endorsed")])
    assert act.score == pytest.approx(0.378, abs=0.01)


def test_without_states_nothing_is_found() -> None:
    pieces = split(TEXT)
    assert not list(find_acts(pieces, heard(pieces, network=False), SENTENCES, Table(pieces, {}, {})))


@pytest.mark.parametrize("name", ["acts_first", "acts_second", "acts_types"])
def test_weights_are_the_ones_recorded(name: str) -> None:
    from hashlib import sha256

    weights = files("sayso.model") / "weights"
    recorded = (weights / f"{name}.onnx.sha256").read_text().split()[0]
    assert sha256((weights / f"{name}.onnx").read_bytes()).hexdigest() == recorded


def test_weights_stay_small() -> None:
    weights = Path(str(files("sayso.model") / "weights"))
    assert sum(path.stat().st_size for path in weights.glob("*.onnx")) <= 60_000_000


def test_onnx_says_what_pytorch_said() -> None:
    kept = np.load(Path(__file__).parent / "acts_reference.npz")
    network = shipped().acts
    assert network is not None
    tokens, state = network.tag(kept["states"][0])
    roles = network.label(state, [3, 11])
    # int8 against float32, on states that are noise
    assert np.corrcoef(tokens.ravel(), kept["tokens"].ravel())[0, 1] > 0.98
    assert np.corrcoef(roles.ravel(), kept["roles"].ravel())[0, 1] > 0.98
