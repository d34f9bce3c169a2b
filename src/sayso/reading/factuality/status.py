"""Factuality, polarity and type of a predicate, from its words: did it happen, as the article tells it.

Factuality is a question of few words, nearly all of them within or just before the verb: not, never, might, if, will,
declined to.  (Saurí & Pustejovsky, "FactBank", Language Resources and Evaluation 43, 2009, call them polarity
particles, modality particles and event-selecting predicates.)  So it is read from tables of them, shown here with the
words that they match; nothing of it is learned.  The predicate is that of an attribution (its cue) or of an act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayso.english.tables import load
from sayso.reading.factuality import markers as p
from sayso.reading.factuality.predicate import Predicate
from sayso.reading.factuality.reporting_words import Word, words
from sayso.reading.text import Text
from sayso.records import Factuality, Polarity, Span, Type


@dataclass(frozen=True, slots=True)
class Status:
    """How the article presents an attribution or an act."""

    factuality: Factuality
    polarity: Polarity
    type: Type


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words around one predicate: If asked, | Holt | would not say | to reporters | who paid."""

    subject: str
    before: str
    """The sentence up to the subject, or to the verb group where the subject stands elsewhere."""
    group: str
    """The predicate's words with the helping verbs, negations and adverbs before them."""
    after: str
    """From the predicate to the rest behind it."""
    opening: str
    """The first piece of the rest."""
    wants: bool
    """Whether a piece of the rest is an infinitive: asked | Teo Salas | to apologise."""
    is_question: bool
    is_first: bool
    """Whether nothing stands before the predicate in its frame."""

    @property
    def lead(self) -> str:
        """All up to the end of the predicate."""
        return f"{self.before.rstrip()} {self.group}".lstrip()

    @property
    def main(self) -> Word | None:
        """What the main word means: the reporting verb behind "declined to", "expected to" and the like."""
        table = words()
        known = [table[word] for word in re.findall(r"[a-z]+", self.group.lower()) if word in table]
        verbs = [word for word in known if word.is_verb] or known
        if not verbs:
            return None
        # is expected to | say, without | naming
        for helped in _HELPED.finditer(self.group.lower()):
            if helped[1] in table and table[helped[1]].is_verb:
                return table[helped[1]]
        # plans | to tell the council
        infinitive = re.match(r"to (?:\w+ly )?(\w+)", self.opening.lower())
        if infinitive and verbs[-1].base in p.LOOKING_AHEAD:
            planned = table.get(infinitive[1])
            if planned is not None and planned.type == "assertion":
                return planned
        return verbs[0]


def status(
    text: Text,
    predicate: Predicate,
    frame: Span | None = None,
    outer: Predicate | None = None,
    outer_status: Status | None = None,
) -> Status:
    """Read the status of a predicate.

    ``frame`` is the stretch outside of which no word counts, ``[start, end)``: the content that holds the predicate,
    or the whole text.  ``outer`` is the predicate whose content that is, with its status.  Raises nothing.
    """
    frame = frame or (0, len(text.plain))
    own = _status(text, predicate, frame, outer_status is not None and outer_status.polarity == "denied")
    if outer is None:
        return own
    if own.factuality in ("hypothetical", "actual") and _is_to_come(text.plain, predicate, outer):
        own = replace(own, factuality="future")
    if own.factuality == "actual" and (_is_doubted(outer_status) or _is_wished(text.plain, predicate, outer)):
        own = replace(own, factuality="hypothetical")
    return own


def is_planned(text: str, predicate: Predicate, outer: Predicate) -> bool:
    """Whether an event is what the outer subject plans: plans to tell, plans to use Monday's speech to announce."""
    if not p.LOOKS_AHEAD.search(text[slice(*outer.words)]):
        return False
    verb = predicate.words[0]
    to = text.startswith("to ", verb) or text.endswith("to ", max(0, verb - len("to ")), verb)
    return to and (predicate.subject is None or bool(p.POSSESSIVE.search(text[slice(*predicate.subject)])))


def is_controlled(text: str, predicate: Predicate, outer: Predicate) -> bool:
    """Whether a predicate has no subject but the one that the outer verb gives it (control).

    The chief apologised for | telling; she promised not | to tell: the outer subject.  She asked the clerk | to say:
    the one who is asked.
    """
    if predicate.subject is not None or outer.subject is None:
        return False
    return bool(p.CONTROLLED.fullmatch(text, outer.rest[0][0], predicate.words[1]))


def _is_to_come(text: str, predicate: Predicate, outer: Predicate) -> bool:
    """Whether what looks like a mere possibility is the future of the outer subject.

    Prosecutors said a clerk | would testify | that ...: they said "will".  The governor plans to use his speech
    | to announce | that ...
    """
    if is_planned(text, predicate, outer):
        return True
    group, outer_group = text[slice(*predicate.words)].lower(), text[slice(*outer.words)].lower()
    is_backshifted = p.PAST.search(outer_group) and text[outer.rest[0][0]] not in "“\"‘'"
    return bool(
        is_backshifted
        and p.WOULD.match(group)
        and not p.IF.search(text, outer.rest[0][0], predicate.start)
        and not p.CONDITION.search(text, predicate.start, outer.rest[-1][1])
    )


def _is_doubted(outer_status: Status | None) -> bool:
    """Whether the outer predicate is a belief that is not held: I don't think | she ever said | that."""
    return outer_status is not None and outer_status.type == "belief" and outer_status.factuality == "negated"


def _is_wished(text: str, predicate: Predicate, outer: Predicate) -> bool:
    """Whether an event is what the outer subject wishes for: I wish | he had said | that ..."""
    subject, (verb, end) = predicate.subject, predicate.words
    start = subject[1] if subject is not None and subject[1] <= verb else verb
    return bool(p.WISHING.search(text[slice(*outer.words)]) and p.UNREAL.match(text[start:end].strip()))


def _status(text: Text, predicate: Predicate, frame: Span, is_denied: bool) -> Status:
    """Read the status from the words alone; ``is_denied`` says that the outer predicate denies its content."""
    clause = _clause(text, predicate, frame)
    main = clause.main
    factuality = _factuality(clause, main)
    if is_denied and clause.is_first and factuality == "actual" and p.DONE.search(clause.group):
        factuality = "negated"  # denied | telling him to leave; but not: denied | the claim that
    return Status(factuality, _polarity(clause, main), _type(clause, main))


def _polarity(clause: _Clause, main: Word | None) -> Polarity:
    if p.UNDENIABLE.search(clause.group):
        return "affirmed"
    called = main is not None and main.base in p.CALLING and p.FALSE.search(clause.opening)
    return "denied" if called or (main is not None and main.denies) or p.DENYING.search(clause.group) else "affirmed"


def _clause(article: Text, predicate: Predicate, frame: Span) -> _Clause:
    text, subject, verb = article.plain, predicate.subject, predicate.words
    follows = subject is not None and subject[1] <= verb[0] and "\n" not in text[subject[1] : verb[0]]
    start = subject[1] if follows and subject else verb[0]
    floor = max(frame[0], start - _REACH, *(end for _, end in predicate.rest if end <= verb[0]), 0)
    head = subject[0] if follows and subject else start
    begin = max(min(floor, head), min(article.sentences.start(head), head))
    begin = max([begin, *(stop.end() for stop in _CLAUSE_END.finditer(text, begin, head))])
    before = text[begin:head]
    behind = min((begin for begin, _ in predicate.rest if begin >= verb[1]), default=min(verb[1] + 40, frame[1]))
    end = max(verb[1], predicate.rest[-1][1])
    helping = _helping(text[max(start, floor) : verb[0]])
    if subject is None:  # promised | not | to tell
        helping = _helping(text[floor : verb[0]])
        before = before.removesuffix(helping)
    if follows and subject and _NO_VERB.fullmatch(helping):
        helping = _lent(text[subject[1] : verb[0] - len(helping)], text[slice(*verb)]) + helping
    return _Clause(
        subject="" if subject is None else text[slice(*subject)],
        before=before,
        group=(helping + text[slice(*verb)]).strip(),
        after=text[verb[1] : behind],
        opening=text[slice(*predicate.rest[0])],
        wants=any(p.WANTED.match(text, begin) is not None for begin, _ in predicate.rest),
        is_question="?" in text[end - 3 : end]
        or text.startswith("?", verb[1])
        or bool(_TO_QUESTION_MARK.match(text, end, min(end + 60, frame[1]))),
        is_first=min(head, verb[0]) - frame[0] <= len("that ever "),
    )


def _helping(between: str) -> str:
    """The helping verbs, negations and adverbs right before a verb: Holt, who was ill, | has never | said."""
    start = len(between)
    for word in reversed(list(_WORD.finditer(between))):
        if not _HELPING.fullmatch(word.group()) or between[word.end() : start].strip():
            break
        start = word.start()
    return between[start:]


def _lent(between: str, verb_words: str) -> str:
    """The helping verbs that a verb before lends to this one: The firm | did not return calls or | say | how many.

    A verb in its base form stands behind "will", "might", "did not"; a participle behind "has", "might have".  Another
    form ("will not run and told us so") is lent nothing.
    """
    first, verb = _FIRST_HELP.match(between), _LETTERS.match(verb_words.lower())
    if first is None or verb is None or not _JOINING.search(between, first.end()):
        return ""
    known = words().get(verb[0])
    if known is None or verb[0].endswith(("s", "ing")):
        return ""
    return f"{first['help']} " if (known.base == verb[0]) != bool(_HAS.search(first["help"])) else ""


def _factuality(clause: _Clause, main: Word | None) -> Factuality:
    if p.ANYONE.match(clause.subject) or (
        not clause.subject and p.PLEASE.fullmatch(clause.before) and p.BIDDING.match(clause.group)
    ):
        return "hypothetical"
    if p.NOBODY.match(clause.subject) or (p.NOT.search(clause.before) and p.ONE.match(clause.subject)):
        return "negated"
    if _supposed(clause) or (p.MUTE.match(clause.subject) and clause.opening[:1] in "“\"‘'"):
        return "hypothetical"
    modal = p.MODAL.search(clause.group) and not p.MODAL_SAID.search(clause.group)
    if _refused(clause):
        return "hypothetical" if modal and not p.MODAL_REFUSED.search(clause.group) else "negated"
    if modal:
        return "hypothetical"
    return "future" if _lies_ahead(clause, main) else "actual"


def _supposed(clause: _Clause) -> bool:
    """Whether the event is only imagined, asked about or asked for."""
    before, group = clause.before, clause.group
    if p.IF.search(before) or p.INVERTED.search(before) or p.IF_CUE.match(group):
        return True
    if p.AT_ONCE.match(group) and before.rstrip().endswith("can hear"):  # I can hear | my mother | already:
        return True
    if p.WHEN.search(before) or (p.IN_EFFECT.search(group) and re.search(r"\bwhen\b", before)):
        return True
    lead = clause.lead
    if "to" in lead.lower():
        stem = _LAST_WORD.sub("", lead)
        if p.ASKED_TO.search(stem) or p.TO_SAY.search(stem) or re.fullmatch(r"\W*to say\W*", lead, re.I):
            return True
    # Did | she | say ... ?   Does | the commissioner believe | ... ?   What would | the boss | have said? “Go.”
    return clause.is_question and bool(
        p.WHO.fullmatch(clause.subject)
        or p.ASKS.match(before)
        or p.ASKING.search(before)
        or p.ASKS.match(clause.opening)
    )


def _refused(clause: _Clause) -> bool:
    """Whether the event did not take place."""
    group, rest = clause.group, (clause.after + clause.opening).strip()
    if p.NOT_NEGATED.search(group):
        return False
    if p.NEGATED.search(group) or p.NEGATED_BEFORE.search(clause.before) or p.REFUSED.search(group):
        return True
    if p.INSTEAD.search(clause.lead):
        return True
    if p.REFUSED_VERB.search(group) and p.SPEAKING.match(rest):
        return True
    return bool(
        p.NOTHING.search(group) or p.NOTHING_SAID.match(clause.opening) or p.NOTHING_SAID.match(clause.after.strip())
    )


def _lies_ahead(clause: _Clause, main: Word | None) -> bool:
    if p.WILL.match(clause.group):
        return True
    ahead = f"{clause.group} to" if clause.opening.lower().startswith("to ") else clause.group
    # is expected to | visit: another verb than one of saying
    infinitive = _INFINITIVE.search(clause.group.lower())
    is_act = infinitive is not None and infinitive["verb"] not in words()
    says = main is None or main.type == "assertion" or is_act
    return says and bool(p.FUTURE.search(ahead)) and not p.SAID_ALL_THE_SAME.search(clause.group)


def _type(clause: _Clause, main: Word | None) -> Type:
    group, opening = clause.group, clause.opening
    wants = clause.wants
    if p.REFUSED_VERB.search(group) and p.SPEAKING.match(opening):
        return "assertion"
    if main is None:
        return "eventuality" if wants else "assertion"
    bids = main.base in p.BID and (wants or (main.base != "say" and p.TO_DO.match(opening)))
    if bids or p.FOR.search(f"{group} {opening[:4]}") or p.CONSIDERING.search(group):
        return "eventuality"
    if p.HELD.search(group):
        return "belief"
    if main.base in ("recall", "remember") and opening[:1] in "“\"‘'":
        return "assertion"
    return main.type


_REACH = 160
"""Code points before a predicate in which its sentence is looked for."""
_WORD = re.compile(r"[\w'’]+")
_LETTERS = re.compile(r"[a-z]+")
# The firm | did not | return calls or say;   A braver man | might have | faced them and said
_FIRST_HELP = re.compile(
    r"\s(?P<help>(?:(?:will|shall|would|could|can|may|might|must|should)(?: not|n['’]t| never| well)?(?: have)?|cannot"
    r"|won['’]t|(?:did|does|do)(?: not|n['’]t| never)|(?:has|have|had)(?: not|n['’]t| never)"
    r"|(?:has|have|had) yet to|(?:declin|refus)e[ds]? to|(?:plans?|is expected|is due|is set) to))\b",
    re.I,
)
_LAST_WORD = re.compile(r"(?<!\w)\w++\W*+$")
_JOINING = re.compile(r"\b(?:and|or|nor|but)\s+$")
_NO_VERB = re.compile(r"(?:(?:then|even|also|later|once|again|\w+ly)\s+)*")
_HAS = re.compile(r"\b(?:have|has|had)(?: not|n['’]t| never)?$", re.I)
_INFINITIVE = re.compile(r"\bto (?:\w{1,30}ly )?(?P<verb>\w+)$")
_CLAUSE_END = re.compile(r"[\n“\";]")
_TO_QUESTION_MARK = re.compile(r"[^.!]*?\?")

# What may stand between a subject and its verb as part of the verb.
_HELPING = load("factuality").pattern("helping", before="", behind="")
_HELPED = re.compile(
    r"\b(?:to have|to|of|without|be|been)(?: (?:\w+ly|also|ever|yet|just|then|now|only|again|simply))* (\w+)"
)
