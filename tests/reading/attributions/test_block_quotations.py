"""Words set apart: block quotations, signatures, pull quotes and posts."""

from dataclasses import replace

import pytest

from sayso.reading.attributions.block_quotations import add_block_quotations
from sayso.reading.text.spans import Spans
from tests.reading.marking import marked, passage


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("In a letter, {Dr. Wray} <wrote:>[ ]\n\n    I can no longer sign.\n    I am sorry.\n\nThe trust agreed.", 2),
        ("In a letter, {Dr. Wray} <wrote:>[ ]\n\tI can no longer sign.\n\nThe trust agreed.", 1),
        ("In a letter, {Dr. Wray} <wrote:>[ ]\n\nThe trust agreed.", 0),
    ],
)
def test_block_quotation(text: str, block: int) -> None:
    text, attribution = marked(text)
    (quotation,) = add_block_quotations(passage(text), [attribution])
    if not block:
        assert quotation == attribution
        return
    content = text[slice(*quotation.content[0])]
    assert content.startswith("I can no longer sign.") and content.count("\n") == block - 1
    assert quotation.is_verbatim and quotation.source == attribution.source


def test_a_block_quotation_that_nothing_leads_to() -> None:
    text, attribution = marked("[The council met], {the clerk} <said>.\n\n@ We will not sell the park.\n\nIt was late.")
    text = text.replace("@", ">")
    block = text.index("We will") - 2, text.index("park.") + 5
    joined = replace(attribution, content=(*attribution.content, block))
    assert add_block_quotations(passage(text), [joined]) == [attribution]
    alone = replace(attribution, content=(block,))
    assert add_block_quotations(passage(text), [alone]) == [alone]


def test_a_title_before_a_block_quotation() -> None:
    text = "Dr. Wray wrote:\n\n> I can no longer sign.\n\nShe left."
    (attribution,) = add_block_quotations(passage(text), [])
    assert attribution.source is not None and text[slice(*attribution.source)] == "Dr. Wray"


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("“We tried everything.” — Lena Orr, mayor", "Lena Orr, mayor", "“We tried everything.”"),
        ("“We tried everything.”\n— Lena Orr, mayor\n", "Lena Orr, mayor", "“We tried everything.”"),
        (
            "It rained.\n\n“They could have told me.”\nMarga Dole\n\nIt rained.",
            "Marga Dole",
            "“They could have told me.”",
        ),
        ("It rained.\n\n“I would not walk.”\nCOLM ASTLEY, HARBOR MASTER\n", "COLM ASTLEY", "“I would not walk.”"),
        (
            "Lew Orban wrote on Facebook:\n\nThey never asked me about it.\n\nIt rained.",
            "Lew Orban",
            "They never asked me about it.",
        ),
        ("> You do not know me.\n\n— Rosa Imber, packer\n", "Rosa Imber", "You do not know me."),
        ("> I never voted.\n\n— Petra Lund (@petralund) March 3, 2026\n", "Petra Lund", "I never voted."),
        ("Petra Lund\n@petralund\n\nThe pier is shut.\n\n9:12 AM · Mar 3, 2026\n", "Petra Lund", "The pier is shut."),
        ("Ada Krol (@adakrol) · Mar 4\nNot one notice.\n\nReposted by Hugh Bell\n", "Ada Krol", "Not one notice."),
    ],
)
def test_signed_words(text: str, who: str, words: str) -> None:
    names = Spans([(text.index(who), text.index(who) + len(who))])
    (attribution,) = add_block_quotations(replace(passage(text), people=names), [])
    assert attribution.source is not None and attribution.is_verbatim
    assert (text[slice(*attribution.source)], text[slice(*attribution.content[0])]) == (who, words)


def test_what_a_pull_quote_repeats_is_counted_once() -> None:
    text, attribution = marked(
        "[“We tried everything, twice,”] {Lena Orr} <said>.\n\n“We tried everything”\n— Lena Orr\n"
    )
    assert add_block_quotations(passage(text), [attribution]) == [attribution]


@pytest.mark.parametrize(
    "text",
    [
        "He called it “a mess” — Lena Orr agreed.",
        "“We left,” said Roe. “At noon.”\nAbout Lodova\n",
        "> We left.\n\nIt rained.",
    ],
)
def test_unsigned_words(text: str) -> None:
    assert add_block_quotations(replace(passage(text), people=Spans([(0, len(text))])), []) == []


def test_a_thread() -> None:
    text = "Alderman Theo Marsh took to X on Sunday:\n\n1/ I was in the room.\n\n2/3 Nobody voted.\n\nIt rained."
    people = Spans([(text.index("Theo"), text.index(" took"))])
    (thread,) = add_block_quotations(replace(passage(text), people=people), [])
    assert thread.source == people.sorted[0]
    assert [text[slice(*span)] for span in thread.content] == ["I was in the room.", "Nobody voted."]
    assert add_block_quotations(passage(text), []) == []
