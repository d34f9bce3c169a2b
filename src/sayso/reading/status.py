"""Whether it was said at all: factuality, polarity and type of an attribution, from the words at its cue.

Factuality is a question of few words, nearly all of them within or just before the cue: not, never, might, if, will,
declined to.  (Saurí & Pustejovsky, "FactBank", Language Resources and Evaluation 43, 2009, call them polarity
particles, modality particles and event-selecting predicates.)  So it is read from tables of them, shown here with the
words that they match; nothing of it is learned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.reading.cues import Word, words
from sayso.reading.patterns import any_of
from sayso.reading.tellings import Telling, frame
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
        if told and verbs[-1].base in _LOOKING_AHEAD and told[1] in table and table[told[1]].type == "assertion":
            return table[told[1]]
        return verbs[0]


def statuses(text: str, told: list[Telling]) -> list[Status]:
    """The status of every telling, in order."""
    found: list[Status] = []
    for one in told:
        denied = one.parent is not None and found[one.parent].polarity == "denied"
        found.append(status(text, one, frame(one, told, text), denied))
    return found


def status(text: str, one: Telling, around: Span, denied_around: bool = False) -> Status:
    """The status of one attribution.

    ``around`` is the stretch in which it is told, ``[start, end)``: its parent's content, or the whole text; nothing
    outside it counts.  ``denied_around``: the parent denies its content.
    """
    clause = _clause(text, one, around)
    main = clause.main
    factuality = _factuality(clause, main)
    if denied_around and clause.is_first and factuality == "actual" and _DONE.search(clause.group):
        factuality = "negated"  # denied | telling him to leave; but not: denied | the claim that
    return Status(factuality, _polarity(clause, main), _type(clause, main))


def _polarity(clause: _Clause, main: Word | None) -> Polarity:
    if _UNDENIABLE.search(clause.group):
        return "affirmed"
    called = main is not None and main.base in _CALLING and _FALSE.search(clause.opening)
    return "denied" if called or (main is not None and main.denies) or _DENYING.search(clause.group) else "affirmed"


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
    return _Clause(
        source="" if source is None else text[slice(*source)],
        before=before[breaks[-1] :] if breaks else before,
        group=(_helping(text[max(start, floor) : cue[0]]) + text[slice(*cue)]).strip(),
        after=text[cue[1] : behind],
        opening=text[slice(*one.content[0])],
        wants=any(text[start : start + 3].lower() == "to " for start, _ in one.content),
        is_question="?" in text[end - 3 : end] or bool(_TO_QUESTION_MARK.match(text, end, min(end + 60, around[1]))),
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


def _factuality(clause: _Clause, main: Word | None) -> Factuality:
    if _ANYONE.match(clause.source) or (
        not clause.source and not clause.before.strip() and _BIDDING.match(clause.group)
    ):
        return "hypothetical"
    if _NOBODY.match(clause.source):
        return "negated"
    if _supposed(clause):
        return "hypothetical"
    modal = _MODAL.search(clause.group) and not _MODAL_SAID.search(clause.group)
    if _refused(clause):
        return "hypothetical" if modal and not _MODAL_REFUSED.search(clause.group) else "negated"
    if modal:
        return "hypothetical"
    return "future" if _lies_ahead(clause, main) else "actual"


def _supposed(clause: _Clause) -> bool:
    """Whether the saying is only imagined, asked about or asked for."""
    before, group = clause.before, clause.group
    if _IF.search(before) or _INVERTED.search(before) or _IF_CUE.match(group):
        return True
    if _WHEN.search(before) or (_IN_EFFECT.search(group) and re.search(r"\bwhen\b", before)):
        return True
    stem = re.sub(r"\w+\W*$", "", clause.lead)
    if _ASKED_TO.search(stem) or _TO_SAY.search(stem) or re.fullmatch(r"\W*to say\W*", clause.lead, re.I):
        return True
    # Did | she | say ... ?   Does | the commissioner believe | ... ?
    return clause.is_question and bool(_ASKS.match(before) or _ASKS.match(clause.opening))


def _refused(clause: _Clause) -> bool:
    """Whether the saying did not take place."""
    group, rest = clause.group, (clause.after + clause.opening).strip()
    if _NOT_NEGATED.search(group):
        return False
    if _NEGATED.search(group) or _NEGATED_BEFORE.search(clause.before) or _REFUSED.search(group):
        return True
    if _REFUSED_VERB.search(group) and _SPEAKING.match(rest):
        return True
    return bool(
        _NOTHING.search(group) or _NOTHING_TOLD.match(clause.opening) or _NOTHING_TOLD.match(clause.after.strip())
    )


def _lies_ahead(clause: _Clause, main: Word | None) -> bool:
    if _WILL.match(clause.group):
        return True
    ahead = f"{clause.group} to" if clause.opening.lower().startswith("to ") else clause.group
    says = main is None or main.type == "assertion"
    return says and bool(_FUTURE.search(ahead)) and not _SAID_ALL_THE_SAME.search(clause.group)


def _type(clause: _Clause, main: Word | None) -> Type:
    group, opening = clause.group, clause.opening
    wants = clause.wants
    if _REFUSED_VERB.search(group) and _SPEAKING.match(opening):
        return "assertion"
    if main is None:
        return "eventuality" if wants else "assertion"
    bids = main.base in _BID and (wants or (main.base != "say" and _TO_DO.match(opening)))
    if bids or _FOR.search(f"{group} {opening[:4]}") or _CONSIDERING.search(group):
        return "eventuality"
    if _HELD.search(group):
        return "belief"
    if main.base in ("recall", "remember") and opening[:1] in "“\"‘'":
        return "assertion"
    return main.type


_REACH = 160
"""Code points before a cue in which its sentence is looked for."""
_WORD = re.compile(r"[\w'’]+")
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
_HELPED = re.compile(r"\b(?:to|of|without|be|been)(?: (?:\w+ly|also|ever|yet|just|then|now|only|again|simply))* (\w+)")

# "did not say", "has never told", "left without naming"
_NEGATED = any_of(r"not|never|cannot|no longer|nor|neither|hardly|scarcely|without|\w+n['’]t")
# but not "did not only say", "never tires of saying", "did not hesitate to say"
_NOT_NEGATED = any_of(
    r"""
    (?:not|never|\w+n['’]t) (?:only|just|merely|simply|surprising|unexpected|for the first)
    (?:not|never|\w+n['’]t) (?:hesitat|tire|fail|stop|ceas|shy|forget)\w*
    (?:can|could) ?(?:not|n['’]t) (?:help|stop|resist|but|wait)
    """
)
# "declined to say", "has yet to say", "stopped short of calling"
_REFUSED = any_of(
    r"""
    (?:declin|refus|neglect|omit)\w* to
    (?:fail|forget|forgot|unable|unwilling|reluctant)(?:s|ed|ing)? to
    (?:has|have|had|is|are|was|were) (?:\w+ )?yet to
    stop(?:s|ped|ping)? short of
    avoid(?:s|ed|ing)?
    """
)
_REFUSED_VERB = any_of(r"(?:declin|refus)(?:e|es|ed|ing)")
# "declined | to comment on the report": what is refused may stand in the content
_SPEAKING = any_of(
    r"""
    say|comment|discuss|name|identify|elaborate|answer|respond|disclose|reveal|specify|confirm|explain|talk|speak|provide
    give|release|speculate|address|detail|describe|tell|offer|rule out|be drawn|be quoted|be interviewed
    """,
    before=r"^(?:to )?(?:\w+ly )?",
)
# "said nothing about", "made no mention of", "had no comment", "gave no reason", "kept silent on"
_NOTHING = any_of(
    r"""
    nothing|silent|mum|silence
    no (?:comment|mention|statement|word|answer|reply|response|explanation|reference)
    (?:g[ai]ve[ns]?|giving|ma[dk]e|makes|making|ha[ds]|have|saw) no
    (?:offer(?:s|ed|ing)?|provid(?:es?|ed|ing)|show(?:s|ed)?) no
    """
)
# said | nothing about the money; but not: said | nothing had been offered
_NOTHING_TOLD = re.compile(r"(?:nothing|little)(?: (?:about|of|on|to|more|else|publicly|at all)\b|\W*$)", re.I)
# "Neither senator said", "No one in the room said", "None of the three"
_NOBODY = re.compile(r"(?:neither|no|none|nobody|no one|not one|not a single)\b", re.I)
# "Nor did she say", "Not once did he mention", "there is no evidence that he told", "instead of telling"
_NEGATED_BEFORE = any_of(
    r"""
    nor|never|not once|at no (?:time|point)|without(?: ever)?|rather than|instead of|far from|not true that
    no (?:evidence|record|sign|indication|proof)(?: that)?
    """,
    behind=r"(?: (?:did|has|had|have|does|do|would|will|was|is))?\s*$",
)

# "might tell", "could have said", "should admit"
_MODAL = re.compile(
    r"\b(?:might|may|could|can|would|should|must|ought to)\b|\b(?:he|she|it|they|we|you|i)['’]d\b", re.I
)
# "would only say", "would later tell", "would like to", "can reveal", "I must admit": said or held all the same
_MODAL_SAID = any_of(
    r"""
    would (?:like|love|prefer|rather|hope|welcome|think|have thought|argue|imagine)
    would (?:only|say only|later|eventually|subsequently|soon|go on to|come to|often|always|frequently|repeatedly)
    can (?:now |exclusively |today |also )*(?:reveal|confirm|report|announce|disclose)
    could only (?:say|reply|answer)
    must (?:say|admit|confess)
    """
)
# "would not say", "could not say", "cannot confirm": nothing was said, modal or not
_MODAL_REFUSED = re.compile(r"\b(?:would|will|could|can|won|wouldn|couldn)(?: ?not|n['’]t|['’]t| never)\b", re.I)

# "will announce", "she’ll tell"
_WILL = re.compile(r"(?:will|shall)\b|\w*['’]ll\b", re.I)
# "is expected to say", "plans to tell", "is to address"
_FUTURE = any_of(
    r"""
    will|shall
    (?:is|are|was|were|be|been) (?:\w+ly |also |now )?to
    (?:expected|due|set|scheduled|slated|poised|preparing|planning|about|going|likely|supposed|ready|hoping) to
    (?:plan|intend|prepare|expect|hope|aim|mean|promise|vow|pledge|threaten|agree)(?:s|ed|d|ned|ning|ing)? to
    """
)
_LOOKING_AHEAD = ("plan", "intend", "expect", "prepare", "promise", "vow", "pledge", "threaten", "agree", "aim")
# "was forced to admit", "is known to have said", "is said to have told": said all the same
_SAID_ALL_THE_SAME = any_of(
    r"""
    (?:forced|obliged|compelled|moved|quick|known|said|reported|understood|believed|alleged|right|wrong|first|last) to
    (?:quoted|heard|happy|glad|pleased|sorry|keen|able)(?: enough)? to
    to have
    """
)

# "if the mayor told them", "unless she says", "imagine the mayor saying", "as though he were telling"
_IF = any_of(
    r"""
    if|unless|whether|suppos(?:e|ing)|imagin(?:e|ing)|picture|pretend|as though|lest|in case|assuming|provided(?: that)?
    """,
    behind=r"\b[^,;:.!?“”\"]*$",
)
# "Were she to say", "Had he told them"
_INVERTED = re.compile(r"\b(?:were|should|had)\W*$", re.I)
# "shrugged, as if to say"
_IF_CUE = re.compile(r"(?:if|imagine|imagining)\b|.*\bas (?:if|though)\b", re.I)
# "it helps when he tells them": a habit or a wish, no event
_WHEN = any_of(
    r"helps?|hurts?|matters?|works?|would|wouldn['’]t", behind=r"\b[^.;:“”\"]*\bwhen(?:ever)?\b[^,.;:“”\"]*$"
)
# "when he effectively tells them": words put into a mouth
_IN_EFFECT = any_of(r"effectively|in effect|in essence|basically|practically|virtually|all but")
# "asked her to say", "wants him to tell", "urged the mayor to explain"
_ASKED_TO = any_of(
    r"""
    (?:ask|want|urg|press|begg?|order|need|wish|encourag|invit|implor|demand|requir|tell|told|try|tri)(?:e|es|ed|ing|s)?
    expects?|expecting|would like|call(?:s|ed|ing)? on
    """,
    behind=r"\b[^,.;:“”\"]*\bto(?: \w+ly)?\s*$",
)
# "It would be wrong to say", "hard to say", "To say that ..."
_TO_SAY = re.compile(
    r"\b(?:wrong|unfair|fair|hard|easy|difficult|possible|impossible|premature|safe|absurd|silly|tempting|foolish|brave|braver|"
    r"enough|better|best|time|too \w+|nice|good|helpful) (?:for [\w ]+ )?to\s*$|^to\s*$",
    re.I,
)
# "Did she say ...?", "But would he tell ...?", "What would he say"
_ASKS = any_of(
    r"""
    did|does|do|has|have|had|will|would|could|can|might|may|should|is|are|was|were|didn['’]t|hasn['’]t|won['’]t
    """,
    before=r"^\W*(?:(?:and|but|so|or|then|well|why|when|how|where|who|what)\b,? )?",
    behind=r"\s*$",
)
_ANYONE = re.compile(r"(?:anyone|anybody|whoever|any \w+)\b", re.I)
# "Tell them that ...": nobody has said it yet
_BIDDING = re.compile(
    r"\W*(?:please |just |now |go |don['’]t |never )*(?:tell|say|ask|imagine|picture|suppose|remind|call|write)\b", re.I
)

# "ruled out a rise", "pushed back on the claim": denials of more than one word
_DENYING = any_of(
    r"""
    rul(?:e|es|ed|ing) out|push(?:es|ed|ing)? back(?: on| against)?|knock(?:s|ed)? down|pour(?:s|ed)? cold water
    brush(?:es|ed|ing)? (?:off|aside)|wav(?:es?|ed) (?:off|away)|shoo?ts? down
    t(?:akes|ook) issue with|scoff(?:s|ed)? at
    """
)
# "could not deny that", "no one can dispute that"
_UNDENIABLE = re.compile(r"\b(?:can|could)(?:not| not|n['’]t) (?:\w+ly )?(?:deny|dispute|doubt)\b", re.I)
# called | the allegation that she sold fakes false
_CALLING = ("call", "brand", "describe", "label", "deem")
_FALSE = re.compile(
    r"\b(?:allegation|claim|report|accusation|charge|suggestion|rumou?r|stor(?:y|ie)|idea|notion)s?\b.*\W"
    r"(?:false|untrue|lies?|baseless|nonsense|fake|fabricat\w+|invent\w+|ridiculous|absurd|unfounded)\W*$",
    re.I | re.S,
)
_DONE = re.compile(r"(?:ing|ed|told|said|wrote|written|spoke|spoken|knew|known|thought|felt|saw|seen|heard)\W*$", re.I)
# told him to leave, warned drivers to stay off: with "to", words of saying are words of wanting
_BID = (
    *("tell", "warn", "advise", "call", "say", "determine", "ask", "beg", "caution", "remind", "offer", "plead"),
    *("appeal", "signal", "shout"),
)
_TO_DO = re.compile(r"(?!(?:that|he|she|they|it|i|we|you|there|this|these|those)\b)(?:[\w’'-]+ ){1,6}to \w+", re.I)
_FOR = re.compile(r"\b(?:call|ask|push|plead|appeal)\w* (?:\w+ )?for\b", re.I)
_CONSIDERING = re.compile(r"\b(?:is|are|was|were|being|been)\b[\w ]* considering\b", re.I)
# "it is understood that", "is convinced that"
_HELD = re.compile(
    r"\b(?:am|is|are|was|were|been|remains?|seems?|['’]m|['’]s|['’]re)\b[\w ]* (?:understood|convinced)\b", re.I
)
