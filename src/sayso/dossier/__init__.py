"""Dossiers: what was said laid beside what was done, weighed for rival hypotheses in pairs.

The computation stands in pure functions without input or output: `weigh` gives the balance, `examine` the balance with
the whole of its sensitivity.  ``docs/weighing.md`` says how and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.deferred import deferred

if TYPE_CHECKING:
    from sayso.dossier.evidence import NONE, START, STEPS, Event, Evidence, Link, Rating, Report, assumed, step
    from sayso.dossier.raters import coherent, pool, posterior
    from sayso.dossier.sensitivity import examine
    from sayso.dossier.weighing import weigh

_EVIDENCE = ("NONE", "START", "STEPS", "Event", "Evidence", "Link", "Rating", "Report", "assumed", "step")
__getattr__ = deferred(
    __name__,
    {
        **dict.fromkeys(_EVIDENCE, "sayso.dossier.evidence"),
        **dict.fromkeys(("coherent", "pool", "posterior"), "sayso.dossier.raters"),
        "examine": "sayso.dossier.sensitivity",
        "weigh": "sayso.dossier.weighing",
    },
)

__all__ = [
    "NONE",
    "START",
    "STEPS",
    "Event",
    "Evidence",
    "Link",
    "Rating",
    "Report",
    "assumed",
    "coherent",
    "examine",
    "pool",
    "posterior",
    "step",
    "weigh",
]
