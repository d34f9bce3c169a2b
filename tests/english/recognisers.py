"""What it means that a row of a table matches a text: the code that reads the category, not the row itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sayso.english import calendar, closed_classes, nouns, states, titles
from sayso.english.closed_classes import PRONOUNS
from sayso.english.given import FULL, gender_of_name
from sayso.english.tables import load, patterns_of, words_of
from sayso.names.matching import fit
from sayso.names.parts import PersonName, parse
from sayso.reading.actors.names import types
from sayso.reading.actors.phrases import roles
from sayso.reading.factuality import markers, reporting_words, status

Row = dict[str, Any]


def name_in(text: str) -> PersonName | None:
    """The name of a person that a text is."""
    return parse(text.replace(".", "").split())


def tokens(text: str) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"[^\W_]+(?:[-’'.&][^\W_]+)*", text.lower())


def phrases(text: str) -> set[str]:
    """The words of a text, and its runs of up to four words."""
    words = tokens(text)
    return {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, i + 5)}


# --- nouns -----------------------------------------------------------------------------------------------------------


def head(text: str) -> str:
    """The head noun of a phrase, in the singular: many aides to the mayor -> aide."""
    phrase = re.split(r" (?:of|for|on|to) |:", text)[0]
    return nouns.singular(phrase.split()[-1].lower())[0]


KINDS = {"person", "government", "outlet", "organisation", "document"}


def noun_row(row: Row, text: str) -> bool:
    words = [text.split()[1]] if row["is"] == "unnamed" else [head(text), text.rsplit(maxsplit=1)[-1].lower()]
    return any(
        all(is_noun(category, noun) for category in row["is"].split()) for noun in words if noun in words_of(row)
    )


NOUN_CHECKS: dict[str, Callable[[str], bool]] = {
    "woman": lambda noun: nouns.gender_of(noun) == "f",
    "man": lambda noun: nouns.gender_of(noun) == "m",
    "person": lambda noun: nouns.kind_of(noun, "one") == "person" and nouns.kind_of(noun, "many") == "people",
    "national": lambda noun: nouns.kind_of(noun, "one") == "person",
    "people": lambda noun: nouns.kind_of(noun, "one") == "people",
    "trait": nouns.is_trait,
    "document": lambda noun: nouns.kind_of(noun, "one") == "document",
    "government": lambda noun: nouns.kind_of(noun, "one") in {"person", "document", "government"},
    "outlet": lambda noun: nouns.kind_of(noun, "one") in {"person", "document", "government", "outlet"},
    "organisation": lambda noun: nouns.kind_of(noun, "one") is not None,  # the grocer is a person before a shop
}


def is_noun(category: str, noun: str) -> bool:
    """Whether a noun in the singular is of a category, as the readers of nouns have it."""
    check = NOUN_CHECKS.get(category)
    return noun in load("nouns").words(category) and (check is None or check(noun))


def relation_row(row: Row, text: str) -> bool:
    words = words_of(row)
    match row["is"]:
        case "plural":
            return any(nouns.singular(word) == (row["singular"], "many") for word in tokens(text))
        case "informal":
            return bool(nouns.PLAIN_KIN.get(head(text)) == row["plain"])
        case "inverse":
            noun, other = (part.split()[-1] for part in text.split(", "))
            return noun in words and other in nouns.INVERSE[noun].values()
        case "implies":
            return any(nouns.IMPLIED.get(word) == row["body"] for word in tokens(text))
        case "wider":
            noun, other = (part.split()[-1] for part in text.split(", "))
            return noun in words and other in nouns.WIDER[noun]
        case "head":
            return bool(nouns.HEADS_OF_NAMES.get(tokens(text)[0]) == row["kind"])
    raise AssertionError(row)


# --- names -----------------------------------------------------------------------------------------------------------


def title_row(row: Row, text: str) -> bool:
    categories = set(row["is"].split())
    first = text.replace(" and Pike", "")
    name, words = name_in(first), words_of(row)
    if categories == {"register"}:
        return any(f" {word} " in f" {text} " for word in words)
    if name is None:
        return False
    checks: dict[str, Callable[[], bool]] = {
        "courtesy": lambda: name.titles[:1] != () and name.titles[0] in titles.COURTESY,
        "office": lambda: any(title in words for title in name.titles),
        "leads": lambda: name.titles[:1] != () and name.titles[0] in words,
        "player": lambda: name.titles[:1] != () and name.titles[0] in words,
        "suffix": lambda: name.suffix.lower() in words,
        "letters": lambda: name.suffix.lower() in words,
        "generation": lambda: name.suffix.lower() in words,
        "particle": lambda: name.surname.split()[0].lower() in words or "office" in categories,
    }
    tells = not row.get("gender") or name.gender == row["gender"]
    told = {*tokens(text.replace("-", " ")), *tokens(text), *phrases(text)}
    return tells and all(
        checks[category]() if category in checks else any(word in told for word in words) for category in categories
    )


def given_row(row: Row, text: str) -> bool:
    if row["is"] == "short":
        short, other = (PersonName((), (part.split()[0],), part.split()[1]) for part in text.split(", "))
        if "full" in row and fit(short, other) != "same":
            return False
        full = FULL.get(short.given[0].lower()) if "full" in row else row["in_registers"].split()[0]
        return short.given[0].lower() in words_of(row) and bool(full == other.given[0].lower())
    name = name_in(text)
    assert name is not None
    return bool(gender_of_name(name.given[0].lower()) == row["gender"] == name.gender)


# --- closed classes, times, states -----------------------------------------------------------------------------------


def closed_row(row: Row, text: str) -> bool:
    told = [word for word in tokens(text) if word in words_of(row)]
    for category in row["is"].split():
        match category:
            case "adjective":
                ok = any(closed_classes.is_adjective(word.capitalize()) for word in told)
            case "pronoun":
                ok = any(PRONOUNS.get(word) == (row["person"], row["stands_for"]) for word in told)
            case "phrase_end":
                ok = any(word in closed_classes.PHRASE_ENDS for word in told)
            case "joint":
                ok = any(word in closed_classes.JOINTS for word in told)
            case "no_name":
                ok = any(word in closed_classes.NO_NAMES for word in told)
            case "number":
                ok = any(closed_classes.NUMBERS.get(word) == row["value"] for word in told)
            case _:
                ok = any(word in closed_classes.DETERMINERS for word in told)
        if not ok:
            return False
    return bool(told)


def calendar_row(row: Row, text: str) -> bool:
    told = set(tokens(text)) & set(words_of(row))
    if row["is"] in {"weekday", "month"}:
        return any(re.search(rf"\b(?:{'|'.join(calendar.WEEKDAYS + calendar.MONTHS)})\b", word) for word in told)
    return bool(told & (calendar.TIMES | calendar.STOPPED))


def state_row(row: Row, text: str) -> bool:
    return bool(states.postal(text) == row["code"])


# --- reporting words and factuality ----------------------------------------------------------------------------------


def reporting_row(row: Row, text: str) -> bool:
    """Whether a word of the text is a form of the row's, and read as of its type."""
    part, *categories = row["is"].split()
    told = tokens(text)
    match part:
        case "form":
            forms = [word for word in told if word in words_of(row)]
            return bool(forms) and reporting_words.may_hold_a_saying(" ".join(forms)) == (categories == ["reporting"])
        case "outlet_noun":
            return reporting_words.may_hold_a_saying(" ".join(told[1:3]))
    known = [word for token in told if (word := reporting_words.words().get(token)) is not None]
    types = [name for name in ("assertion", "belief", "fact", "eventuality") if name in categories] or ["assertion"]
    return any(
        word.base in words_of(row)
        and [word.type] == types
        and word.denies == ("denial" in categories)
        and word.is_verb == (part == "verb")
        for word in known
    )


def factuality_row(row: Row, text: str) -> bool:
    if row["is"] == "helping":
        return bool(status._HELPING.fullmatch(text))
    pattern: re.Pattern[str] = getattr(markers, row["is"].upper())
    return bool(pattern.search(text))


# --- patterns --------------------------------------------------------------------------------------------------------


def any_word(row: Row, text: str) -> bool:
    """Whether a word of the row, or one of its patterns as a word, stands in the text."""
    found = bool(phrases(text) & {word.lower() for word in words_of(row)})
    return found or any(re.search(rf"\b(?:{pattern})(?!\w)", text, re.I) for pattern in patterns_of(row))


def body_row(row: Row, text: str) -> bool:
    """Whether a word of the row stands in a name, and tells that it is a body's where the row says so."""
    name = text.partition("’s")[0]
    told = [word for word in (*name.lower().split(), *phrases(name)) if word in words_of(row)]
    return any(
        types.organises(word) if category == "organising" else bool(word)
        for word in told
        for category in row["is"].split()
    )


def party_row(row: Row, text: str) -> bool:
    """Whether the party is read in brackets behind a name, or out of a description."""
    if "letter" not in row:
        return any_word(row, text)
    if "abbreviation" in row["is"].split():
        beside = roles.beside(text, 0, len("Okafor"), legislator=True)
        return bool(beside.party == row["letter"]) and any_word(row, text)
    named = {roles.party_of(word) for word in tokens(text)} | {roles.party_in(text)}
    return row["letter"] in named and any_word(row, text)


ROWS: dict[str, Callable[[Row, str], bool]] = {
    "nouns": noun_row,
    "relations": relation_row,
    "titles": title_row,
    "given_names": given_row,
    "closed_classes": closed_row,
    "calendar": calendar_row,
    "states": state_row,
    "reporting": reporting_row,
    "factuality": factuality_row,
    "bodies": body_row,
    "parties": party_row,
}
