"""Words inside of the names of bodies and outlets."""

from __future__ import annotations

from typing import Final

from sayso.english.tables import load

_BODIES: Final = load("bodies")

ORGANISING: Final = _BODIES.words("organising")
"""What tells that a name is a body's: Corvid Airlines."""
PAPERS: Final = _BODIES.words("paper")
"""What tells that a body is an outlet: the Harlow Courier."""
NAMED_OUTLETS: Final = _BODIES.words("outlet")
"""Names of outlets by themselves: Reuters."""
GOVERNING_NAMES: Final = _BODIES.words("governing")
"""Names of bodies that govern, by themselves: the Kremlin."""
GOVERNING_PAIRS: Final = _BODIES.words("governing_pair")
"""The last two words of names of bodies that govern: the White House, the U.S. Geological Survey."""
COMMON_FIRST: Final = _BODIES.words("common_first")
"""What begins many names, so that it alone shortens none: National."""
COMPANY_FORMS: Final = _BODIES.words("company_form")
"""What stands behind the name of a company and is often left out: Halden Freight Inc."""
OF_MANY: Final = _BODIES.words("of_many")
"""A name of nothing but such words is borne by many: City Council."""
PORTFOLIOS: Final = _BODIES.words("portfolio")
"""What a minister, a secretary or a vice president is of or for."""
OWNING: Final = _BODIES.words("owning")
"""What is no owner before ’s inside of a name: Women’s Aid."""
