"""Whether two names may be one person's, and under which words a name is found."""

from __future__ import annotations

from typing import Literal

from sayso.english.given import FULL, GIVEN
from sayso.english.titles import GENERATIONS, PLAIN_COURTESY, WITH_GIVEN_NAME
from sayso.names.parts import PersonName, plain

Fit = Literal["same", "part", "no"]


def fit(part: PersonName, whole: PersonName) -> Fit:
    """Whether a name may be a shorter or another form of another one.

    "Okafor", "Ms. Okafor" and "Ruth" are parts of "Ruth Okafor", "R. Okafor" and "Ruth B. Okafor" the same.
    """
    ours, theirs = plain(part.surname), plain(whole.surname)
    if part.suffix and whole.suffix and plain(part.suffix) != plain(whole.suffix):
        return "no"
    if part.single and whole.single:
        return "same" if ours == theirs else "no"
    if part.single:
        if ours == theirs or ours == theirs.split(" ")[-1]:
            return "part"
        if part.titled and ours == plain(whole.given[0]) and ours not in GIVEN and len(whole.given) == 1:
            return "part"  # Mr. Lou, of Lou Jiwei
        by_given = [plain(name) for name in whole.given]
        by_given += [FULL[name] for name in by_given if name in FULL]
        ours = ours if ours in by_given else FULL.get(ours, ours)
        return "part" if ours in by_given and (not part.titled or set(part.titles) & WITH_GIVEN_NAME) else "no"
    if whole.single:
        return "part" if fit(whole, part) == "part" else "no"
    if ours != theirs:
        first = tuple(plain(name) for name in whole.given)
        return "same" if (*map(plain, part.given), ours) == first else "no"  # Don Hernán, of Don Hernán Soto
    shorter = len(part.given) < len(whole.given) and part.given == whole.given[-len(part.given) :]
    if shorter and set(part.titles) <= PLAIN_COURTESY:
        return "same"  # Ms. Wasserman Schultz, of Debbie Wasserman Schultz
    return "same" if _given_alike(plain(part.given[0]), plain(whole.given[0])) else "no"


def forms(name: PersonName) -> frozenset[str]:
    """All words by which alone someone of a name may be called, as `fit` has it: okafor, ruth; bob and robert."""
    surname, given = plain(name.surname), [plain(word) for word in name.given]
    return frozenset([surname, surname.split(" ")[-1], *given, *(FULL[word] for word in given if word in FULL)])


def called(name: PersonName) -> frozenset[str]:
    """A name of one word, and what it is short for: one of them is among the `forms` of every name that it fits."""
    word = plain(name.surname)
    return frozenset([word, FULL.get(word, word)])


def _given_alike(left: str, right: str) -> bool:
    left_full, right_full = FULL.get(left, left), FULL.get(right, right)
    if left_full in {right_full, right} or left == right_full:  # Jack, John, who may be Jonathan for his part
        return True
    return (len(left) == 1 or len(right) == 1) and left[:1] == right[:1]


def middles_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether middle names or initials, given in order, agree one by one: George W. is no George H. W."""
    pairs = zip(left, right, strict=False)
    return all(name == name_ or (1 in (len(name), len(name_)) and name[0] == name_[0]) for name, name_ in pairs)


def generation(name: PersonName) -> str:
    """The suffix that tells a father from a son, in lower case; else empty."""
    suffix = name.suffix.lower().replace(".", "")
    return suffix if suffix in GENERATIONS else ""
