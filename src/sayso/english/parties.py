"""Parties of the United States, by what they are called."""

from __future__ import annotations

from typing import Final

from sayso.english.tables import load

_PARTIES: Final = load("parties")

LETTERS: Final = _PARTIES.mapping("party", "letter", str)
"""Words for a party in lower case, and the party's letter: D, R, I, L, G."""
ABBREVIATIONS: Final = _PARTIES.listed("abbreviation")
"""What stands in brackets behind a name: (DFL-St. Paul)."""
IN_REGISTERS: Final = _PARTIES.mapping("register", "letter", str)
"""Words that tell the party in the role of one who is looked up in a register."""
PARTISANS: Final = _PARTIES.words("partisans")
"""Those of a party, who are no name with a capital though it be: the Greens."""
ABROAD: Final = _PARTIES.words("abroad")
"""What stands before "Democrat" or "Republican" where they are another country's."""
