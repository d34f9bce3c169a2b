"""How notebooks show records: as pages, which the floors above register here by the names of their functions."""

from __future__ import annotations

from importlib import import_module

_PAGES: dict[str, tuple[str, str]] = {}


def register(kind: str, module: str, function: str) -> None:
    """Register the function that turns records of a kind, by its name, into HTML; it is imported when needed."""
    _PAGES[kind] = (module, function)


def notebook_html(record: object) -> str:
    """Return a record as a notebook shows it.

    Raises:
        KeyError: no page is registered for its kind.
    """
    kind = next(kind.__name__ for kind in type(record).__mro__ if kind.__name__ in _PAGES)
    module, function = _PAGES[kind]
    html: str = getattr(import_module(module), function)(record)
    return html
