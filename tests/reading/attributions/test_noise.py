"""What is dropped of an attribution, and what is left as it is."""

import pytest

from sayso.reading.attributions.noise import drop_noise
from tests.reading.marking import marked, passage


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("{First} <said> [that it rained].", None, ["that it rained"]),
        ("{Ruth} <said> [that it rained].", "Ruth", ["that it rained"]),
        ("{who} <said> [that it rained].", "who", ["that it rained"]),
        ("[The pier]\n\n{Ruth} <said> [it would close].", "Ruth", ["it would close"]),
        ("[The pier shuts]. It rained. {Ruth} <said> [it would close].", "Ruth", ["it would close"]),
        ("[“It shuts.”]\n\n{Ruth} <said>.", "Ruth", ["“It shuts.”"]),
        ("{Ruth} <did not say> [which].", "Ruth", ["which"]),
        ("{Ruth} <said> [it].", None, None),
        ("{Ruth} <denied> [it].", "Ruth", ["it"]),
        ("an aide {who} <declined> [to be identified because the talks are private].", None, None),
        ("{A guard} <asked> [that his name not be used].", None, None),
        ("an aide, {who} had <asked> [not to be named because the talks are private].", None, None),
        ("{A trader}, <asking> [not to be named because of company policy].", None, None),
        (
            "{The fifth} <asked> me [not to use his name, because he works there].",
            "The fifth",
            ["not to use his name, because he works there"],
        ),
        ("an aide {who} <spoke> [on condition of anonymity to discuss the talks].", None, None),
        (
            "{Ruth} <asked> [not to be named in the suit that her brother filed in May].",
            "Ruth",
            ["not to be named in the suit that her brother filed in May"],
        ),
        ("{Ruth} <said> [she would not be named].", "Ruth", ["she would not be named"]),
    ],
)
def test_noise(sentence: str, source: str | None, content: list[str] | None) -> None:
    text, attribution = marked(sentence)
    kept = drop_noise(passage(text), [attribution])
    if content is None:
        assert kept == []
        return
    (left,) = kept
    assert (left.source and text[slice(*left.source)]) == source
    assert [text[slice(*span)] for span in left.content] == content
