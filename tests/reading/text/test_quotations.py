"""Quotation marks in all their shapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.text.quotations import Quotations, quotations

QUOTED = [
    # what stands between marks is given in ⟦ ⟧
    ("⟦“It is over,”⟧ she said. ⟦“Go home.”⟧"),
    ('⟦"It is over,"⟧ she said. ⟦"Go home."⟧'),
    ("⟦``It is over,''⟧ she said."),
    ("⟦''It is over,''⟧ she said."),
    ("⟦‘It is over,’⟧ she said. ‘Twas late."),
    ("⟦'It isn't over,'⟧ she said. 'Tis late."),
    ("⟦«C'est fini»⟧, dit-elle. ⟦‹Fini.›⟧"),
    ("⟦„Es ist vorbei“⟧, sagte sie."),
    ("the workers' hall, the 1990s' end, rock 'n' roll, don’t, the workers’ hall"),
    ("⟦“He told me ⟦‘go home’⟧ twice,”⟧ she said."),
    ("⟦\"He told me ⟦'go home'⟧ twice,\"⟧ she said."),
    ("He is 6'2\" tall and 5'11\" wide."),
    # the first mark is never closed: the quotation goes as far as the line
    ("⟦“It is over, she said."),
    # every paragraph opens, only the last one closes
    ("⟦“One.⟧\n\n⟦“Two.”⟧ she said."),
    ('⟦"One.⟧\n\n⟦"Two."⟧ she said.'),
    # opened once, closed two paragraphs later
    ("⟦“One.⟧\n\n⟦Two.⟧\n\n⟦Three.”⟧ she said."),
    # hard-wrapped
    ('She said: ⟦"One\n⟧⟦two\n⟧⟦three." ⟧Then she left.'),
    # never closed, and another one opens: it goes as far as that
    ("⟦“One, she said. ⟧⟦“Two.”⟧"),
    # a stray closing mark
    ("It is over,” she said."),
    ("⟦“It is over”⟧—⟦“and done,”⟧ (⟦“so,”⟧ she said)"),
]


def marked(text: str) -> tuple[str, list[str]]:
    """The text without ⟦ ⟧, and what they held, in order of their beginnings."""
    plain, open_, out = "", [], []
    for letter in text:
        if letter == "⟦":
            open_.append(len(plain))
        elif letter == "⟧":
            out.append((open_.pop(), len(plain)))
        else:
            plain += letter
    out += [(place, len(plain)) for place in open_]
    return plain, [plain[a:b].strip() for a, b in sorted(out)]


@pytest.mark.parametrize("text", QUOTED)
def test_quotations(text: str) -> None:
    plain, wanted = marked(text)
    assert [plain[a:b].strip() for a, b in quotations(plain)] == wanted


KINDS = [
    # content, cue -> kind
    ("“It is over,” Roe said.", ["“It is over,”"], "said", "direct"),
    ("“It is over,” Roe said. “Go home.”", ["“It is over,”", "“Go home.”"], "said", "direct"),
    ("Roe said it was “over.”", ["it was “over.”"], "said", "mixed"),
    ("Roe said it was over.", ["it was over"], "said", "indirect"),
    # the marks stand just outside of the content
    ("“It is over,” Roe said.", ["It is over"], "said", "direct"),
    # the marks frame the whole attribution: they belong to somebody else
    ("“Roe said it was over,” Pike recalled.", ["it was over"], "said", "indirect"),
    ("“Roe said ‘it is over,’” Pike recalled.", ["‘it is over,’"], "said", "direct"),
]


@pytest.mark.parametrize(("text", "content", "cue", "wanted"), KINDS)
def test_kind(text: str, content: list[str], cue: str, wanted: str) -> None:
    def spans(*parts: str) -> list[tuple[int, int]]:
        return [(text.index(part), text.index(part) + len(part)) for part in parts]

    assert Quotations(text).kind(spans(*content), spans(cue)[0]) == wanted


@given(st.text(alphabet=st.sampled_from("ab \n“”\"'‘’`«»„.,—"), max_size=60))
def test_any_marks(text: str) -> None:
    spans = quotations(text)
    assert list(spans) == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(not text[end - 1].isspace() for _, end in spans)


@given(st.text(alphabet=st.sampled_from("ab \n“”\"'‘’"), max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_near_is_what_shares_a_place(text: str, start: int, length: int) -> None:
    end = start + length
    wanted = [(a, b) for a, b in quotations(text) if a < end and b > start]
    assert sorted(Quotations(text).near(start, end)) == wanted


def test_a_mark_that_is_never_closed_quotes_no_more_than_its_sentence_of_a_long_text() -> None:
    text = "“The market closed. " + "Rain is forecast for the week. " * 400
    assert quotations(text) == ((0, len("“The market closed.")),)
    lines = "“The market closed.\n\n" + "Rain is forecast.\n\n" * 400 + "It rained.”"
    assert quotations(lines) == ((0, len("“The market closed.")),)


def test_wide_marks() -> None:
    assert quotations("＂It is rotten,＂ he said.") == ((0, 15),)
