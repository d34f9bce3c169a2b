"""Where a name begins, goes on and ends, one rule at a time."""

import pytest

from sayso.reading.actors.names.edges import cut_at, extend, is_capital, may_begin
from sayso.reading.text.words import Words


@pytest.mark.parametrize(
    ("word", "capital"), [("Okafor", True), ("Ümit", True), ("NASA", True), ("okafor", False), ("7th", False), ("“", False)]
)  # fmt: skip
def test_a_capital_letter_begins_a_capital(word: str, capital: bool) -> None:
    assert is_capital(word) is capital


BEGINNINGS = [
    # sentence, its word, whether a name may begin with it
    ("We met Brennick there.", "Brennick", True),
    ("We met Tulsa-based Brennick there.", "Tulsa-based", False),
    ("Kestrow laughed.", "Kestrow", True),
    ("Kestrow’s hat fell.", "Kestrow", True),
    ("Kestrow under glass.", "Kestrow", False),
    ("Brenda under glass.", "Brenda", True),
    ("Kestrow Vale under glass.", "Kestrow", True),
    ("Dockers in Port Grey slept.", "Dockers", False),
    ("Companies laughed.", "Companies", False),
    ("We met French bakers.", "French", False),
    ("We met French Lick bakers.", "French", True),
    ("He saw June Abara there.", "June", True),
    ("It rained in June again.", "June", False),
    ("Then The rain fell.", "The", False),
]


@pytest.mark.parametrize(("sentence", "word", "begins"), BEGINNINGS)
def test_where_a_name_may_begin(sentence: str, word: str, begins: bool) -> None:
    words = Words(sentence)
    assert may_begin(words, words.word.index(word), set(), {}) is begins


def test_a_word_that_has_its_capital_elsewhere_too_may_begin_a_name() -> None:
    words = Words("Kestrow under glass.")
    assert may_begin(words, 0, {"Kestrow"}, {})


def test_a_given_name_that_is_a_preposition_elsewhere_begins_the_source_that_it_opens() -> None:
    words = Words("Per Dahle left, per his wife.")
    assert may_begin(words, 0, {"Per"}, {})
    assert not may_begin(words, 0, set(), {})


ENDS = [
    # a sentence that begins with a name, the name
    ("Ruth Okafor left.", "Ruth Okafor"),
    ("John F. Brennick left.", "John F. Brennick"),
    ("Ruth Okafor. Brennick left.", "Ruth Okafor"),
    ("Okafor Monday night left.", "Okafor"),
    ("Pell & Rowe left.", "Pell & Rowe"),
    ("Vincent van der Berg left.", "Vincent van der Berg"),
    ("Eleanor “Nell” Vance left.", "Eleanor “Nell” Vance"),
    ("Eleanor (Nell) Vance left.", "Eleanor (Nell) Vance"),
    ("Eleanor (BBC) Vance left.", "Eleanor"),
    ("Teachers’ Association of old.", "Teachers’ Association"),
    ("Okafor’s Brother left.", "Okafor"),
    ("St. Brendan’s Hospital closed.", "St. Brendan’s Hospital"),
    ("Children’s Hospital closed.", "Children’s Hospital"),
    ("Department of the Interior closed.", "Department of the Interior"),
    ("Bank of Tarrow closed.", "Bank of Tarrow"),
    ("Okafor of Tarrow left.", "Okafor"),
    ("Department of Roads and Harbors closed.", "Department of Roads and Harbors"),
    ("Okafor and Brennick left.", "Okafor"),
    ("Citizens for Quiet Nights met.", "Citizens for Quiet Nights"),
    ("Senators for Quiet Nights met.", "Senators"),
    ("Bakers and Millers Union (BMU) met in town.", "Bakers and Millers Union"),
    ("Bakers and Millers Union (XYZ) met in town.", "Bakers"),
]


@pytest.mark.parametrize(("sentence", "name"), ENDS)
def test_where_a_name_ends(sentence: str, name: str) -> None:
    words = Words(sentence)
    start, end = words.span(0, extend(words, 0, {}))
    assert sentence[start:end] == name


CUTS = [
    # a run of capitals, the person's name at its end
    ("Tarrow Council Ruth Okafor", "Ruth Okafor"),
    ("Chief of Staff Lenora Whitcomb", "Lenora Whitcomb"),
    ("Ruth Mary Okafor", None),
    ("Ruth Okafor", None),
]


@pytest.mark.parametrize(("run", "person"), CUTS)
def test_where_a_person_is_cut_from_what_stands_before(run: str, person: str | None) -> None:
    words = Words(run)
    first = words.lower.index("staff") if "Staff" in run else 0
    cut = cut_at(words, first, len(words))
    assert (None if cut == len(words) else run[words.start[cut] :]) == person
