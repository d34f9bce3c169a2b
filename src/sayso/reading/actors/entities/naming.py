"""How someone is named: by name, by a role, unnamed on purpose, or as nobody in particular; and what kind it is."""

from __future__ import annotations

from typing import Final

from sayso.english.bodies import GOVERNING_PAIRS, NAMED_OUTLETS, PAPERS
from sayso.english.closed_classes import INDEFINITE, PRONOUNS, VAGUE, listed
from sayso.english.contexts import LOOSE
from sayso.english.nouns import (
    ANYBODY,
    CROWDS,
    DOCUMENTS,
    GOVERNING,
    GOVERNMENTS,
    HEADS_OF_NAMES,
    HIDDEN,
    NEAR,
    ORGANISATIONS,
    OUTLETS,
    PERSONS,
    RUMOURS,
    SPEAKS_FOR,
    UNLIKE_NAMES,
    UNNAMED,
    VOICES,
    kind_of,
    singular,
)
from sayso.english.places import NATURAL
from sayso.reading.actors.names.types import Run
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.records import ActorKind, Naming

_ANALYSTS: Final = listed("analyst economist lawyer strategist pollster forecaster")


def naming_of(phrase: Phrase, kind: ActorKind, *, resolved: bool) -> Naming:
    """How a phrase names its actor, if no other mention names it.

    A name names; "the agency's director" points at one by a role; "a senior official", "two aides" are unnamed on
    purpose; "critics", "some Democrats", "many residents" are nobody in particular.
    """
    if phrase.form in {"name", "list"}:
        named = phrase.run is not None or any(member.run is not None for member in phrase.members)
        return "named" if named else "role"
    noun = phrase.noun
    if phrase.form == "pronoun":
        return "role" if noun in PRONOUNS and PRONOUNS[noun][0] == "1" else "generic"
    if kind in {"document", "organisation", "government", "outlet"}:
        return _thing(phrase, kind)
    if noun in _ANYONE:
        return _ANYONE[noun]
    if UNNAMED.intersection((*phrase.described, noun)) or noun in VOICES or phrase.pseudonym:
        return "anonymous"
    if noun in SPEAKS_FOR:
        counsel = noun not in _SPOKESMEN  # a lawyer of the commission's, unlike a spokesman, is a source like others
        return "anonymous" if counsel and phrase.owner is None and not phrase.definite else "role"
    if phrase.definite and phrase.number == "many" and noun in NEAR and not resolved:
        return "anonymous"  # her allies
    if phrase.definite:
        crowd = phrase.number == "many" and noun in CROWDS and phrase.determiner not in {"my", "our", "your"}
        return "generic" if crowd and not resolved else "role"
    return _indefinite(phrase)


_SPOKESMEN: Final = listed("spokesman spokeswoman spokesperson representative")
_ANYONE: Final[dict[str, Naming]] = {
    **dict.fromkeys(("someone", "somebody"), "anonymous"),
    **dict.fromkeys(("anyone", "anybody", "everyone", "everybody", "nobody"), "generic"),
}


def _indefinite(phrase: Phrase) -> Naming:
    """An aide, two aides, several aides, some Democrats, officials."""
    noun, determiner = phrase.noun, phrase.determiner
    if determiner in INDEFINITE or (phrase.count is not None and phrase.count < 20 and determiner != "several"):
        return "anonymous"
    if determiner == "several":
        return "anonymous" if noun in HIDDEN else "generic"
    if determiner in VAGUE or phrase.count is not None:
        hidden = noun in HIDDEN - CROWDS - {"other", "person", "one"} and determiner != "many"
        return "anonymous" if hidden else "generic"
    if phrase.number == "one":
        return "role" if noun not in HIDDEN else "anonymous"
    return _bare_plural(phrase, phrase.clause is not None)


def _thing(phrase: Phrase, kind: ActorKind) -> Naming:
    """The army, a report by the county, records: by a role; Tillery's office: by a name; companies: nobody."""
    if kind == "document":
        bare = phrase.number == "many" and not phrase.definite and not phrase.determiner
        bare = bare and phrase.span[1] - phrase.span[0] <= len(" ".join((*phrase.described, phrase.noun))) + 1
        return "generic" if bare and phrase.noun in RUMOURS else "role"  # early reports
    if phrase.capital and phrase.determiner not in INDEFINITE and phrase.number == "one":
        return "named"
    if phrase.published or (phrase.owner is not None and phrase.owner.run is not None):
        return "named" if phrase.definite else "role"
    several = phrase.number == "many" and not phrase.definite and kind in {"organisation", "outlet"}
    return "generic" if several and phrase.noun != "police" else "role"


def _bare_plural(phrase: Phrase, clause: bool) -> Naming:
    """Officials, aides, people briefed on the talks; critics; prosecutors."""
    noun = phrase.noun
    pointed = phrase.span[1] - phrase.span[0] > len(noun) + 2
    if noun in {
        "person",
        "source",
        "insider",
        "aide",
        "adviser",
        "advisor",
        "diplomat",
        "ally",
        "associate",
        "friend",
        "staffer",
    }:
        return "anonymous" if pointed or clause or noun not in {"person", "friend"} else "generic"
    if noun == "official":
        return "anonymous" if set(phrase.described) & LOOSE else "role"
    if noun in {
        "prosecutor",
        "minister",
        "organiser",
        "organizer",
        "officer",
        "leader",
        "director",
        "detective",
        "investigator",
        "police",
    }:
        return "role"
    if phrase.published and noun not in ANYBODY | CROWDS - _ANALYSTS:
        return "role"  # analysts at Pell & Rowe, but not workers at the Racine plant
    return "generic"


def kind_of_phrase(phrase: Phrase) -> ActorKind | None:
    """The kind of thing a phrase speaks of; None if nothing tells."""
    if phrase.form == "list":
        return "people"
    if phrase.run is not None:
        return kind_of_name(phrase.run)
    return kind_of(phrase.noun, phrase.number)


def _kind_of_head(lower: list[str]) -> ActorKind | None:
    """The kind that the noun before "of" or the last two words tell: the *Ministry* of Health, the *White House*."""
    if lower[0] in HEADS_OF_NAMES and (len(lower) > 2 or HEADS_OF_NAMES[lower[0]] == "government"):
        return HEADS_OF_NAMES[lower[0]]
    if " ".join(lower[-2:]) in GOVERNING_PAIRS or lower[-1] == "statehouse":
        return "government"
    of = next((i for i, word in enumerate(lower) if i and word in {"of", "for", "on"}), 0)
    head = singular(lower[of - 1])[0] if of else ""
    if head in GOVERNING or head in GOVERNMENTS - {"house", "office"}:
        return "government"
    return "organisation" if head in ORGANISATIONS else None


def kind_of_name(run: Run) -> ActorKind | None:
    """The kind of thing a name names; None if nothing tells."""
    if run.type == "person":
        return "person"
    lower = [word.lower() for word in run.words]
    last = lower[-1]
    if (kind := _kind_of_head(lower)) is not None:
        return kind
    if last in NAMED_OUTLETS or (last in PAPERS and (run.type == "group" or len(lower) > 1)):
        return "outlet"
    noun = singular(last)[0]
    if last in GOVERNING or noun in GOVERNMENTS - {"house", "office"} or "court" in lower or last == "circuit":
        return "government"
    if run.type == "place":
        return "other" if last in NATURAL else "government"
    if noun in OUTLETS - UNLIKE_NAMES:
        return "outlet"
    if run.type == "group":
        return "organisation"
    if noun in DOCUMENTS:
        return "document"
    return "people" if noun in PERSONS and last != noun else None
