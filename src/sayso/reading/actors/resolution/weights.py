"""What speaks for and against a candidate, and how loudly: the whole table.

Weights are decibans: ten times the logarithm to base ten of the odds.  3 doubles the odds, 10 makes them tenfold.  What
speaks for a candidate is added up, and the sums of all candidates, with "someone else" among them, are turned into
probabilities.  The form is that of a mention-ranking model (Denis and Baldridge, "Specialized Models and Ranking for
Coreference Resolution", EMNLP 2008) with weights set by hand and checked on texts of the project's own.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Weight(NamedTuple):
    """One row: a feature, its weight in decibans, and when it counts."""

    feature: str
    decibans: float
    when: str


WEIGHTS: Final = (
    # how near
    Weight("sentence", -1.4, "for each sentence since the candidate was last mentioned, eight at most"),
    Weight("same sentence", 0.4, "mentioned in this very sentence"),
    Weight("same paragraph", 1.8, "mentioned in this paragraph"),
    Weight("paragraph", -1.1, "for each paragraph since, six at most"),
    Weight("sentence, described", -2.4, "the same, for a description"),
    Weight("paragraph, described", -0.0, "the same, for a description"),
    Weight("later", -11.1, "mentioned only later in the text"),
    Weight("later, with the title", -4.2, "mentioned only later in the text, with this word as a title"),
    Weight("not yet introduced", -16.0, "a surname alone, for a person whose full name comes only later"),
    # how prominent
    Weight("first in sentence", 0.2, "the first to be mentioned in the sentence in which it was last mentioned"),
    Weight("opens paragraph", 1.2, "the first to be mentioned in this paragraph"),
    Weight(
        "mentioned right before",
        1.6,
        "the first mention in the last sentence of this paragraph outside quotations; for a pronoun as a source",
    ),
    Weight(
        "another was mentioned",
        -5.7,
        "he or she as a source, for a candidate outside this paragraph, if another has that first mention",
    ),
    Weight(
        "another opens the paragraph",
        -8.0,
        "the same, if that other candidate also opens the paragraph",
    ),
    Weight(
        "thing mentioned right before", 8.0, "it as a source, for the thing with which the last sentence before begins"
    ),
    Weight(
        "several mentioned right before",
        8.0,
        "they as a source, for the group with which the last sentence before begins",
    ),
    Weight("last speaker", 5.8, "spoke last; for a speaker or an addressee"),
    Weight(
        "told of in the paragraph above",
        3.0,
        "he or she behind a quotation that begins the paragraph, for whom the last sentence above begins with",
    ),
    Weight("introduced in the paragraph above", 17.0, "the same, where the paragraph above mentions them first"),
    Weight("spoke right before", 3.0, "the same, in this paragraph or the one before"),
    Weight("goes on", 5.0, "spoke last, and the cue goes on: she added, he repeated"),
    Weight("last addressee", 2.5, "was spoken to last"),
    Weight("speaks in paragraph", 2.6, "spoke already in this paragraph"),
    Weight("speaker", -0.2, "spoke before, anywhere"),
    Weight("only an owner", 0.2, "last mentioned as an owner: his captain, Pike's lawyer"),
    Weight("protagonist", 3.8, "the first person named in the text, if named three times and more"),
    Weight("often", 1.2, "for each doubling of the number of mentions, three at most"),
    Weight("named", 1.2, "is known by a name"),
    Weight("unnamed", -4.8, "he or she, for a candidate without a name that did not speak, or inside reported words"),
    # agreement
    Weight("gender", 4.2, "he or she agrees with the name, the title or the role"),
    Weight("wrong gender", -30.0, "he or she contradicts it"),
    Weight("gender not known", -1.5, "the text does not say"),
    Weight("several for they", 2.0, "they, for several"),
    Weight("one for they", -11.7, "they, for one person"),
    Weight(
        "one unnamed for they",
        -9.0,
        "they, for an unnamed source of unknown gender",
    ),
    Weight("goes by they", 3.0, "they, for a person whose pronoun it is according to the text"),
    Weight("goes by they, not he or she", -15.0, "he or she, for a person whose pronoun is they according to the text"),
    Weight("thing for they", -2.3, "they, for an organisation"),
    Weight("not known to be a person", -8.4, "he or she, for a candidate that may not be a person"),
    Weight("may be no person", -1.2, "he or she, for a name that only its capitals mark as a person's"),
    Weight("may be a person", -3.9, "it, for a name of two words that may be a person's"),
    # who speaks inside what another one says
    Weight("quotes itself", -25.0, "he or she inside the quoted words of the candidate"),
    Weight("is addressed", -8.0, "he or she in words quoted as said to the candidate"),
    Weight("in the room", -12.1, "he or she in a transcript, for another participant"),
    Weight(
        "last speaker, quoted", -2.0, "he or she inside quoted words, for the last speaker: two may talk to one another"
    ),
    Weight("family", 3.4, "he or she inside the words of a relative of the candidate: a wife, a son"),
    Weight("is spoken for", 8.0, "inside the reported words of the candidate's spokesman or lawyer"),
    Weight("says we", -8.0, "they or it inside the quoted words of the candidate's spokesman, who would say we"),
    Weight("of the family", 14.0, "his, of his mother, for a candidate with her surname"),
    Weight("same quotation", 3.3, "he or she inside quoted words, for a candidate last mentioned in them"),
    Weight(
        "unnamed, but near", 5.0, "family or same quotation, for a candidate without a name: my boss came; she said"
    ),
    Weight("reports itself", 5.6, "he or she inside the reported words of the candidate: she said she would"),
    Weight("unnamed reports itself", 1.8, "the same, of an unnamed source: a reviewer said she had liked it"),
    Weight(
        "subject of the report",
        6.0,
        "he or she inside reported words, for the person with whom they begin: he said Ms. Poe lied when she spoke",
    ),
    Weight("is another's", -8.0, "he or she inside the reported words of the candidate, where that is *her* lawyer"),
    Weight("is an unknown one's", -25.0, "the same, if the lawyer's client is unknown"),
    Weight("is of another's family", -3.8, "he or she inside the reported words of the candidate, *his* brother"),
    Weight("object", -20.0, "him, her or them as an object, for the speaker: she disagrees with him"),
    Weight("demands", -4.0, "inside what the candidate demands, orders or asks for: she demanded that he resign"),
    Weight(
        "describes itself", -14.4, "a description inside the reported words of the candidate: Pike said the mayor would"
    ),
    Weight("is the topic", 20.0, "he or she in quoted words that are said of the candidate: she said of Pike"),
    Weight("named in own words", -17.9, "named inside the words whose speaker is sought: he thinks Pike will leave"),
    Weight("is dead", -10.0, "he or she as a source, for a person who is dead according to the text"),
    Weight("own clause", 8.0, "inside a clause about the source: an aide who feared for her job"),
    Weight("both ends", -30.0, "speaks or is spoken to in this very attribution already"),
    Weight("writes", -40.0, "he or she, for the author who writes in the first person"),
    # descriptions
    Weight("same noun", 12.3, "the head noun is the candidate's title or role, or the last word of its name"),
    Weight("only one such", 3.0, "the same, for a candidate with a name, and no other candidate has it"),
    Weight("only one such, unnamed", 3.4, "the same, for a candidate without a name"),
    Weight("only one such, far", 1.2, "the same, for each sentence since its last mention beyond the third"),
    Weight("same words", 4.0, "this description of several words was used for it before: the best man"),
    Weight("described otherwise", -7.0, "the senior official, for an unnamed source introduced as a defense official"),
    Weight("kind of noun", 9.1, "the head noun takes in the candidate's title or role: the lawmaker, for a senator"),
    Weight("company", 6.4, "the company, the firm, for an organisation of which no other kind is known"),
    Weight("main body", 4.0, "the same, for the organisation named first in the text, if named three times and more"),
    Weight("such a group", 6.2, "the bank, for a named organisation of which no kind is known"),
    Weight("trait", 2.2, "the head noun is a trait that any person may have: the junior, the Swede, the father of two"),
    Weight("role not known", 0.4, "no role is known of the named person who spoke last: it may be this one"),
    Weight(
        "another role", -5.2, "the novelist, for the named person who spoke last, of whom only other roles are known"
    ),
    Weight("other rank", -25.0, "the governor, for a lieutenant governor; the former minister, for a minister"),
    Weight("office-holder", 9.6, "the Vermont Democrat, for an office-holder"),
    Weight("party", 9.9, "the Democrat, for a member of that party"),
    Weight("wrong party", -25.0, "for a member of another party"),
    Weight("state", 8.0, "the Utah Democrat, for a person from Utah"),
    Weight("wrong state", -25.0, "for a person from another state"),
    Weight("age", 20.0, "the 54-year-old"),
    Weight("wrong age", -25.0, "for a person of another age"),
    Weight("described alike", 4.1, "for each further word of the description that was said of the candidate before"),
    Weight("other owner", -12.0, "his lawyer, for the lawyer of another person"),
    Weight("other owner, by name", -45.0, "Ruth's lawyer, for the lawyer of another person"),
    Weight("same owner", 4.0, "his lawyer, for the lawyer of the same person"),
    Weight(
        "other end of a tie", 14.4, "his wife, for the woman whose husband he is; her co-author, for the other author"
    ),
    Weight("family name", 8.1, "his wife, for a woman with the same surname, or mentioned together with him"),
    Weight("no family", -4.8, "his wife, for a woman with another surname"),
    Weight("any person", 1.9, "the man, the woman: a description that says no more"),
    Weight("no match", -30.0, "nothing in the description fits"),
    # names
    Weight("surname", 6.0, "the name fits as a surname"),
    Weight("given name", 3.2, "the name fits as a given name"),
    Weight("introduced first", 8.1, "a surname alone, for the person of that name who was introduced first"),
    Weight("called so before", 5.9, "this form was used for it before"),
    # a network
    Weight("network", 0.15, "for each deciban that a network gives to the link, from -10 to 12"),
)

SOMEBODY_ELSE: Final = {"pronoun": -7.2, "noun": -3.2, "name": -8.1, "plural": -2.2, "thing": -0.8}
"""The weight of "none of them": for a pronoun, a description, an ambiguous name, for they and for it."""

ONLY_ONE: Final = -4.0
"""What is added to the weight of "none of them" where only one in the text can be meant by he or she."""


class Certainty(NamedTuple):
    """One row: a case that needs no weighing, or bounds what was weighed, its probability, and when it holds."""

    case: str
    probability: float
    when: str


CERTAINTIES: Final = (
    # names and labels
    Certainty("known", 0.97, "the words themselves tell: a name that only one may bear, a list, a family"),
    Certainty("ellipsis", 0.5, "a name in the genitive, with a verb behind it: Pike's (manager) dismissed the poll"),
    Certainty("label again", 0.97, "an office under which a turn was taken before: MODERATOR"),
    Certainty("asks", 0.9, "Q and A, where the sentence before tells who questioned whom"),
    Certainty("introduced", 0.85, "A, where the introduction tells of one person only; Q, for the writer"),
    Certainty("introduced first", 0.7, "A, for the first of several people of whom the introduction tells"),
    # descriptions
    Certainty("apposition", 0.95, "the words beside a name: the negotiator, Hal Winters"),
    Certainty("crowd", 0.9, "some think, many say: a crowd of its own"),
    Certainty("pseudonym given", 0.95, "Witness F, for a signaller who is known as Witness F"),
    Certainty("introduced by an article", 0.97, "a welder, another aide: a new entity"),
    Certainty("named further on", 0.85, "a county judge in the lede, for the only Judge Boyd of the text"),
    Certainty("pointed at", 0.9, "that official, for the last one"),
    Certainty("nickname", 0.9, "the General, for the one whom they call so"),
    Certainty("all of them", 0.85, "both, all three: the last group of that number"),
    Certainty("one of them", 0.97, "one of the aides, another: a new one of several"),
    Certainty("the other of two", 0.85, "the other, where the last speaker is one of two"),
    Certainty("former or latter", 0.85, "the former, the latter: of the two last named together"),
    Certainty("new, at most", 0.95, "a definite description of nobody known so far"),
    Certainty("in doubt, at most", 0.6, "the same, where it may be of somebody named nearby"),
    # pronouns
    Certainty("identified", 0.95, "him, in: they named him as Colin Brace"),
    Certainty("couple", 0.8, "their granddaughter, behind: his wife"),
    Certainty("hearer", 0.85, "you, for the one to whom the words are said"),
    Certainty("who, right behind", 0.9, "who, for the one whose words end right before it"),
    Certainty("who, further back", 0.75, "who, for the one mentioned last in the sentence"),
    Certainty("writer", 0.9, "I and we outside quotations"),
    Certainty("says we", 0.9, "we, for the body for which the one quoted speaks"),
    Certainty("outside the quotation, at most", 0.78, "she within a quotation that mentions nobody; measured: 4 in 5"),
    # attributions without a source
    Certainty("acts before", 0.8, "a quotation without a source, for the one with whom the sentence before it begins"),
    Certainty("answers", 0.75, "a quotation without a source behind a question, for the other of two"),
    Certainty(
        "goes on, at most", 0.85, "the same behind no question, for the last speaker; times how sure that one is"
    ),
    Certainty("source elsewhere, at most", 0.7, "a source in another sentence than the cue"),
    # cataphora
    Certainty("tied", 0.9, "my husband, for the one named as her husband, Ewan Keane"),
    Certainty("named again", 0.92, "a woman, for the one who comes in as: the woman, Corinne Blasko"),
    Certainty("headline", 0.88, "those in a headline, for the first of that kind in the text"),
    Certainty("lede", 0.85, "the keeper in the lede, for the one who comes in by name alone right behind"),
    Certainty("kept back", 0.75, "the same, for: a former bookkeeper"),
    Certainty("not the lede's, at most", 0.6, "one described in the lede who is not taken for the one named behind"),
)
"""What is certain to a degree without weighing; probabilities set by hand and checked on texts of the project's own."""

CERTAINTY: Final[dict[str, float]] = {row.case: row.probability for row in CERTAINTIES}

LIKELY: Final = 0.4
"""How likely the first must be to count as the one meant."""
LEARNED_FROM: Final = 0.6
"""From which probability on it is learned what the words tell of the one meant."""
LEARNED_SURELY: Final = 0.8
"""From which probability on a pronoun's gender is learned with the full weight."""
GENDER_LEARNED: Final = {False: 2.0, True: 4.0}
"""The weight of a pronoun's gender, in natural units, by whether its entity is sure."""
TURNED_FROM: Final = 0.7
"""From which probability on "it" or "the firm" makes an organisation of what may be a person's name."""
RANKED_LEAST: Final = 1e-4
"""How likely a candidate must be to stay in a ranking."""
RULED_OUT: Final = -20.0
"""A candidate with a sum below this cannot be meant; in decibans."""
UNLINKED: Final = -10.0
"""What a network's links say of a candidate that none of them goes to, in decibans."""
LINKED: Final = 12.0
"""The most that they say for one, in decibans."""
LINK_OFFSET: Final = 3.0
"""What is added to a link's odds, in decibans."""
LINK_DOUBT: Final = 0.01
"""A link is never surer than one less this, nor less sure than twice this."""
OWNER_LEAST: Final = 0.04
"""How likely an owner must be to count because the one sought is known to belong to it."""
LISTED_LEAST: Final = 0.005
"""How likely an entity must be to be listed as an alternative."""

W: Final[dict[str, float]] = {row.feature: row.decibans for row in WEIGHTS}


def shares(sums: list[float]) -> list[float]:
    """Probabilities from sums in decibans."""
    top = max(sums, default=0.0)
    odds = [10 ** ((value - top) / 10) for value in sums]
    total = sum(odds)
    return [value / total for value in odds]
