"""Turn arguments into articles: paths, folders, addresses, feeds, archives, standard input and plain strings."""

from __future__ import annotations

from sayso.intake.items import Item, load, stream
from sayso.intake.plain import from_text

__all__ = ["Item", "from_text", "load", "stream"]
