"""A wider desk made by hand: the three articles of the archive and four more, in either database, for tests that read.

What was said in each (what was not said counts for nothing):

| | article | publisher, day, author | said | by |
|---|---|---|---|---|
| 1 | FERRY | The Herald, 2026-02-03, I. T. | 3 | Ruth Okafor; an official, with a reason; the governor, through him |
| 2 | SCHOOL | The Herald, 2026-03-01 | 2 | Governor Pell, both; the first to Ruth Okafor |
| 3 | LONE | Wire, 2025-12-31 | 1 | critics |
| 4 | DAM | Wire, 2026-03-09, A. Roe | 4 | a document; nobody; neighbours without a reason; Lee Moss |
| 5 | COST | The Courier, 2026-03-09 | 1 | Ida Voss, the same as Lee Moss in DAM: two origins |
| 6 | LIAR | The Courier, 2026-03-20, A. Roe | 2 | the governor; Bo Lind, of Ruth Okafor, who is not in the cast |
| 7 | RACE | Wire, 2026-03-21 | 1 | Bo Lind, of Okafor: here that is Lee Okafor |

Ann Tarr is told three times not to have said something, in DAM: nobody is told more of, and she said nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sayso.desk.store import Store, open_desk
from sayso.records import Actor, Attribution, Reading
from tests.desk import archive
from tests.desk.archive import reading, told

CLAIM = "the repairs to the old harbour wall would cost four million dollars and take two summers"
DAM = (
    "A report by the Dunmore Institute found the dam leaked. It was said to be old. Neighbours, afraid for their jobs, "
    f"said it hummed at night. Lee Moss said {CLAIM}. Ann Tarr denied that it leaked. She did not say when it would be "
    "mended. She declined to say who built it."
)
COST = f"Ida Voss said {CLAIM}. She may yet say who is to pay."
LIAR = "The governor said the ferry was late. Bo Lind held Ruth Okafor had lied about the ferry."
RACE = "Bo Lind said Okafor had won the race. Lee Okafor smiled."


def fill(where: str | Path) -> Store:
    """Make a desk with the seven in it; it is left open."""
    desk = open_desk(where)
    for number, one in enumerate([*archive.readings(), dam(), cost(), liar(), race()], 1):
        with desk.writer() as writer:
            writer.keep(one, f"https://news.example/{number}")
    return desk


def dam() -> Reading:
    """A document, an unknown speaker, one unnamed without a reason, and three things not said."""
    report = Actor(id="p1", name="Dunmore Institute report", kind="document", naming="named")
    neighbours = Actor(id="p2", name="neighbours", kind="people", naming="anonymous")
    moss, tarr = person(3, "Lee Moss"), person(4, "Ann Tarr")
    unsaid: dict[str, Any] = {"speaker": "p4", "chain": ("p4",), "factuality": "negated"}
    said = [
        told(*(DAM, 1, "A report by the Dunmore Institute", "found", "the dam leaked"), speaker="p1", chain=("p1",)),
        told(*(DAM, 2, "It", "was said", "to be old")).model_copy(update={"source": ()}),
        told(*(DAM, 3, "Neighbours", "said", "it hummed at night"), speaker="p2", chain=("p2",), factuality=None),
        told(*(DAM, 4, "Lee Moss", "said", CLAIM), speaker="p3", chain=("p3",)),
        told(*(DAM, 5, "Ann Tarr", "denied", "that it leaked"), **unsaid),
        told(*(DAM, 6, "She", "did not say", "when it would be mended"), **unsaid),
        told(*(DAM, 7, "She", "declined to say", "who built it"), **unsaid),
    ]
    return reading(
        DAM, said, [report, neighbours, moss, tarr], publisher="Wire", published="2026-03-09", author="A. Roe"
    )


def cost() -> Reading:
    """The claim of Lee Moss in DAM, told by another; and what may be said yet."""
    said: list[Attribution] = [
        told(*(COST, 1, "Ida Voss", "said", CLAIM), speaker="p1", chain=("p1",)),
        told(*(COST, 2, "She", "may yet say", "who is to pay"), speaker="p1", chain=("p1",), factuality="future"),
    ]
    return reading(COST, said, [person(1, "Ida Voss")], publisher="The Courier", published="2026-03-09")


def liar() -> Reading:
    """Somebody named in full in a content, who is not in the cast."""
    governor = Actor(id="p1", name="the governor", kind="person", naming="role")
    said = [
        told(*(LIAR, 1, "The governor", "said", "the ferry was late"), speaker="p1", chain=("p1",)),
        told(*(LIAR, 2, "Bo Lind", "held", "Ruth Okafor had lied about the ferry"), speaker="p2", chain=("p2",)),
    ]
    cast = [governor, person(2, "Bo Lind")]
    return reading(LIAR, said, cast, publisher="The Courier", published="2026-03-20", author="A. Roe")


def race() -> Reading:
    """A last name that is another one's here."""
    said = [told(*(RACE, 1, "Bo Lind", "said", "Okafor had won the race"), speaker="p1", chain=("p1",))]
    return reading(
        RACE, said, [person(1, "Bo Lind"), person(2, "Lee Okafor")], publisher="Wire", published="2026-03-21"
    )


def person(number: int, name: str) -> Actor:
    """Somebody named."""
    return Actor(id=f"p{number}", name=name, kind="person", naming="named")
