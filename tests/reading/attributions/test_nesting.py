"""What is told within what is told, read by the network that ships: who tells it, and in whose words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso.reading.attributions.nesting import DEEPEST
from sayso.records import Reading


def tellers(reading: Reading, words: str) -> list[str]:
    """The sources of the innermost attribution whose content begins with ``words``, from the outermost on."""
    text = reading.article.text
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    attributions = [
        attribution
        for attribution in reading.attributions
        if text[attribution.content[0][0] :].lstrip("“‘\"'").startswith(words)
    ]
    chain: list[str] = []
    attribution = attributions[-1] if attributions else None
    while attribution is not None:
        chain.insert(0, " ".join(text[start:end] for start, end in attribution.source))
        attribution = by_id[attribution.parent] if attribution.parent else None
    return chain


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "A council aide told the Beacon: “The mayor said she is done waiting for the state.”",
            "she is done",
            ["A council aide", "The mayor"],
        ),
        (
            "The Chronicle reported that two aides said the senator had decided to retire.",
            "the senator had",
            ["The Chronicle", "two aides"],
        ),
        (
            "The Post, citing three people briefed on the talks, reported that the premier believes the pact is dead.",
            "the pact is dead",
            ["The Post", "three people briefed on the talks", "the premier"],
        ),
        (
            'Denise Amaro testified that her manager had told her, "Nobody will read this."',
            "Nobody will",
            ["Denise Amaro", "her manager"],
        ),
        (
            "“The mayor,” Ruth Okafor said, “told me the bridge was safe.”",
            "the bridge was safe",
            ["Ruth Okafor", "The mayor"],
        ),
        (
            "SEN. ROURKE: What did he tell you?\nMR. HALE: He said the wall was safe.",
            "the wall was safe",
            ["MR. HALE", "He"],
        ),
        ("The mayor said the bridge was safe.", "the bridge", ["The mayor"]),
        # the steps that find secondary sources read contents as well
        (
            "“The Ledger, citing two bankers, reported that the line is sold,” Ruth Okafor said.",
            "that the line",
            ["Ruth Okafor", "The Ledger", "two bankers"],
        ),
        (
            "Ruth Okafor said that the broadcaster had quoted an officer as saying the crossing was shut.",
            "the crossing",
            ["Ruth Okafor", "the broadcaster", "an officer"],
        ),
        (
            "Ruth Okafor said: “It is shut, according to three officials quoted by the Tribune.”",
            "It is shut",
            ["Ruth Okafor", "the Tribune", "three officials"],
        ),
    ],
)
def test_chain(text: str, words: str, chain: list[str]) -> None:
    assert tellers(sayso.read(text), words) == chain


@pytest.mark.parametrize(
    ("text", "words", "factuality", "speaker"),
    [
        ("Prosecutors said a clerk would testify that she saw it.", "she saw", "future", "a clerk"),
        ("Prosecutors said a clerk would testify that she saw it if they asked.", "she saw", "hypothetical", "a clerk"),
        ("“A clerk would say that she saw it,” Ms. Roe said.", "she saw", "hypothetical", "A clerk"),
        ("Mr. Pike plans to tell the panel that he acted alone.", "he acted", "future", "Pike"),
        ("Mayor Pike plans to use his speech to announce that the tolls will end.", "the tolls", "future", "Pike"),
        ("The judge ordered the firm to say who had paid.", "who had", "hypothetical", "the firm"),
        ("Ms. Roe asked the clerk to say that the form was lost.", "the form", "hypothetical", "the clerk"),
        ("The chief apologised for telling residents that it was safe.", "it was", "actual", "The chief"),
        ("Mr. Osei promised not to tell anyone that it was rigged.", "it was", "negated", "Osei"),
        ("Mr. Osei regretted being told that it was rigged.", "it was", "actual", ""),
    ],
)
def test_what_is_told_by_the_verb_of_another(text: str, words: str, factuality: str, speaker: str) -> None:
    reading = sayso.read(text)
    attributions = [
        attribution
        for attribution in reading.attributions
        if text[attribution.content[-1][0] :].removeprefix("that ").startswith(words)
    ]
    names = {actor.id: actor.name for actor in reading.actors}
    assert (attributions[-1].factuality, names.get(attributions[-1].speaker or "", "")) == (factuality, speaker)


def test_a_new_sentence_behind_the_cue_is_not_what_the_inner_teller_says() -> None:
    text = "“People say he is cruel,” his daughter said. “He is not.”"
    assert [text[slice(*span)] for span in sayso.read(text).attributions[-1].content] == ["he is cruel"]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("Mr. Farr is said to have told friends he would leave.", "he would leave", ["", "Mr. Farr"]),
        ("I wish he had said that the plan was dead.", "that the plan", ["I", "he"]),
        ("“I don’t think she ever said that,” Baines said.", "that", ["Baines", "I", "she"]),
    ],
)
def test_hearsay_wishes_and_doubts(text: str, words: str, chain: list[str]) -> None:
    reading = sayso.read(text)
    assert tellers(reading, words) == chain
    assert reading.attributions[-1].factuality == ("actual" if "is said to" in text else "hypothetical")


def test_a_quotation_in_their_own_words_belongs_to_the_inner_teller() -> None:
    text = "Lawmakers said he told them that his side would not, in his words, “trade islands for applause.”"
    inner = sayso.read(text).attributions[-1]
    assert text[slice(*inner.content[-1])] == "“trade islands for applause.”" and inner.kind == "mixed"


@pytest.mark.parametrize("text", ["X said that " * 400 + "it rained.", "said " * 600])
def test_chains_end_somewhere(text: str) -> None:
    reading = sayso.read(text)
    parents = {attribution.id: attribution.parent for attribution in reading.attributions}
    depth: dict[str, int] = {}
    for attribution in reading.attributions:
        depth[attribution.id] = 0 if attribution.parent is None else depth[attribution.parent] + 1
    assert max(depth.values()) == DEEPEST and set(parents) == set(depth)


@pytest.mark.parametrize(
    "text",
    [
        # a sentence of a content that is no more than its marks
        'Okafor said: "I know what I heard.\n\nAgreed. That is what he did."',
        "o\nrs\n of didno say h",
        "Roe said: “”",
        "“, ” said, of, Roe",
    ],
)
def test_no_span_is_empty(text: str) -> None:
    for attribution in sayso.read(text).attributions:
        assert all(start < end for start, end in (*attribution.source, *attribution.cue, *attribution.content))


@given(
    st.lists(
        st.sampled_from(
            [
                "Roe",
                "said",
                "the mayor",
                "told",
                "that",
                "“",
                "”",
                "aides",
                "‘",
                "’",
                ".",
                ",",
                "\n\n",
                ":",
                "had",
                "denied",
            ]
        ),
        max_size=40,
    )
)
def test_a_child_stands_within_its_parent(words: list[str]) -> None:
    reading = sayso.read(" ".join(words))
    seen: dict[str, tuple[tuple[int, int], ...]] = {}
    for attribution in reading.attributions:
        if attribution.parent is not None:
            assert attribution.parent in seen, "a parent stands before its children"
            frame = seen[attribution.parent]
            assert all(any(a <= start and end <= b for a, b in frame) for start, end in attribution.content)
        assert all(
            0 <= start < end <= len(reading.article.text)
            for start, end in attribution.source + attribution.cue + attribution.content
        )
        assert list(attribution.content) == sorted(attribution.content)
        seen[attribution.id] = attribution.content
    assert sayso.read(" ".join(words)) == reading
