"""Whether it was said at all: factuality, polarity and type of an attribution, from the words at its cue.

Factuality is a question of few words, nearly all of them within or just before the cue: not, never, might, if, will,
declined to.  (Saurí & Pustejovsky, "FactBank", Language Resources and Evaluation 43, 2009, call them polarity
particles, modality particles and event-selecting predicates.)  So it is read from tables of them, shown here with the
words that they match; nothing of it is learned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayso.english.patterns import any_of
from sayso.reading.attributions.spans import Telling, frame
from sayso.reading.factuality import markers as p
from sayso.reading.factuality.reporting_words import Word, words
from sayso.records import Factuality, Polarity, Span, Type


@dataclass(frozen=True, slots=True)
class Status:
    """How the article tells of a saying."""

    factuality: Factuality
    polarity: Polarity
    type: Type


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words around one cue: If asked, | Holt | would not say | to reporters | who paid."""

    source: str
    before: str
    """The sentence up to the source, or to the verb group where the source stands elsewhere."""
    group: str
    """The cue with the helping verbs, negations and adverbs before it."""
    after: str
    """From the cue to the content behind it."""
    opening: str
    """The first piece of the content."""
    wants: bool
    """Whether a piece of the content is an infinitive: asked | Teo Salas | to apologise."""
    is_question: bool
    is_first: bool
    """Whether nothing stands before the attribution in the content that holds it."""

    @property
    def lead(self) -> str:
        """All up to the end of the cue."""
        return f"{self.before.rstrip()} {self.group}".lstrip()

    @property
    def main(self) -> Word | None:
        """What the main word of the cue means: the verb of telling behind "declined to", "expected to" and the like."""
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
        told = re.match(r"to (?:\w+ly )?(\w+)", self.opening.lower())
        if told and verbs[-1].base in p.LOOKING_AHEAD and told[1] in table and table[told[1]].type == "assertion":
            return table[told[1]]
        return verbs[0]


def statuses(text: str, told: list[Telling]) -> list[Status]:
    """The status of every telling, in order."""
    found: list[Status] = []
    for one in told:
        parent = None if one.parent is None else told[one.parent]
        denied = one.parent is not None and found[one.parent].polarity == "denied"
        own = status(text, one, frame(one, told, text), denied)
        if parent is not None and own.factuality in ("hypothetical", "actual") and _is_to_come(text, one, parent):
            own = replace(own, factuality="future")
        if parent is not None and one.parent is not None and own.factuality == "actual":
            # I don't think | she ever said | that
            doubted = found[one.parent].type == "belief" and found[one.parent].factuality == "negated"
            if doubted or _is_wished(text, one, parent):
                own = replace(own, factuality="hypothetical")
        found.append(own)
    return found


def is_planned(text: str, one: Telling, parent: Telling) -> bool:
    """Whether a telling is what its parent's source plans: plans to tell, plans to use Monday's speech to announce."""
    if not p.LOOKS_AHEAD.search(text[slice(*parent.cue)]):
        return False
    to = text.startswith("to ", one.cue[0]) or text.endswith("to ", max(0, one.cue[0] - len("to ")), one.cue[0])
    return to and (one.source is None or bool(p.POSSESSIVE.search(text[slice(*one.source)])))


def is_controlled(text: str, one: Telling, parent: Telling) -> bool:
    """Whether a telling has no source but what its parent's verb gives it.

    The chief apologised for | telling; she promised not | to tell: the parent's source.  She asked the clerk | to say:
    the one whom she asked.
    """
    if one.source is not None or parent.source is None:
        return False
    return bool(p.CONTROLLED.fullmatch(text, parent.content[0][0], one.cue[1]))


def _is_to_come(text: str, one: Telling, parent: Telling) -> bool:
    """Whether what looks like a mere possibility is the future of the one who tells of it.

    Prosecutors said a clerk | would testify | that ...: they said "will".  The governor plans to use his speech
    | to announce | that ...
    """
    if is_planned(text, one, parent):
        return True
    cue, outer = text[slice(*one.cue)].lower(), text[slice(*parent.cue)].lower()
    start = one.place[0]
    is_backshifted = p.PAST.search(outer) and text[parent.content[0][0]] not in "“\"‘'"
    return bool(
        is_backshifted
        and p.WOULD.match(cue)
        and not p.IF.search(text, parent.content[0][0], start)
        and not p.CONDITION.search(text, one.place[0], parent.content[-1][1])
    )


def _is_wished(text: str, one: Telling, parent: Telling) -> bool:
    """Whether a telling is what its parent's source wishes for: I wish | he had said | that ..."""
    start = one.source[1] if one.source is not None and one.source[1] <= one.cue[0] else one.cue[0]
    said = text[start : one.cue[1]].strip()
    return bool(p.WISHING.search(text[slice(*parent.cue)]) and p.UNREAL.match(said))


def status(text: str, one: Telling, around: Span, denied_around: bool = False) -> Status:
    """The status of one attribution.

    ``around`` is the stretch in which it is told, ``[start, end)``: its parent's content, or the whole text; nothing
    outside it counts.  ``denied_around``: the parent denies its content.
    """
    clause = _clause(text, one, around)
    main = clause.main
    factuality = _factuality(clause, main)
    if denied_around and clause.is_first and factuality == "actual" and p.DONE.search(clause.group):
        factuality = "negated"  # denied | telling him to leave; but not: denied | the claim that
    return Status(factuality, _polarity(clause, main), _type(clause, main))


def _polarity(clause: _Clause, main: Word | None) -> Polarity:
    if p.UNDENIABLE.search(clause.group):
        return "affirmed"
    called = main is not None and main.base in p.CALLING and p.FALSE.search(clause.opening)
    return "denied" if called or (main is not None and main.denies) or p.DENYING.search(clause.group) else "affirmed"


def _clause(text: str, one: Telling, around: Span) -> _Clause:
    source, cue = one.source, one.cue
    follows = source is not None and source[1] <= cue[0] and "\n" not in text[source[1] : cue[0]]
    start = source[1] if follows and source else cue[0]
    floor = max(around[0], start - _REACH, *(end for _, end in one.content if end <= cue[0]), 0)
    head = source[0] if follows and source else start
    before = text[min(floor, head) : head]
    breaks = [found.end() for found in _SENTENCE.finditer(before)]
    behind = min((begin for begin, _ in one.content if begin >= cue[1]), default=min(cue[1] + 40, around[1]))
    end = max(cue[1], one.content[-1][1])
    helping = _helping(text[max(start, floor) : cue[0]])
    if source is None:  # promised | not | to tell
        helping = _helping(text[floor : cue[0]])
        before = before.removesuffix(helping)
    if follows and source and _NO_VERB.fullmatch(helping):
        helping = _lent(text[source[1] : cue[0] - len(helping)], text[slice(*cue)]) + helping
    return _Clause(
        source="" if source is None else text[slice(*source)],
        before=before[breaks[-1] :] if breaks else before,
        group=(helping + text[slice(*cue)]).strip(),
        after=text[cue[1] : behind],
        opening=text[slice(*one.content[0])],
        wants=any(p.WANTED.match(text, start) is not None for start, _ in one.content),
        is_question="?" in text[end - 3 : end]
        or text.startswith("?", cue[1])
        or bool(_TO_QUESTION_MARK.match(text, end, min(end + 60, around[1]))),
        is_first=min(head, cue[0]) - around[0] <= len("that ever "),
    )


def _helping(between: str) -> str:
    """The helping verbs, negations and adverbs right before a cue: Holt, who was ill, | has never | said."""
    start = len(between)
    for word in reversed(list(_WORD.finditer(between))):
        if not _HELPING.fullmatch(word.group()) or between[word.end() : start].strip():
            break
        start = word.start()
    return between[start:]


def _lent(between: str, cue: str) -> str:
    """The helping verbs that a verb before lends to this one: The firm | did not return calls or | say | how many.

    A cue in its base form stands behind "will", "might", "did not"; a participle behind "has", "might have".  Another
    form ("will not run and told us so") is lent nothing.
    """
    first, verb = _FIRST_HELP.match(between), _LETTERS.match(cue.lower())
    if first is None or verb is None or not _JOINING.search(between, first.end()):
        return ""
    known = words().get(verb[0])
    if known is None or verb[0].endswith(("s", "ing")):
        return ""
    return f"{first['help']} " if (known.base == verb[0]) != bool(_HAS.search(first["help"])) else ""


def _factuality(clause: _Clause, main: Word | None) -> Factuality:
    if p.ANYONE.match(clause.source) or (
        not clause.source and p.PLEASE.fullmatch(clause.before) and p.BIDDING.match(clause.group)
    ):
        return "hypothetical"
    if p.NOBODY.match(clause.source) or (p.NOT.search(clause.before) and p.ONE.match(clause.source)):
        return "negated"
    if _supposed(clause) or (p.MUTE.match(clause.source) and clause.opening[:1] in "“\"‘'"):
        return "hypothetical"
    modal = p.MODAL.search(clause.group) and not p.MODAL_SAID.search(clause.group)
    if _refused(clause):
        return "hypothetical" if modal and not p.MODAL_REFUSED.search(clause.group) else "negated"
    if modal:
        return "hypothetical"
    return "future" if _lies_ahead(clause, main) else "actual"


def _supposed(clause: _Clause) -> bool:
    """Whether the saying is only imagined, asked about or asked for."""
    before, group = clause.before, clause.group
    if p.IF.search(before) or p.INVERTED.search(before) or p.IF_CUE.match(group):
        return True
    if p.AT_ONCE.match(group) and before.rstrip().endswith("can hear"):  # I can hear | my mother | already:
        return True
    if p.WHEN.search(before) or (p.IN_EFFECT.search(group) and re.search(r"\bwhen\b", before)):
        return True
    lead = clause.lead
    if "to" in lead.lower():
        stem = re.sub(r"\w+\W*$", "", lead)
        if p.ASKED_TO.search(stem) or p.TO_SAY.search(stem) or re.fullmatch(r"\W*to say\W*", lead, re.I):
            return True
    # Did | she | say ... ?   Does | the commissioner believe | ... ?   What would | the boss | have said? “Go.”
    return clause.is_question and bool(
        p.WHO.fullmatch(clause.source)
        or p.ASKS.match(before)
        or p.ASKING.search(before)
        or p.ASKS.match(clause.opening)
    )


def _refused(clause: _Clause) -> bool:
    """Whether the saying did not take place."""
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
        p.NOTHING.search(group) or p.NOTHING_TOLD.match(clause.opening) or p.NOTHING_TOLD.match(clause.after.strip())
    )


def _lies_ahead(clause: _Clause, main: Word | None) -> bool:
    if p.WILL.match(clause.group):
        return True
    ahead = f"{clause.group} to" if clause.opening.lower().startswith("to ") else clause.group
    says = main is None or main.type == "assertion"
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
"""Code points before a cue in which its sentence is looked for."""
_WORD = re.compile(r"[\w'’]+")
_LETTERS = re.compile(r"[a-z]+")
# The firm | did not | return calls or say;   A braver man | might have | faced them and said
_FIRST_HELP = re.compile(
    r"\s(?P<help>(?:(?:will|shall|would|could|can|may|might|must|should)(?: not|n['’]t| never| well)?(?: have)?|cannot"
    r"|won['’]t|(?:did|does|do)(?: not|n['’]t| never)|(?:has|have|had)(?: not|n['’]t| never)"
    r"|(?:has|have|had) yet to|(?:declin|refus)e[ds]? to|(?:plans?|is expected|is due|is set) to))\b",
    re.I,
)
_JOINING = re.compile(r"\b(?:and|or|nor|but)\s+$")
_NO_VERB = re.compile(r"(?:(?:then|even|also|later|once|again|\w+ly)\s+)*")
_HAS = re.compile(r"\b(?:have|has|had)(?: not|n['’]t| never)?$", re.I)
_SENTENCE = re.compile(r"[.!?][”’\"')\]]*\s+|\n|[“\"]|;")
_TO_QUESTION_MARK = re.compile(r"[^.!]*?\?")

# What may stand between a source and its cue as part of the verb.
_HELPING = any_of(
    r"""
    will|shall|would|could|can|may|might|must|should|ought
    has|have|had|having|is|are|was|were|be|been|being|did|does|do
    not|never|no|longer|neither|nor|without|to|of|yet|only|just|even|ever|also|still|then|later|first|once|again|now
    expected|due|set|scheduled|slated|poised|about|going|likely|supposed|ready
    plan(?:s|ned|ning)?|intend(?:s|ed)?|prepar(?:es?|ed|ing)|hop(?:es?|ed|ing)
    declin(?:es?|ed|ing)|refus(?:es?|ed|ing)|fail(?:s|ed|ing)?|unable|unwilling|stop(?:s|ped)|short|avoided
    forced|obliged|compelled|asked|urged|known|said|reported|believed|understood|quick|like|rather
    \w+ly|\w+n['’]t|\w*['’](?:ll|d|ve|s|re)
    """,
    before="",
    behind="",
)
_HELPED = re.compile(
    r"\b(?:to have|to|of|without|be|been)(?: (?:\w+ly|also|ever|yet|just|then|now|only|again|simply))* (\w+)"
)
