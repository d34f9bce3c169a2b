"""The states of the United States, by name, postal code and the Associated Press's abbreviation."""

from __future__ import annotations

from typing import Final

_STATES: Final = """
    AL Alabama Ala.            AK Alaska Alaska           AZ Arizona Ariz.           AR Arkansas Ark.
    CA California Calif.       CO Colorado Colo.          CT Connecticut Conn.       DE Delaware Del.
    FL Florida Fla.            GA Georgia Ga.             HI Hawaii Hawaii           ID Idaho Idaho
    IL Illinois Ill.           IN Indiana Ind.            IA Iowa Iowa               KS Kansas Kan.
    KY Kentucky Ky.            LA Louisiana La.           ME Maine Me.               MD Maryland Md.
    MA Massachusetts Mass.     MI Michigan Mich.          MN Minnesota Minn.         MS Mississippi Miss.
    MO Missouri Mo.            MT Montana Mont.           NE Nebraska Neb.           NV Nevada Nev.
    NH New_Hampshire N.H.      NJ New_Jersey N.J.         NM New_Mexico N.M.         NY New_York N.Y.
    NC North_Carolina N.C.     ND North_Dakota N.D.       OH Ohio Ohio               OK Oklahoma Okla.
    OR Oregon Ore.             PA Pennsylvania Pa.        RI Rhode_Island R.I.       SC South_Carolina S.C.
    SD South_Dakota S.D.       TN Tennessee Tenn.         TX Texas Texas             UT Utah Utah
    VT Vermont Vt.             VA Virginia Va.            WA Washington Wash.        WV West_Virginia W.Va.
    WI Wisconsin Wis.          WY Wyoming Wyo.            DC District_of_Columbia D.C.  PR Puerto_Rico P.R.
    GU Guam Guam               VI Virgin_Islands V.I.
"""
_OTHER_FORMS: Final = {"tex": "TX", "kans": "KS", "penn": "PA", "nebr": "NE", "oreg": "OR", "wisc": "WI", "cal": "CA"}

_WORDS = _STATES.split()

NAMES: Final[dict[str, str]] = {
    name.replace("_", " "): code for code, name in zip(_WORDS[::3], _WORDS[1::3], strict=True)
}
"""State names as written, and their postal codes."""

_CODES: Final[dict[str, str]] = {
    **{name.lower(): code for name, code in NAMES.items()},
    **{short.replace(".", "").lower(): code for code, short in zip(_WORDS[::3], _WORDS[2::3], strict=True)},
    **{code.lower(): code for code in _WORDS[::3]},
    **_OTHER_FORMS,
}


def postal(written: str) -> str | None:
    """The postal code of a state, however it is written: ``Ga.``, ``GA``, ``Georgia``, ``N.M.``, ``N. M.``."""
    return _CODES.get(written.replace(".", "").strip().lower()) or _CODES.get(written.replace(".", " ").strip().lower())
