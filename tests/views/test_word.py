"""Words as Word documents take them, and what is said where they cannot be written."""

from __future__ import annotations

import sys

import pytest

from sayso.errors import UsageError
from sayso.views.word import docx, word_text


@pytest.mark.parametrize(
    ("words", "written"),
    [("plain", "plain"), ("a\x01b\x00c", "a\ufffdb\ufffdc"), ("“é”\n", "“é”\n"), ("\uffff", "\ufffd")],
)
def test_what_xml_refuses_is_replaced(words: str, written: str) -> None:
    assert word_text(words) == written


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(UsageError, match=r"needs the extra office: install it: pip install 'sayso\[office\]'"):
        docx()
