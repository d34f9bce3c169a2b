"""The words that tell whether something was said: particles of negation, of possibility, of the future; and denials.

Each table is shown with words that it matches.  `status` says what they mean for an attribution.
"""

from __future__ import annotations

import re

from sayso.english.patterns import any_of

# "did not say", "has never told", "left without naming"
NEGATED = any_of(r"not|never|cannot|no longer|nor|neither|hardly|scarcely|without|\w+n['’]t")
# but not "did not only say", "never tires of saying", "did not hesitate to say"
NOT_NEGATED = any_of(
    r"""
    (?:not|never|\w+n['’]t) (?:only|just|merely|simply|surprising|unexpected|for the first)
    (?:not|never|\w+n['’]t) (?:hesitat|tire|fail|stop|ceas|shy|forget)\w*
    (?:ha[sd]|have|is|was) no doubt
    (?:can|could) ?(?:not|n['’]t) (?:help|stop|resist|but|wait)
    """
)
# "declined to say", "has yet to say", "stopped short of calling"
REFUSED = any_of(
    r"""
    (?:declin|refus|neglect|omit)\w* to
    (?:fail|forget|forgot|unable|unwilling|reluctant)(?:s|ed|ing)? to
    (?:has|have|had|is|are|was|were) (?:\w+ )?yet to
    (?:stop(?:s|ped|ping)?|f[ae]lls?|falling) (?:just |well )?short of
    (?:held|holds|holding|shied|shies|shying) (?:back|away) from
    avoid(?:s|ed|ing)?
    """
)
REFUSED_VERB = any_of(r"(?:declin|refus)(?:e|es|ed|ing)")
# "declined | to comment on the report": what is refused may stand in the content
SPEAKING = any_of(
    r"""
    say|comment|discuss|name|identify|elaborate|answer|respond|disclose|reveal|specify|confirm|explain|talk|speak|provide
    (?:an? |any |all )?(?:interview|requests? for comment)|weigh in|take (?:questions|a position)|go into|share
    give|release|speculate|address|detail|describe|tell|offer|rule out|be drawn|be quoted|be interviewed
    """,
    before=r"^(?:to )?(?:\w+ly )?",
)
# "said nothing about", "made no mention of", "had no comment", "gave no reason", "kept silent on"
NOTHING = any_of(
    r"""
    nothing|silent|mum|silence
    no (?:comment|mention|statement|word|answer|reply|response|explanation|reference)
    (?:g[ai]ve[ns]?|giving|ma[dk]e|makes|making|ha[ds]|have|saw) no
    (?:offer(?:s|ed|ing)?|provid(?:es?|ed|ing)|show(?:s|ed)?) no
    """
)
# said | nothing about the money; but not: said | nothing had been offered
NOTHING_TOLD = re.compile(r"(?:nothing|little)(?: (?:about|of|on|to|more|else|publicly|at all)\b|\W*$)", re.I)
# "Neither senator said", "No one in the room said", "None of the three"
NOBODY = re.compile(r"(?:neither|no|none|nobody|no one|not one|not a single|(?:hardly|scarcely) any\w*)\b", re.I)
# Not | a single councillor | has said
NOT = re.compile(r"\bnot\s*$", re.I)
ONE = re.compile(r"(?:a single|one|even one)\b", re.I)
# "Nor did she say", "Not once did he mention", "there is no evidence that he told", "instead of telling"
NEGATED_BEFORE = any_of(
    r"""
    nor|never(?: once)?|not once|nowhere|at no (?:time|point|stage)|under no circumstances|by no means
    without(?: ever)?|rather than|instead of|far from|not true that
    no (?:evidence|record|sign|indication|proof|mention|hint|memory)(?: that| of)?
    """,
    behind=r"(?:,? (?:during|in|since|over|throughout) [\w’' -]{2,40},?)?"
    r"(?: (?:did|has|had|have|does|do|would|will|was|is))?\s*$",
)

# Rather | than admit that it had erred;   Far | from saying
INSTEAD = any_of(r"rather than|instead of|far from", behind=r" [\w’']+$")

# "might tell", "could have said", "should admit"
MODAL = re.compile(r"\b(?:might|may|could|can|would|should|must|ought to)\b|\b(?:he|she|it|they|we|you|i)['’]d\b", re.I)
# "would only say", "would later tell", "would like to", "can reveal", "I must admit": said or held all the same
MODAL_SAID = any_of(
    r"""
    would (?:like|love|prefer|rather|hope|welcome|think|have thought|argue|imagine)
    would (?:only|say only|later|eventually|subsequently|soon|go on to|come to|often|always|frequently|repeatedly)
    can (?:now |exclusively |today |also )*(?:reveal|confirm|report|announce|disclose)
    could only (?:say|reply|answer)|could (?:hear|feel)
    must (?:say|admit|confess)
    """
)
# "would not say", "could not say", "cannot confirm": nothing was said, modal or not
MODAL_REFUSED = re.compile(
    r"\b(?:would|will|could|can|won|wouldn|couldn)(?: ?not|n['’]t|['’]t| never| neither)\b", re.I
)

# "will announce", "she’ll tell"
WILL = re.compile(r"(?:will|shall)\b|\w*['’]ll\b", re.I)
# "is expected to say", "plans to tell", "is to address"
FUTURE = any_of(
    r"""
    will|shall
    (?:is|are|was|were|be|been) (?:\w+ly |also |now )?to
    (?:expected|due|set|scheduled|slated|poised|preparing|planning|about|going|likely|supposed|ready|hoping) to
    (?:plan|intend|prepare|expect|hope|aim|mean|promise|vow|pledge|threaten|agree)(?:s|ed|d|ned|ning|ing)? to
    """
)
# plans | to use his speech to announce;   said the clerk | would testify
LOOKS_AHEAD = any_of(
    r"""
    (?:plan|intend|prepare|promise|vow|pledge|threaten|agree|aim)(?:s|ed|d|ned|ning|ing)?
    (?:is|are|was|were) (?:expected|due|set|scheduled|slated|going|likely|about)
    """
)
POSSESSIVE = re.compile(r"(?:['’]s|s['’]|\b(?:his|her|their|its|my|our))$", re.I)
PAST = re.compile(r"\b(?:said|told|wrote|thought|knew|heard|\w+ed)\b")
WOULD = re.compile(r"would (?!have\b|like\b|love\b|rather\b|prefer\b|not\b|never\b|be (?:wrong|right|better)\b)")
CONDITION = re.compile(r"\b(?:if|unless)\b|\b(?:were|had) (?:he|she|it|they)\b", re.I)
LOOKING_AHEAD = ("plan", "intend", "expect", "prepare", "promise", "vow", "pledge", "threaten", "agree", "aim")
# "was forced to admit", "is known to have said", "is said to have told": said all the same
SAID_ALL_THE_SAME = any_of(
    r"""
    (?:forced|obliged|compelled|moved|quick|known|said|reported|understood|believed|alleged|right|wrong|first|last) to
    (?:quoted|heard|happy|glad|pleased|sorry|keen|able)(?: enough)? to
    to have
    """
)

# "if the mayor told them", "unless she says", "imagine the mayor saying", "as though he were telling"
IF = any_of(
    r"""
    if|unless|whether|suppos(?:e|ing)|imagin(?:e|ing)|pictur(?:e|ing)|envision(?:ing)?|pretend|as though|lest|in case
    assuming|provided(?: that)?|can(?:['’]t)? (?:you |we )?(?:almost|just|already|practically|still) (?:hear|see)
    could (?:almost|just) (?:hear|see)
    love to (?:hear|see)|somewhere,? an?|wish(?:es|ed)?
    (?:(?:not|n['’]t) (?:\w+ )?(?:clear|known|certain|sure)|unclear|uncertain|doubtful|doubts?) that
    """,
    behind=r"\b[^,;:.!?“”\"]*$",
)
AT_ONCE = re.compile(r"(?:right |even )?(?:now|already|tonight)\b")
# "Were she to say", "Had he told them"
# If you had known, | would | you | have told | her?
ASKING = re.compile(r"\b(?:did|does|do|have|has|will|would|could|can|might|should)\W*$", re.I)
INVERTED = re.compile(r"\b(?:were|should|had)\W*$", re.I)
# "shrugged, as if to say"
IF_CUE = re.compile(r"(?:if|imagine|imagining)\b|.*\bas (?:if|though)\b", re.I)
# "it helps when he tells them": a habit or a wish, no event
WHEN = any_of(r"helps?|hurts?|matters?|works?|would|wouldn['’]t", behind=r"\b[^.;:“”\"]*\bwhen(?:ever)?\b[^,.;:“”\"]*$")
# "when he effectively tells them": words put into a mouth
IN_EFFECT = any_of(r"effectively|in effect|in essence|basically|practically|virtually|all but")
# asked | to apologise; but is said | to have apologised
WANTED = re.compile(r"to (?!have (?:\w+ed|been|told|said|known|had|made|gone|done|given|taken|seen|\w+n)\b)", re.I)
# I wish | he had said that ...
WISHING = re.compile(r"\bwish(?:es|ed|ing)?\b", re.I)
UNREAL = re.compile(r"(?:had|would|could|might|were)\b|\w*['’]d\b", re.I)
# "asked her to say", "wants him to tell", "urged the mayor to explain"
ASKED_TO = any_of(
    r"""
    (?:ask|want|urg|press|begg?|order|need|wish|encourag|invit|implor|demand|requir|tell|told|try|tri)(?:e|es|ed|ing|s)?
    expects?|expecting|would like|call(?:s|ed|ing)? on
    """,
    behind=r"\b[^,.;:“”\"]*\bto(?: \w+ly)?\s*$",
)
# "It would be wrong to say", "hard to say", "To say that ..."
TO_SAY = re.compile(
    r"\b(?:wrong|unfair|fair|hard|easy|difficult|possible|impossible|premature|safe|absurd|silly|tempting|foolish|brave|braver|"
    r"enough|better|best|time|too \w+|nice|good|helpful) (?:for [\w ]+ )?to\s*$|^to\s*$|"
    r"\b(?:would|might|could|may) (?:not |never |hardly )?be [\w ’'-]*to\s*$",
    re.I,
)
# "Did she say ...?", "But would he tell ...?", "What would he say"
ASKS = any_of(
    r"""
    did|does|do|has|have|had|will|would|could|can|might|may|should|is|are|was|were|didn['’]t|hasn['’]t|won['’]t
    """,
    before=r"^\W*(?:(?:and|but|so|or|then|well|why|when|how|where|who|what)\b,? )?",
    behind=r"\s*$",
)
# The look on her face | said: nobody did
MUTE = any_of(
    r"""
    looks?|faces?|eyes|expressions?|gestures?|shrugs?|silence|smiles?|smirks?|frowns?
    body language|posture|glances?|nods?
    """,
    before=r"^(?:the|an?|his|her|their|its|that|\w+['’]s) (?:\w+ )?",
)
# Who | told | you that?
WHO = re.compile(r"(?:who|what|which)(?: else| on earth)?", re.I)
ANYONE = re.compile(r"(?:anyone|anybody|whoever|any \w+)\b", re.I)
# "Tell them that ...": nobody has said it yet
PLEASE = re.compile(r"\W*(?:(?:please|just|now|so|go|and|but|then|do|don['’]t|never|let me)\W*)*", re.I)
BIDDING = re.compile(
    r"\W*(?:please |just |now |go |don['’]t |never )*(?:tell|say|ask|imagine|picture|suppose|remind|call|write)\b", re.I
)

# "ruled out a rise", "pushed back on the claim": denials of more than one word
DENYING = any_of(
    r"""
    rul(?:e|es|ed|ing) out|push(?:es|ed|ing)? back(?: on| against)?|knock(?:s|ed)? down|pour(?:s|ed)? cold water
    brush(?:es|ed|ing)? (?:off|aside)|wav(?:es?|ed) (?:off|away)|shoo?ts? down
    t(?:akes|ook) issue with|scoff(?:s|ed)? at
    """
)
# "could not deny that", "no one can dispute that"
UNDENIABLE = re.compile(
    r"\b(?:can|could)(?:not| not|n['’]t) (?:\w+ly )?(?:deny|dispute|doubt)\b|\bno doubt\b|n['’]t have (?:any|a) doubt",
    re.I,
)
# called | the allegation that she sold fakes false
CALLING = ("call", "brand", "describe", "label", "deem")
FALSE = re.compile(
    r"\b(?:allegation|claim|report|accusation|charge|suggestion|rumou?r|stor(?:y|ie)|idea|notion)s?\b.*\W"
    r"(?:false|untrue|lies?|baseless|nonsense|fake|fabricat\w+|invent\w+|ridiculous|absurd|unfounded)\W*$",
    re.I | re.S,
)
# apologised | for telling them;   promised | not to tell anyone;   regrets | ever having said
CONTROLLED = re.compile(
    r"(?:(?:for|of|from|about|against|at) )?(?:(?:not|never|ever|\w+ly) )*"
    r"(?:to (?:(?:not|never|ever|\w+ly) )*(?:have )?(?!be)\w+|having (?!been)\w+|(?!being)\w+ing)(?: (?!be)\w+)?",
    re.I,
)
DONE = re.compile(r"(?:ing|ed|told|said|wrote|written|spoke|spoken|knew|known|thought|felt|saw|seen|heard)\W*$", re.I)
# told him to leave, warned drivers to stay off: with "to", words of saying are words of wanting
BID = (
    *("tell", "warn", "advise", "call", "say", "determine", "ask", "beg", "caution", "remind", "offer", "plead"),
    *("appeal", "signal", "shout"),
)
TO_DO = re.compile(r"(?!(?:that|he|she|they|it|i|we|you|there|this|these|those)\b)(?:[\w’'-]+ ){1,6}to \w+", re.I)
FOR = re.compile(r"\b(?:call|ask|push|plead|appeal)\w* (?:\w+ )?for\b", re.I)
CONSIDERING = re.compile(r"\b(?:is|are|was|were|being|been)\b[\w ]* considering\b", re.I)
# "it is understood that", "is convinced that"
HELD = re.compile(
    r"\b(?:am|is|are|was|were|been|remains?|seems?|['’]m|['’]s|['’]re)\b[\w ]* (?:understood|convinced)\b(?! to\b)",
    re.I,
)
