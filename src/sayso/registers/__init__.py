"""Registers of office-holders, which the user may import, and the links from actors to the people in them.

Reading an article needs no register.  The pipeline calls `identify`; `importing` and `store` manage registers, and
`linking.explain` gives the reasons for a link.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.records import Actor, Article
from sayso.registers.places import folder_of_registers, stored

__all__ = ["identify"]


def identify(actors: Iterable[Actor], article: Article) -> tuple[Actor, ...]:
    """Link the actors of an article to the imported registers; return them unchanged if there are none.

    Raises:
        RegisterError: an imported register is damaged.
        UsageError: ``SAYSO_DATA`` is not a folder.
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
