"""Closed lists of English: words that are no names, pronouns, what ends a noun phrase."""

from __future__ import annotations

from typing import Final


def listed(words: str) -> frozenset[str]:
    """The words of a list written as one line."""
    return frozenset(words.split())


PRONOUNS: Final[dict[str, tuple[str, str]]] = {
    # word -> person (1, 2, 3, or r for relative and interrogative), and whom it stands for
    "i": ("1", "one"), "me": ("1", "one"), "myself": ("1", "one"), "my": ("1", "one"), "mine": ("1", "one"),
    "we": ("1", "many"), "us": ("1", "many"), "ourselves": ("1", "many"), "our": ("1", "many"), "ours": ("1", "many"),
    "you": ("2", "one"), "your": ("2", "one"), "yourself": ("2", "one"), "yourselves": ("2", "many"),
    "he": ("3", "m"), "him": ("3", "m"), "himself": ("3", "m"), "his": ("3", "m"),
    "she": ("3", "f"), "her": ("3", "f"), "herself": ("3", "f"), "hers": ("3", "f"),
    "it": ("3", "thing"), "itself": ("3", "thing"), "its": ("3", "thing"),
    "they": ("3", "many"), "them": ("3", "many"), "themselves": ("3", "many"), "their": ("3", "many"),
    "theirs": ("3", "many"), "both": ("3", "many"),
    "who": ("r", "any"), "which": ("r", "any"), "that": ("r", "any"), "whom": ("r", "any"), "whose": ("r", "any"),
}  # fmt: skip
POSSESSIVES: Final = listed("my our your his her its their whose")
ARTICLES: Final = listed("the a an this that these those")
INDEFINITE: Final = listed("a an one another")
NUMBERS: Final[dict[str, int]] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "both": 2, "dozen": 12, "dozens": 24, "several": 3, "couple": 2,
}  # fmt: skip
VAGUE: Final = listed("some many most few other others all no any these those various countless numerous certain")
DETERMINERS: Final = (
    ARTICLES | POSSESSIVES | INDEFINITE | VAGUE | NUMBERS.keys() | listed("each every either neither half several")
)

PHRASE_ENDS: Final = listed(
    "of for at in on from with by to near close inside outside within among against about around between behind "
    "across under over after before during through aboard beside beyond into like off per since throughout toward "
    "towards upon via without as familiar briefed involved who whom which that whose where when because if while "
    "reached seen obtained published released issued written read signed sent leaked filed quoted cited "
    "interviewed contacted surveyed polled asked living working standing waiting representing speaking "
    "knowledgeable aware privy present opposed loyal said says told tells named called known based including led "
    "run held headed and or but working's commissioned prepared reviewed posted dated conducted carried attending "
    "gathered fleeing returning there here nearby"
)
"""Words behind the head of a noun phrase."""

NO_NAMES: Final = (
    frozenset(PRONOUNS)
    | DETERMINERS
    | PHRASE_ENDS
    | listed(
        "a also although am another any anyone are aren't be been being besides both can can't cannot could "
        "couldn't did didn't do does doesn't don't earlier either else enough even ever every everyone everything "
        "except few finally first for fourth further furthermore get gets go goes going good goodbye got had has "
        "have having he'd he'll he's hello hence here here's hers hey how however i'd i'll i'm i've indeed instead "
        "is isn't it'd it'll it's just last later least less let let's likewise look made make makes many may "
        "maybe meanwhile might more moreover most much must neither never nevertheless next no nobody none "
        "nonetheless nor not nothing notably now oh ok okay once only other otherwise ours out own perhaps please "
        "plus quite rather really same second separately shall she'd she'll she's should since so some somebody "
        "someone something soon still stop such sure than thank thanks that's then there there's thereafter "
        "therefore they'd they'll they're they've third this those though three thus together tonight today "
        "tomorrow too two unless unlike until up very was wasn't we'd we'll we're we've well were weren't what "
        "what's whatever whenever wherever whether why will won't would wouldn't yes yesterday yet you'd you'll "
        "you're you've according asked added told said speaking reached citing monday tuesday wednesday thursday "
        "friday saturday sunday january february march april may june july august september october november "
        "december feb sept oct nov mon tue wed thu fri sat sun christmas easter thanksgiving q a asking follow "
        "continue click update updated correction editor's posted don now back down both exhibit page chapter vol "
        "english god internet web spring summer autumn winter"
    )
)
"""Words that are no name although a sentence begins with them."""

ADJECTIVES: Final = listed(
    "american british western eastern northern southern european african asian russian chinese french german "
    "italian spanish iranian iraqi israeli palestinian syrian afghan pakistani indian japanese korean mexican "
    "canadian australian ukrainian turkish greek dutch swedish norwegian danish finnish polish hungarian egyptian "
    "saudi arab muslim christian jewish catholic latino hispanic black white native irish scottish welsh brazilian "
    "cuban democratic republican conservative liberal federal national international senior junior soviet"
)
"""Words with a capital that describe and do not name."""


def is_adjective(word: str) -> bool:
    """Whether a capitalised word describes a people or a country: Western, Korvalese, Sarmatian."""
    low = word.lower()
    return low in ADJECTIVES or low.endswith(("ese", "anian", "ovian", "istani", "ardian"))
