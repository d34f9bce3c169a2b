"""The words that signal a saying, in one table: what type of attribution they make, and whether they deny.

Types are those of PARC and of the Penn Discourse Treebank (Prasad et al., "Attribution and its annotation in the Penn
Discourse TreeBank", TAL 47(2), 2006): an assertion is said, a belief is held, a fact is known or seen, an eventuality
is wanted, ordered or promised.  The network finds the cues; the table only says what they mean, and whether a content
is worth reading again.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.records import Type

# Verbs in their base form; an irregular one is followed by its past forms: tell/told.
_ASSERTIONS = """
    accuse acknowledge add address admit advise allege announce answer ask apologise apologize argue assert
    assure attest blame blast blog boast brand brief cable call caution challenge characterise characterize
    charge chide cite claim clarify comment complain concede conclude confess confide confirm congratulate
    contend counter criticise criticize declare defend denounce depict describe detail disclose discuss
    elaborate emphasise emphasize estimate exclaim explain fault fume grumble hail hint identify imply indicate
    inform insinuate insist interject invoke joke lament lash lecture liken log maintain mention mock murmur muse
    mutter name narrate note notify object observe offer opine outline paint phrase plead point portray post
    praise predict preach proclaim project pronounce protest publish question quip quote rail rant rebuke recite
    recount reiterate relate relay remark remind reply report respond restate retort reveal ridicule rule scold
    scream shout show signal slam snap speculate specify stammer state stipulate stress submit suggest summarise
    summarize surmise talk tease testify thank tout trumpet tweet underline underscore utter vent voice
    volunteer warn wax whisper yell
    cry/cried find/found foretell/foretold forecast/forecast hold/held put/put read/read say/said/says
    speak/spoke/spoken swear/swore/sworn tell/told write/wrote/written
"""
_BELIEFS = """
    anticipate assume believe consider deem envisage envision expect fear guess imagine infer judge perceive
    presume reckon regard suppose suspect trust view wonder worry
    feel/felt think/thought
"""
_FACTS = """
    ascertain detect determine discover establish glimpse learn notice realise realize recall recognise
    recognize regret remember witness
    forget/forgot/forgotten hear/heard know/knew/known see/saw/seen understand/understood
"""
_EVENTUALITIES = """
    advocate agree aim aspire back beg command consent convince counsel decide decree demand direct dream
    encourage endorse entreat exhort favor favour hope implore instruct intend invite lobby mandate oppose order
    persuade plan pledge prefer press promise propose push recommend refuse request require resolve support
    threaten urge vow want wish
    bid/bade choose/chose/chosen mean/meant seek/sought
"""
_DENIALS = """
    contest contradict debunk decry deny disavow discount dismiss disown dispute doubt downplay rebut refute
    reject renounce repudiate retract
"""
# Nouns that stand for a saying: "his claim that", "a Herald report that", "in her view".
_NOUNS: dict[Type, str] = {
    "assertion": """accusation account advice allegation analysis announcement answer argument assertion assessment
        assurance charge claim comment complaint confession criticism declaration description disclosure estimate
        explanation finding forecast indication message praise prediction promise question quote remark reply report
        response revelation rumor rumour ruling speech statement suggestion testimony tweet version warning word""",
    "belief": """assumption belief conclusion conviction doubt expectation fear feeling opinion sense suspicion theory
        view""",
    "eventuality": """agreement ambition call decision demand desire hope instruction intention offer order plan pledge
        plea proposal request support threat urging vow wish""",
}
# admit -> admitted
_DOUBLING = "admit beg bid blog forget log plan put quip rebut slam snap submit"
_DENYING_NOUNS = "denial dismissal disavowal rebuttal refutation rejection repudiation"
_ADJECTIVES: dict[Type, str] = {
    "belief": """afraid certain confident convinced doubtful hopeful optimistic pessimistic sceptical skeptical sure
        worried""",
    "fact": "aware unaware glad happy pleased proud sad shocked sorry surprised",
    "eventuality": "determined eager keen ready unwilling willing",
}


_LETTERS = re.compile(r"[a-z]+")


class Word(NamedTuple):
    """What a cue word means."""

    base: str
    type: Type
    denies: bool = False
    is_verb: bool = True


@cache
def words() -> dict[str, Word]:
    """Every form of every cue word, in small letters -> what it means; a verb goes before a noun of the same form."""
    table: dict[str, Word] = {}
    verbs: tuple[tuple[str, Type, bool], ...] = (
        (_ASSERTIONS, "assertion", False),
        (_BELIEFS, "belief", False),
        (_FACTS, "fact", False),
        (_EVENTUALITIES, "eventuality", False),
        (_DENIALS, "assertion", True),
    )
    for text, kind, denies in verbs:
        for entry in text.split():
            base, *irregular = entry.split("/")
            word = Word(base, "belief" if base == "doubt" else kind, denies)
            for form in {*forms(base), *irregular}:
                table[form] = word
    for kind, text in (*_NOUNS.items(), ("assertion", _DENYING_NOUNS)):
        for base in text.split():
            for form in (base, _plural(base)):
                table.setdefault(form, Word(base, kind, text is _DENYING_NOUNS, is_verb=False))
    for kind, text in _ADJECTIVES.items():
        for base in text.split():
            table.setdefault(base, Word(base, kind, is_verb=False))
    table["according"] = Word("according", "assertion", is_verb=False)
    return table


def forms(base: str) -> tuple[str, ...]:
    """The regular forms of an English verb: deny -> deny, denies, denied, denying."""
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base[:-1]}ing"
    if re.search(r"[^aeiou]y$", base):
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    third = f"{base}es" if re.search(r"(s|sh|ch|x|z|o)$", base) else f"{base}s"
    doubled = base + base[-1] if base in _DOUBLING.split() else base
    return base, third, f"{doubled}ed", f"{doubled}ing"


def _plural(noun: str) -> str:
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(s|sh|ch|x)$", noun) else f"{noun}s"


# Words of telling that mostly mean something else: a stretch is not read again for their sake alone.
_ORDINARY = """
    address add advocate aim answer assume back bid blame blast brand brief cable call challenge charge choose
    command consent consider contest counter cry decide demand depict detail direct encourage endorse establish
    fault favor favour feel find force glimpse guess hail hear hold identify indicate invite joke judge know
    lament lash lecture like list lobby log love mandate mean name note object offer oppose order paint phrase
    plan point portray post praise preach prefer present press proclaim project propose protest push put
    question quip rail read recite recognise recognize recommend regard relate request require resolve ridicule
    rule see seek show signal slam snap speak stress submit support talk thank threaten tout trumpet underline
    underscore understand utter vent view voice want wax wish witness
"""


# "aides say he wants the job", "she said they knew of it"; but "I want", "I don't know" are dear and tell little
_ORDINARY_BUT_TELLING = (
    *("found", "called", "calls", "heard", "ordered"),
    *("knows", "knew", "wants", "wanted", "opposes", "seeks"),
)
# forms that are mostly nouns, or of which a reading again finds nothing in three of four stretches
_NAMES_OF_THINGS = """
    state states comment comments remark remarks report determine determining warning reporting written writing notice
    notices trust trusts disclosing tweeting
"""


@cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    """Words of telling, and nouns that are such before "that"."""
    ordinary = set(_ORDINARY.split())
    verbs = {form for form, word in words().items() if word.is_verb and word.base not in ordinary}
    nouns = {form for form, word in words().items() if not word.is_verb}
    tellers = {"story", "article", "item", "dispatch", "investigation", "piece", "column"}
    told = {*verbs, *_ORDINARY_BUT_TELLING, "according"}
    return frozenset(told.difference(_NAMES_OF_THINGS.split())), frozenset(nouns | tellers)


def may_hold_a_saying(text: str) -> bool:
    """Whether a stretch holds a word of telling, so that reading it again may find somebody told of in it."""
    verbs, nouns = _telling()
    before = ""
    for word in _LETTERS.findall(text.lower()):
        if word in verbs or (word == "that" and before in nouns):
            return True
        before = word
    return False
