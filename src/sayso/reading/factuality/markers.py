"""Markers of factuality: negation, possibility, the future; and denials.

The words are rows of ``english/data/factuality.toml``; here stands what may be before and behind them, with words that
each pattern matches.  `status` says what they mean for a predicate.
"""

from __future__ import annotations

import re

from sayso.english.reporting import REPORTING
from sayso.english.tables import load

_WORDS = load("factuality")

# "did not say", "has never told", "left without naming"
NEGATED = _WORDS.pattern("negated")
# but not "did not only say", "never tires of saying", "did not hesitate to say"
NOT_NEGATED = _WORDS.pattern("not_negated")
# "declined to say", "has yet to say", "stopped short of calling"
REFUSED = _WORDS.pattern("refused")
REFUSED_VERB = _WORDS.pattern("refused_verb")
# "declined | to comment on the report": what is refused may stand in the content
SPEAKING = _WORDS.pattern("speaking", before=r"^(?:to )?(?:\w+ly )?")
# "said nothing about", "made no mention of", "had no comment", "gave no reason", "kept silent on"
NOTHING = _WORDS.pattern("nothing")
# said | nothing about the money; but not: said | nothing had been offered
NOTHING_SAID = re.compile(r"(?:nothing|little)(?: (?:about|of|on|to|more|else|publicly|at all)\b|\W*$)", re.I)
# "Neither senator said", "No one in the room said", "None of the three"
NOBODY = _WORDS.pattern("nobody", before="")
# Not | a single councillor | has said
NOT = re.compile(r"\bnot\s*$", re.I)
ONE = re.compile(r"(?:a single|one|even one)\b", re.I)
# "Nor did she say", "Not once did he mention", "there is no evidence that he told", "instead of telling"
NEGATED_BEFORE = _WORDS.pattern(
    "negated_before",
    behind=r"(?:,? (?:during|in|since|over|throughout) [\w’' -]{2,40},?)?"
    r"(?: (?:did|has|had|have|does|do|would|will|was|is))?\s*$",
)

# Rather | than admit that it had erred;   Far | from saying
INSTEAD = _WORDS.pattern("instead", behind=r" [\w’']+$")

# "might tell", "could have said", "should admit"
MODAL = re.compile(rf"\b(?:{_WORDS.alternatives('modal')})\b|\b(?:he|she|it|they|we|you|i)['’]d\b", re.I)
# "would only say", "would later tell", "would like to", "can reveal", "I must admit": said or held all the same
MODAL_SAID = _WORDS.pattern("modal_said")
# "would not say", "could not say", "cannot confirm": nothing was said, modal or not
MODAL_REFUSED = re.compile(
    r"\b(?:would|will|could|can|won|wouldn|couldn)(?: ?not|n['’]t|['’]t| never| neither)\b", re.I
)

# "will announce", "she’ll tell"
WILL = re.compile(r"(?:will|shall)\b|\w*['’]ll\b", re.I)
# "is expected to say", "plans to tell", "is to address"
FUTURE = _WORDS.pattern("future")
# plans | to use his speech to announce;   said the clerk | would testify
LOOKS_AHEAD = _WORDS.pattern("looks_ahead")
POSSESSIVE = re.compile(r"(?:['’]s|s['’]|\b(?:his|her|their|its|my|our))$", re.I)
PAST = re.compile(r"\b(?:said|told|wrote|thought|knew|heard|\w+ed)\b")
WOULD = re.compile(r"would (?!have\b|like\b|love\b|rather\b|prefer\b|not\b|never\b|be (?:wrong|right|better)\b)")
CONDITION = re.compile(r"\b(?:if|unless)\b|\b(?:were|had) (?:he|she|it|they)\b", re.I)
LOOKING_AHEAD = REPORTING.words("plans")
# "was forced to admit", "is known to have said", "is said to have told": said all the same
SAID_ALL_THE_SAME = _WORDS.pattern("said_all_the_same")

# "if the mayor told them", "unless she says", "imagine the mayor saying", "as though he were telling"
IF = _WORDS.pattern("if", behind=r"\b[^,;:.!?“”\"]{0,300}$")
AT_ONCE = re.compile(r"(?:right |even )?(?:now|already|tonight)\b")
# "Were she to say", "Had he told them"
# If you had known, | would | you | have told | her?
ASKING = _WORDS.pattern("asking", behind=r"\W*$")
INVERTED = re.compile(r"\b(?:were|should|had)\W*$", re.I)
# "shrugged, as if to say"
IF_CUE = re.compile(r"(?:if|imagine|imagining)\b|.*\bas (?:if|though)\b", re.I)
# "it helps when he tells them": a habit or a wish, no event
WHEN = _WORDS.pattern("when", behind=r"\b[^.;:“”\"]{0,300}\bwhen(?:ever)?\b[^,.;:“”\"]{0,300}$")
# "when he effectively tells them": words put into a mouth
IN_EFFECT = _WORDS.pattern("in_effect")
# asked | to apologise; but is said | to have apologised
WANTED = re.compile(r"to (?!have (?:\w+ed|been|told|said|known|had|made|gone|done|given|taken|seen|\w+n)\b)", re.I)
# I wish | he had said that ...
WISHING = re.compile(r"\bwish(?:es|ed|ing)?\b", re.I)
UNREAL = re.compile(r"(?:had|would|could|might|were)\b|\w*['’]d\b", re.I)
# "asked her to say", "wants him to tell", "urged the mayor to explain"
ASKED_TO = _WORDS.pattern("asked_to", behind=r"\b[^,.;:“”\"]{0,300}\bto(?: \w+ly)?\s*$")
# "It would be wrong to say", "hard to say", "To say that ..."
TO_SAY = re.compile(
    r"\b(?:wrong|unfair|fair|hard|easy|difficult|possible|impossible|premature|safe|absurd|silly|tempting|foolish|brave|braver|"
    r"enough|better|best|time|too \w+|nice|good|helpful) (?:for [\w ]{1,80} )?to\s*$|^to\s*$|"
    r"\b(?:would|might|could|may) (?:not |never |hardly )?be [\w ’'-]{0,80}to\s*$",
    re.I,
)
# "Did she say ...?", "But would he tell ...?", "What would he say"
ASKS = _WORDS.pattern(
    "asks", before=r"^\W*(?:(?:and|but|so|or|then|well|why|when|how|where|who|what)\b,? )?", behind=r"\s*$"
)
# The look on her face | said: nobody did
MUTE = _WORDS.pattern("mute", before=r"^(?:the|an?|his|her|their|its|that|\w+['’]s) (?:\w+ )?")
# Who | told | you that?
WHO = re.compile(r"(?:who|what|which)(?: else| on earth)?", re.I)
ANYONE = re.compile(r"(?:anyone|anybody|whoever|any \w+)\b", re.I)
# "Tell them that ...": nobody has said it yet
PLEASE = re.compile(r"\W*(?:(?:please|just|now|so|go|and|but|then|do|don['’]t|never|let me)\W*)*", re.I)
BIDDING = _WORDS.pattern("bidding", before=r"\W*(?:please |just |now |go |don['’]t |never )*")

# "ruled out a rise", "pushed back on the claim": denials of more than one word
DENYING = _WORDS.pattern("denying")
# "could not deny that", "no one can dispute that"
UNDENIABLE = re.compile(
    r"\b(?:can|could)(?:not| not|n['’]t) (?:\w+ly )?(?:deny|dispute|doubt)\b|\bno doubt\b|n['’]t have (?:any|a) doubt",
    re.I,
)
# called | the allegation that she sold fakes false
CALLING = REPORTING.words("calls")
FALSE = re.compile(
    r"\A(?>.*?\b(?:allegation|claim|report|accusation|charge|suggestion|rumou?r|stor(?:y|ie)|idea|notion)s?\b).*\W"
    r"(?:false|untrue|lies?|baseless|nonsense|fake|fabricat\w+|invent\w+|ridiculous|absurd|unfounded)\W*+$",
    re.I | re.S,
)
# apologised | for telling them;   promised | not to tell anyone;   regrets | ever having said
CONTROLLED = re.compile(
    r"(?:(?:for|of|from|about|against|at) )?(?:(?:not|never|ever|\w+ly) ){0,5}"
    r"(?:to (?:(?:not|never|ever|\w+ly) ){0,5}(?:have )?(?!be)\w+|having (?!been)\w+|(?!being)\w+ing)(?: (?!be)\w+)?",
    re.I,
)
DONE = re.compile(r"(?:ing|ed|told|said|wrote|written|spoke|spoken|knew|known|thought|felt|saw|seen|heard)\W*$", re.I)
# told him to leave, warned drivers to stay off: with "to", words of saying are words of wanting
BID = REPORTING.words("bids")
TO_DO = re.compile(r"(?!(?:that|he|she|they|it|i|we|you|there|this|these|those)\b)(?:[\w’'-]+ ){1,6}to \w+", re.I)
FOR = re.compile(r"\b(?:call|ask|push|plead|appeal)\w* (?:\w+ )?for\b", re.I)
CONSIDERING = re.compile(r"\b(?:is|are|was|were|being|been)\b[\w ]{0,80} considering\b", re.I)
# "it is understood that", "is convinced that"
HELD = re.compile(
    r"\b(?:am|is|are|was|were|been|remains?|seems?|['’]m|['’]s|['’]re)\b[\w ]{0,80}"
    r" (?:understood|convinced)\b(?! to\b)",
    re.I,
)

# Correction:   an earlier version of this article   misquoted   retracts its report
CORRECTION_NOTE = _WORDS.pattern("correction_note")
# misquoted, wrongly said, an earlier version quoted
MISQUOTED = _WORDS.pattern("misquoted")
# She never said it.   There is no record of Ms. Verey making the statement.   The audio is fake
NEVER_SAID = _WORDS.pattern("never_said", behind="")
