"""Registers: lists of office-holders that a user may import, and the links from actors to the people in them.

Nothing here is needed to read an article.  `identify` is the one place where a reading asks; `importing`, `store` and
`linking` are for those who keep registers and want to know why an actor was linked.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.records import Actor, Article
from sayso.registers.places import folder_of_registers, stored

__all__ = ["identify"]


def identify(actors: Iterable[Actor], article: Article) -> tuple[Actor, ...]:
    """The actors of an article, linked by the registers that the user has imported; as they were if there are none.

    Raises:
        RegisterError: an imported register is damaged.
        UsageError: ``SAYSO_DATA`` names no folder.
    """
    actors = tuple(actors)
    if not any(actor.kind == "person" and actor.naming == "named" for actor in actors):
        return actors
    folder = folder_of_registers()
    if not stored(folder):
        return actors
    from sayso.registers.linking import link
    from sayso.registers.store import opened

    with opened(folder) as register:
        return link(actors, article.text, article.published or article.updated, register)
