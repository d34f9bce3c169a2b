"""The settings of the rules: what ships, and what a newsroom's file may change."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.checks import RULES, settings
from sayso.checks.rulebook import shipped
from sayso.errors import UsageError


def test_every_rule_has_its_settings_and_says_where_it_comes_from() -> None:
    assert set(shipped()) == set(RULES)
    for setting in shipped().values():
        assert all((setting.title, setting.why, setting.published, setting.remedy))


def test_a_newsroom_changes_what_it_names(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(
        '[loaded-cue]\nseverity = "error"\nwords = ["Opined"]\nwithout_words = ["insisted"]\n[pile-up]\nshare = 0.9\n'
        "[late-attribution]\nenabled = false\n"
    )
    rules = settings(file)
    assert rules["loaded-cue"].severity == "error" and rules["loaded-cue"].why == shipped()["loaded-cue"].why
    assert rules["loaded-cue"].words(frozenset({"insisted", "claimed"})) == {"claimed", "opined"}
    assert rules["pile-up"].number("share") == 0.9 and rules["pile-up"].number("statements") == 5
    assert not rules["late-attribution"].enabled and rules["vague-source"] == shipped()["vague-source"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[no-such-rule]\n", "names a rule 'no-such-rule', which there is not"),
        ("[pile-up]\ncolour = 1\n", "pile-up has no setting colour"),
        ('[pile-up]\nseverity = "grave"\n', "severity of pile-up is 'grave'"),
        ("[pile-up]\nleast_score = 2\n", "least_score of pile-up is 2"),
        ('[pile-up]\nshare = "all"\n', "share of pile-up is 'all'"),
        ("[vague-source]\nshare = 0.5\n", "share of vague-source is 0.5"),
        ('[vague-source]\nwords = "a b"\n', "words of vague-source is no list of words"),
        ("[vague-source]\nenabled = 1\n", "enabled of vague-source is 1"),
        ("[vague-source]\nwhy = 1\n", "of vague-source are texts"),
        ("vague-source = 1\n", "vague-source is no table"),
        ("[vague-source\n", "is no TOML"),
    ],
)
def test_what_cannot_be_set_is_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(text)
    with pytest.raises(UsageError, match=says):
        settings(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be read \(No such file"):
        settings(tmp_path / "none.toml")
