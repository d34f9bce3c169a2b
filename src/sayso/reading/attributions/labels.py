"""Labels at the beginnings of lines: the layout by which transcripts name who speaks.

    SEN. ROURKE: Did you?               Mr. KELSO of North Dakota. I yield.
    DR. A. ROY, M.D.: I did.            Mr HOLROYD (Dunbar) (10.42 am)—It will be built.
    **Nadia Ferro:** Is it safe?        [00:12:04] JUROR NO. 7: May we see it?
    Olivia Marsh (00:03):               Q. When did you first see it?
    The report came out.                (voice-over): Brod has sold his goats.

A label is a line's head that looks like one and whose words can name a speaker.  Whether a text is a transcript at
all, `transcripts` decides by all of its labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from sayso.english.calendar import MONTHS, WEEKDAYS
from sayso.english.closed_classes import DETERMINERS, INDEFINITE, NO_NAMES, PRONOUNS, VAGUE
from sayso.english.nouns import PEOPLE, PERSONS, VOICES, singular
from sayso.english.tables import load
from sayso.english.titles import COURTESY, OFFICES, PARTICLES, RANKS, STOPPED
from sayso.reading.factuality.reporting_words import words as reporting_words
from sayso.records import Span

_WORDS: Final = load("attributions")

Form = Literal[
    "capitals",
    "printed",
    "titled",
    "letter",
    "name",
    "dash",
    "line",
    "bracket",
    "aside",
    "unknown",
    "loose",
    "weak",
    "none",
]
"""How a label is known.

- capitals: a name in capitals, and a colon; surer than the others
- printed: as hearings are printed, a title, a surname in capitals and a full stop
- titled: the same with the surname in small letters; counts where such labels come back
- letter: Q and A, or Question and Answer
- name: any other name or noun of a person, and a colon
- dash: a name and a dash
- line: a name on a line of its own, with a time stamp
- bracket: a name in brackets, and no colon; counts where most lines have such labels
- aside: (voice-over): whoever spoke before goes on
- unknown: looks like a label, and its words name nobody known; counts in transcripts only
- loose: begins a paragraph as labels do, with another mark behind it; ends the turn before, in transcripts only
- weak: a few words and a colon; counts in transcripts only, and where they come back
- none: a label that is no speaker's: ``Subject:``
"""


@dataclass(frozen=True, slots=True)
class Label:
    """One label; spans are ``[start, end)`` in code points."""

    start: int
    """Where it begins, with its time stamp and marks."""
    who: Span
    """The words that name the speaker."""
    cue: Span
    """The mark, or the time stamp, behind them."""
    end: int
    """Where the words of the turn begin."""
    form: Form
    is_marked: bool = False
    """Whether a time stamp, brackets or Markdown set it apart."""

    def is_generic(self, text: str) -> bool:
        """Whether it only says that someone asks or answers, in no form that the resolver knows: Question:"""
        return self.form == "letter" and (self.who == self.cue or self.who[1] - self.who[0] > 1)

    def is_alone(self, text: str) -> bool:
        """Whether its words follow on the next line."""
        return text[self.end : self.end + 1] in ("", "\n")


_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?(?: (?:[A-Z]{1,2}[SD]?T|UTC)\b)?"
# [00:12:04]   10:42 a.m.   3/4/26, 10:04 AM   [10:04, 3/4/2026]
_STAMP = rf"[\[(]?(?:{_DAY},? )?{_CLOCK}(?:, {_DAY})?[\])]?"
_EMPHASIS = r"(?:\*{1,3}|__?(?=[A-Z_\s:]))"
# 00:12 -   **   [   12      (the number of a line)
_HEAD = re.compile(
    rf"[ \t]*(?:\d{{1,2}}[ \t]{{2,60}}(?=\S))?(?:\#{{1,6}} )?(?P<marks>{_EMPHASIS})?"
    rf"(?:(?P<stamp>{_STAMP})[ \t]+(?:[-–—][ \t]+)?)?"
    rf"(?P<inner>{_EMPHASIS})?(?P<bracket>[\[<~({{]{{0,3}})"
)
# JUROR NO. 7:   Hon. (Ms.) Wanza (Kitale East, UPP):   Nadia Ferro:**   Rae Holm [00:01:10]:
_COLON = re.compile(
    r"(?P<who>[^:\n\t“”\"?!*\[\]<>{}]{1,100}?)(?: [\[(](?!\d)[^\])\n]{1,40}[\])])?(?P<bracket>[\]>)~}]{0,3})"
    rf"(?P<marks>{_EMPHASIS})?(?:[ \t]+(?P<stamp>{_STAMP}))?[ \t]?(?P<cue>:)(?P<behind>\*{{1,3}}|__?)?(?=\s|$)"
    rf"(?:[ \t]+{_STAMP}(?=[ \t]))?"
)
# Carmen Ibarra  0:02
_STAMPED_LINE = re.compile(rf"(?P<who>[^:\n\t“”\"?!*\[\]]{{2,60}}?)[ \t]+(?:[-–—|·][ \t]*)?(?P<cue>{_STAMP})[ \t]*$")
_STAMP_LINE = re.compile(rf"[ \t]*{_STAMP}(?:[ \t]*(?:-->|[-–—])[ \t]*{_STAMP})?[ \t]*$")
# Mr HOLROYD (Dunbar—Minister for Water) (10.42 am)—   Cllr. Abbas —
_DASH = re.compile(
    r"(?P<who>[^:\n\t“”\"?!—–()]{2,60}?)(?: \([^()\n]{1,80}\)){0,3}(?P<cue>—|[ \t][–—-](?=[ \t]))(?=[ \t]?\S)"
)
_STOP = rf"(?!(?i:{'|'.join(sorted(STOPPED))}|no)\b)"  # no name ends in Mr.
_REMARKS = r"(?: \([^()\n]{1,60}\)){0,2}"
# The Acting CHAIR.   Mr. KELSO of North Dakota.   Commissioner REYES (Ward 3).   The SPEAKER pro tempore (Mr. Haldane).
_PRINTED = re.compile(
    r"(?P<who>(?P<title>(?:[A-Z][\w’'-]{0,20}\.? ){0,4}?)(?:THE )?"
    rf"(?P<name>{_STOP}(?:(?:Mc|Mac|De|Van |de |O’)?[A-Z][A-Z’'-]+)(?: {_STOP}[A-Z][A-Z’'-]+){{0,3}})(?: pro tempore)?"
    rf"(?: of(?: [A-Z][a-z]+){{1,3}})?)(?P<role>, [a-z][^.:\n]{{2,40}})?{_REMARKS}(?P<cue>\.)(?=\s)"
)
# Senator Kelso.   The Acting Chairwoman.   Mr. Van Holt (presiding).
_TITLED = re.compile(
    rf"(?P<who>(?P<title>(?:[A-Z][a-z]{{1,20}}\.? ){{1,4}}?)(?P<name>{_STOP}(?:(?:Mc|Mac|De|Van |de |O’)?[A-Z][\w’'-]+)"
    rf"(?: {_STOP}[A-Z][\w’'-]+)?)(?: of(?: [A-Z][a-z]+){{1,3}})?){_REMARKS}(?P<cue>\.)(?=\s)"
)
# Voice from the floor. Shame!   Resident 14. No.   [Unidentified male speaker] A lie.   Off-camera voice — A lie.
_LOOSE = re.compile(
    r"(?P<who>(?![a-z])[^.:\n\t“”\"?!*\[\]<>{}()—–]{2,60}?)(?: \([^()\n]{1,60}\))?"
    r"(?P<cue>\.(?=\s)|[\])>]|—|[ \t][–—-](?=[ \t]))(?=[ \t]?\S)"
)
_NUMBERED = re.compile(r" (?:(?:[Nn]o\.? ?|\#)?\d{1,4}[a-z]?|[A-Z])$")
_LETTER = re.compile(
    r"(?:\d{1,3}[.)][ \t]+)?(?P<who>[QA](?=[.:]\s|[ \t]{2,}|\t| [A-Z“])|(?:Question|Answer)(?=:))(?P<cue>[.:]?)"
)
_CAPITALS = re.compile(r"[A-Z][A-Z’'.-]*\d*|(?:Mc|Mac)[A-Z]+|#?\d{1,4}|No\.?")
_PARENTHESES = re.compile(r" ?\([^()]{0,80}\)")
_WEAK = 4
"""Words of a weak label at most."""
_PREPOSITION = re.compile(r" (?:in|from|at|for|on|behind) ")
_HANDLE = re.compile(r"@\w{2,30}")
_ODD = re.compile(r"[\d/_]")
_CLAUSE = re.compile(r"(?:who|whose|which)\b")
_BEHIND = re.compile(r"(?:[ \t]\([^()]{0,80}\)){1,4}$")
# The Secretary of State for Water (Helen Tranter)
_HELD_BY = re.compile(r"The (?:[\w’'-]+ ){1,9}\((?:[A-Z][\w.’'-]+ ){1,4}[A-Z][\w’'-]+\)$")
_NUMBER = re.compile(r"#?\d{1,4}[a-z]?$")
_ROLE_LETTER = re.compile(r"[QA] [–—-] ")
NO_SPEAKER: Final = _WORDS.pattern("no_speaker", words=(*WEEKDAYS, *MONTHS), before="^", behind="$")
_NO_SPEAKER_PHRASE: Final = _WORDS.pattern("no_speaker_phrase", before="^")
_ASIDE: Final = _WORDS.pattern("aside", before="^", behind="$")
_INSIDE: Final = _WORDS.words("inside_label")
_RANKS: Final = _WORDS.words("label_rank")
_TOWARDS: Final = NO_NAMES - DETERMINERS
_BEFORE_NAME: Final = OFFICES | COURTESY.keys() | RANKS | _RANKS | {"the"}
_OFFICES: Final = OFFICES | PERSONS


def labels_of(text: str, start: int, end: int) -> Iterator[Label]:
    """Yield the labels of a stretch of a text, ``[start, end)``, in order; at most one a line."""
    is_stamped = False
    place = start
    while place < end:
        stop = text.find("\n", place, end)
        stop = end if stop < 0 else stop
        if not text[place:stop].isspace() and place < stop:
            label = label_of(text, place, stop, is_stamped)
            if label is not None:
                yield label
            is_stamped = _STAMP_LINE.match(text, place, stop) is not None
        place = stop + 1


def is_stamp(line: str) -> bool:
    """Whether a line is a time stamp and no more."""
    return _STAMP_LINE.match(line) is not None


def label_of(text: str, start: int, end: int, is_stamped: bool = False) -> Label | None:
    """Return the label with which a line begins, or None.

    ``is_stamped`` says that the line above holds a time stamp and no more, so that a name alone is a label, as it is
    behind one in its line.
    """
    head = _HEAD.match(text, start, end)
    assert head is not None
    is_marked = bool(head["stamp"] or head["bracket"] or head["marks"] or head["inner"])
    line = _Line(text, start, head.end(), end, bool(head["bracket"]), is_marked)
    return (
        line.letter()
        or line.printed()
        or line.colon()
        or line.alone(is_stamped or bool(head["stamp"]))
        or line.dash()
        or line.loose()
    )


_NAMED: Final = frozenset({"capitals", "name"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, ``[start, end)``, whose words begin at ``begin``, behind a stamp, marks and brackets."""

    text: str
    start: int
    begin: int
    end: int
    is_bracketed: bool
    is_marked: bool

    def letter(self) -> Label | None:
        """Q.   Answer:   Q    Will he go?"""
        match = None if self.is_bracketed else _LETTER.match(self.text, self.begin, self.end)
        if match is None:
            return None
        cue = match.span("cue") if match["cue"] else match.span("who")
        if not match["cue"] and (label := self.colon()) and label.form == "capitals":
            return label  # A JUROR: May we?
        if not match["cue"] and (label := self.loose()):
            return label  # A Voice.
        return Label(self.start, match.span("who"), cue, match.end(), "letter", self.is_marked)

    def printed(self) -> Label | None:
        """Mr. KELSO of North Dakota.   Commissioner REYES.   REYES, commissioner.   Senator Kelso."""
        match = _PRINTED.match(self.text, self.begin, self.end)
        form: Form = "printed"
        if match is None:
            form, match = "titled", _TITLED.match(self.text, self.begin, self.end)
        if match is None or NO_SPEAKER.match(match["who"]):
            return None
        title = match["title"].replace(".", "").lower().split()
        is_office = match["name"].lower() in _OFFICES
        if not all(word in _BEFORE_NAME for word in title) or (not title and not match["who"].startswith("THE ")):
            if form == "titled" or not NO_NAMES.isdisjoint(title):
                return None
            form = "loose"
        elif form == "titled" and title[-1] in ("the", *_RANKS) and not is_office:
            return None  # The Hague.
        return Label(self.start, match.span("who"), match.span("cue"), match.end(), form, self.is_marked)

    def loose(self) -> Label | None:
        """Voice from the floor. Shame!   Resident 14. No.   [Unidentified male speaker] A lie."""
        match = _LOOSE.match(self.text, self.begin, self.end)
        if match is None or (match["cue"] in "])>") != self.is_bracketed:
            return None
        who = match["who"]
        form: Form = "bracket" if self.is_bracketed and _form(self.text, match.span("who"))[0] in _NAMED else "loose"
        head = _PREPOSITION.split(who.rpartition(", ")[2], maxsplit=1)[0]
        tokens = _NUMBERED.sub("", head).split()
        is_some = (
            len(tokens) > 1 and tokens[0].lower() in INDEFINITE | VAGUE and all(map(str.istitle, tokens))
        )  # A Voice.
        is_marked = match["cue"] != "." or len(head) < len(who) or _NUMBERED.search(who) is not None or is_some
        is_one = is_marked and 0 < len(tokens) <= _WEAK and _is_person(tokens) and tokens[0].lower() not in _TOWARDS
        if not is_one and form == "loose":
            return None
        form = "loose" if is_one else form
        return Label(self.start, match.span("who"), match.span("cue"), match.end(), form, self.is_marked)

    def colon(self) -> Label | None:
        """JUROR NO. 7:   [Senior administration official]:   Subject:"""
        match = _COLON.match(self.text, self.begin, self.end)
        if match is None:
            return None
        form, who = _form(self.text, match.span("who"), self.is_bracketed)
        is_marked = self.is_marked or bool(match["stamp"])
        if form != "none" and (held := _HELD_BY.match(self.text, self.begin, match.start("cue"))):
            form, who = "name", held.span()
        return None if form is None else Label(self.start, who, match.span("cue"), match.end(), form, is_marked)

    def alone(self, is_stamped: bool) -> Label | None:
        """Carmen Ibarra  0:02, and the words below; or a name below a line that is a stamp."""
        match = _STAMPED_LINE.match(self.text, self.begin, self.end)
        is_name = is_stamped and self.end - self.begin <= 60 and self.text[self.end - 1] not in '.?!,;”"'
        if match is None and not is_name:
            return None
        form, who = _form(self.text, match.span("who") if match else (self.begin, self.end))
        cue = match.span("cue") if match else (self.end - 1, self.end)
        return Label(self.start, who, cue, self.end, "line", True) if form in _NAMED else None

    def dash(self) -> Label | None:
        """Mr HOLROYD (Dunbar) (10.42 am)—"""
        match = _DASH.match(self.text, self.begin, self.end)
        form, who = _form(self.text, match.span("who")) if match else (None, (0, 0))
        if match is None or form not in _NAMED:
            return None
        is_shouted = match["who"].split()[-1].isupper()
        if not is_shouted and (loose := self.loose()):
            return loose  # Off-camera voice —   but not: The SPEAKER—
        return Label(self.start, who, (match.end("cue") - 1, match.end("cue")), match.end(), "dash", self.is_marked)


def _form(text: str, span: Span, is_bracketed: bool = False) -> tuple[Form | None, Span]:
    """Tell by its words what kind of label a head is, and which of them name the speaker."""
    if text.count("(", *span) > text.count(")", *span):  # the last bracket closes what the label holds
        span = span[0], span[1] + 1
    words = text[slice(*span)].strip(" \t*_")
    start = span[0] + text[slice(*span)].index(words[:1]) if words else span[0]
    if letter := _ROLE_LETTER.match(words):
        words, start = words[letter.end() :], start + letter.end()
    words = _BEHIND.sub("", words) or words
    whole = start, start + len(words)
    if NO_SPEAKER.match(words) or _NO_SPEAKER_PHRASE.match(words):
        return "none", whole
    if _ASIDE.match(words):
        return "aside", whole
    name, _, role = _PARENTHESES.sub("", words).replace(" – ", ", ").partition(", ")
    tokens = name.split()
    form: Form | None = None
    if tokens and len(tokens) <= 8 and _is_role(role):
        if _is_capitals(name):
            form = "capitals"
        elif _names(tokens):
            form = "name"
        elif is_bracketed or not words[0].isalnum() or _ODD.search(tokens[0]) or _is_of_place(name):
            form = "unknown"
        elif len(tokens) <= _WEAK and not _says(tokens):
            form = "weak"
    return form, whole


def _is_of_place(name: str) -> bool:
    """Whether the words before a preposition can name a speaker: Voice | from the gallery, Lawyer | for Roy."""
    head = _PREPOSITION.split(name, maxsplit=1)[0]
    return head != name and len(head.split()) <= 2 and _names(head.split())


def _says(tokens: list[str]) -> bool:
    """Whether words are a clause of saying: he replied, she added."""
    verb = reporting_words().get(tokens[-1].lower())
    is_saying = verb is not None and verb.is_verb and verb.base != tokens[-1].lower()  # A voice: no verb
    return is_saying or tokens[0].lower() in PRONOUNS


def _is_role(role: str) -> bool:
    """Whether what stands behind a name can be a role: committee chair; but not: who would not be named, said."""
    verb = role.rsplit(", ", 1)[-1].lower() if ", " in role else ""
    is_saying = verb in reporting_words() and reporting_words()[verb].is_verb
    return len(role) <= 60 and not is_saying and _CLAUSE.match(role) is None


def _is_capitals(name: str) -> bool:
    tokens = name.split()
    letters = max(sum(map(str.isupper, token)) for token in tokens)
    return letters > 1 and all(_CAPITALS.fullmatch(token) for token in tokens)


def _names(tokens: list[str]) -> bool:
    """Whether words can name a speaker: Lt. Gov. Mary O'Shea-Lind, Mr. Van der Berg, Audience member, Speaker 2."""
    if _HANDLE.fullmatch(tokens[0]) and len(tokens) == 1:
        return True
    if not (tokens[0][0].isupper() or tokens[0] in PARTICLES):
        return False
    small = [token for token in tokens if token[0].islower() and token not in _INSIDE]
    if not small:
        return all(token[0].isalpha() or not token.isalnum() or _NUMBER.match(token) for token in tokens)
    return len(tokens) <= 4 and _is_person(tokens) and not NO_NAMES.intersection(small)


def _is_person(tokens: list[str]) -> bool:
    """Whether words end in a noun of a person: Audience member, several voices."""
    last = next((token for token in reversed(tokens) if token[0].isalpha()), tokens[0]).lower()
    noun = singular(last)[0]
    return noun in PERSONS or noun in PEOPLE or noun in VOICES
