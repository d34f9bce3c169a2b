"""What is told within what is told, read by the network that ships: who tells it, and in whose words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso.records import Reading


def tellers(reading: Reading, words: str) -> list[str]:
    """The sources of the innermost attribution whose content begins with ``words``, from the outermost on."""
    text = reading.article.text
    by_id = {one.id: one for one in reading.attributions}
    found = [one for one in reading.attributions if text[one.content[0][0] :].lstrip("“‘\"'").startswith(words)]
    chain: list[str] = []
    one = found[-1] if found else None
    while one is not None:
        chain.insert(0, " ".join(text[start:end] for start, end in one.source))
        one = by_id[one.parent] if one.parent else None
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
    ],
)
def test_chain(text: str, words: str, chain: list[str]) -> None:
    assert tellers(sayso.read(text), words) == chain


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
    for one in reading.attributions:
        if one.parent is not None:
            assert one.parent in seen, "a parent stands before its children"
            frame = seen[one.parent]
            assert frame[0][0] <= one.content[0][0] and one.content[-1][1] <= frame[-1][1]
        assert all(0 <= start < end <= len(reading.article.text) for start, end in one.source + one.cue + one.content)
        assert list(one.content) == sorted(one.content)
        seen[one.id] = one.content
    assert sayso.read(" ".join(words)) == reading
