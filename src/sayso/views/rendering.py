"""Render pages from templates: Jinja2 with autoescape, and text that no parser takes for markup."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from sayso.views.neutral import for_page
from sayso.views.reading.wording import counted

if TYPE_CHECKING:
    from jinja2 import Environment

# "en", "pt-BR": what a lang attribute may hold (BCP 47, without its rarer forms)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)
_ADDRESS: Final = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


def render(template: str, **values: object) -> str:
    """Render a template of ``views/templates`` with values.

    Strings are escaped, and lose what HTML or UTF-8 refuses; a name that the template asks for and that is not given
    is an error.

    Raises:
        jinja2.TemplateError: there is no such template, or it asks for what is not given.
    """
    return _environment().get_template(template).render(values)


def is_address(words: str) -> bool:
    """Return whether words lead to the web and nowhere else."""
    return _ADDRESS.fullmatch(words) is not None


def is_language(tag: str | None) -> bool:
    """Return whether a tag may stand in a lang attribute."""
    return tag is not None and _LANGUAGE.fullmatch(tag) is not None


@cache
def stylesheet(name: str) -> str:
    """Return a style sheet of ``views/styles``, as markup."""
    from markupsafe import Markup

    return Markup(files(__package__).joinpath("styles", name).read_text("utf-8"))  # noqa: S704 - our own file


@cache
def _environment() -> Environment:
    # Jinja2 takes 30 ms to import; only pages need it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_neutral,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["stylesheet"] = stylesheet
    environment.tests |= {"address": is_address, "language": is_language}
    environment.filters["counted"] = counted
    return environment


def _neutral(value: object) -> object:
    """Return a value as it may be printed; only plain strings can hold what a page refuses."""
    return for_page(value) if type(value) is str else value
