"""Templates: values are escaped and neutral, what is missing is an error, every template is used."""

import re
from pathlib import Path

import jinja2
import pytest

from sayso.views import rendering
from sayso.views.rendering import is_address, is_language, render, stylesheet

FOLDER = Path(rendering.__file__).parent
TEMPLATES = sorted(path.name for path in (FOLDER / "templates").glob("*.html"))


def empty_page(**values: object) -> str:
    """The page of no readings, with values that a test is about."""
    return render(
        "readings.html", **({"title": "0 readings", "readings": [], "models": "m", "highlights": []} | values)
    )


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<b>Bridge</b> & “dam”", "&lt;b&gt;Bridge&lt;/b&gt; &amp; “dam”"),
        ("a\x00b\ufffec\ud800", "a\ufffdb\ufffdc\ufffd"),
        ("one\r\ntwo", "one\ntwo"),
    ],
)
def test_a_value_is_escaped_and_loses_what_a_page_refuses(title: str, shown: str) -> None:
    assert f"<title>{shown} · Sayso</title>" in empty_page(title=title)


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("readings.html", title="a title and nothing else")


def test_no_template_switches_escaping_off() -> None:
    for name in TEMPLATES:
        source = (FOLDER / "templates" / name).read_text("utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup", source), name


def test_only_pages_of_the_server_have_scripts_and_those_from_files() -> None:
    for name in TEMPLATES:
        scripts = re.findall(r"<script[^>]*>.*", (FOLDER / "templates" / name).read_text("utf-8"))
        assert not scripts or name.startswith("web_"), name
        assert all(
            re.match(r'<script src="\{\{ asset\((?:"[\w-]+\.js"|name)\) \}\}"(?: defer)?></script>', script)
            for script in scripts
        )


def test_a_page_holds_the_browser_to_itself() -> None:
    html = empty_page()
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|href)=\"https?:", html)


def test_every_template_and_style_sheet_is_used() -> None:
    modules = [path for path in FOLDER.parent.rglob("*") if path.suffix in {".py", ".html"}]
    used = "".join(path.read_text("utf-8") for path in modules)
    for path in [*(FOLDER / "templates").iterdir(), *(FOLDER / "styles").iterdir()]:
        assert f'"{path.name}"' in used, path.name


def test_a_style_sheet_is_its_file() -> None:
    assert stylesheet("base.css") == (FOLDER / "styles" / "base.css").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("https://herald.example/a?b=1", True), ("javascript:alert(1)", False), ("https://a b", False), ("", False)],
)
def test_an_address_leads_to_the_web(words: str, is_one: bool) -> None:
    assert is_address(words) is is_one


@pytest.mark.parametrize(("tag", "is_one"), [("en", True), ("pt-BR", True), ('en" onload="x', False), (None, False)])
def test_a_language_is_a_tag(tag: str | None, is_one: bool) -> None:
    assert is_language(tag) is is_one
