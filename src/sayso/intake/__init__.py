"""Turn arguments into articles: paths, folders, addresses, feeds, archives, standard input and plain strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.deferred import deferred

if TYPE_CHECKING:
    from sayso.intake.items import Item, load, stream
    from sayso.intake.plain import from_text

__getattr__ = deferred(
    __name__,
    {
        "Item": "sayso.intake.items",
        "from_text": "sayso.intake.plain",
        "load": "sayso.intake.items",
        "stream": "sayso.intake.items",
    },
)

__all__ = ["Item", "from_text", "load", "stream"]
