"""States in descriptions of people: the Utah Democrat, the Texan."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from sayso.english.states import NAMES

_INHABITANTS: Final = {
    "Californian": "CA",
    "Texan": "TX",
    "Floridian": "FL",
    "Georgian": "GA",
    "Ohioan": "OH",
    "Iowan": "IA",
    "Kansan": "KS",
    "Nebraskan": "NE",
    "Nevadan": "NV",
    "Alaskan": "AK",
    "Arizonan": "AZ",
    "Arkansan": "AR",
    "Coloradan": "CO",
    "Hawaiian": "HI",
    "Idahoan": "ID",
    "Hoosier": "IN",
    "Kentuckian": "KY",
    "Louisianan": "LA",
    "Mainer": "ME",
    "Marylander": "MD",
    "Michigander": "MI",
    "Minnesotan": "MN",
    "Mississippian": "MS",
    "Missourian": "MO",
    "Montanan": "MT",
    "New Yorker": "NY",
    "North Carolinian": "NC",
    "North Dakotan": "ND",
    "Oklahoman": "OK",
    "Oregonian": "OR",
    "Pennsylvanian": "PA",
    "Rhode Islander": "RI",
    "South Carolinian": "SC",
    "South Dakotan": "SD",
    "Tennessean": "TN",
    "Utahn": "UT",
    "Vermonter": "VT",
    "Virginian": "VA",
    "Washingtonian": "WA",
    "West Virginian": "WV",
    "Wisconsinite": "WI",
    "Wyomingite": "WY",
}


@lru_cache(maxsize=4096)
def in_words(words: str) -> str | None:
    """The state that a description names: ``Utah`` in "the Utah Democrat", ``Texan`` in "the Texan".

    Names that hold another (West Virginia, Virginia) are tried first.
    """
    for name, code in _LONGEST:
        if name in words:
            return code
    return None


_LONGEST: Final = sorted({**NAMES, **_INHABITANTS}.items(), key=lambda pair: -len(pair[0]))
