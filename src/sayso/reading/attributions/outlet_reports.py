"""Reports of an outlet that are named by a noun: a Herald report that ..., a Tribune story saying ...

The network learned few of these.  A table reads them: a name, a noun for a report, and "that" or a participle; what
follows, up to where the sentence takes up again, is what the outlet says.  It replaces what the network made of the
same words, and what is attributed within it is found when it is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.english.tables import load
from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text import Text
from sayso.reading.text.spans import touch
from sayso.records import Span

_WORDS = load("attributions")

_SURE = 0.8
"""The score of an outlet's report: layout of words, no network."""
_NOUNS = r"report|story|article|account|dispatch|item|scoop|exclusive|investigation|piece|column|editorial"
# report that,   story this week saying;   but not: report that appeared, story that ran
_REPORT = re.compile(
    rf"\b(?P<noun>{_NOUNS})"
    r"(?: (?:on \w+|last \w+|this \w+|published \w+|\w+day))?,? "
    r"(?:that (?!(?:was|is|were|are|had|has|have|will|would|could|may|might|ran|went|came|made|drew|led|set|said|says"
    r"|tells|told|cites|quotes|shows|did|does|never|first|also|\w+ed|by)\b)"
    r"|(?:saying|alleging|claiming|suggesting|revealing|asserting|stating|disclosing|detailing how|describing how) )"
    r"(?=\S)"
)
# A | Herald |,   the | New York Times |,   Tuesday's | Post
_OUTLET = re.compile(
    r"(?:(?:an?|the|this|that|another|one|\w{1,30}day['’]s|last \w+['’]s) )?"
    r"(?:(?:new|recent|old|earlier|front-page|\d{4}) )?"
    r"(?!(?:a|an|the|this|that|one|another|his|her|their|its|my|our|no|any|each|every|some|such) $)"
    r"(?-i:[A-Z][\w.’'&-]{0,88}+(?: (?:of |the |and )?[A-Z][\w.’'&-]{0,88}+){0,4})"
    r"(?: (?:news|magazine|newspaper|TV|radio))? $",
    re.I,
)
# where the sentence goes on behind the report that is its subject: ... had lied to the council | led to calls
_GOES_ON = _WORDS.pattern("goes_on", before=r"\b(?P<word>\w+) ")
_ENDS = re.compile(r"[;\n—–]|, (?!and (?:the|that)\b)")
# ... not a verb of the sentence: the mayor, who | had; they | were; to | cast
_NO_END = _WORDS.pattern("no_end")
# In March, | a Herald report that
_OPENING = re.compile(r"\W{0,9}\w[\w ]{0,25},")
_SUBORDINATE = re.compile(r"\b(?:that|who|which|because|when|while|if|whether)\b")
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|could|might|may|can|did|does|\w{2,}ed|told|said|says|knew|knows|took|made|paid"
    r"|met|lost|found|sold|hid|gave|left|went|kept|saw|spent|wants|thinks|believes|plans|\w+n['’]t)\b"
)


def add_outlet_reports(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Add the reports of outlets, in text order; those inside a content wait until that is read.

    The ministry dismissed | a Herald report that the reactor had been shut: the ministry's first.
    """
    reported = reports(passage.text, passage.stretches)
    if not reported:
        return attributions
    kept = [
        attribution for attribution in attributions if not any(_is_part(attribution, report) for report in reported)
    ]
    own = [report for report in reported if not any(_holds(attribution, report) for attribution in kept)]
    return sorted([*kept, *own], key=lambda attribution: attribution.place)


def reports(text: Text, stretches: Sequence[Span]) -> list[AttributionSpans]:
    """Return what outlets report by a noun in the given stretches of a text, in order."""
    return [report for start, end in stretches for report in _reports(text, start, end)]


def _holds(attribution: AttributionSpans, report: AttributionSpans) -> bool:
    return attribution.content[0][0] <= report.place[0] and report.content[0][1] <= attribution.content[-1][1]


def _is_part(attribution: AttributionSpans, report: AttributionSpans) -> bool:
    """Whether an attribution is another reading of a report's words: Lawmakers | reacted to | that the premier ..."""
    assert report.source is not None
    name, end = (report.source[0], report.cue[1]), report.content[0][1]
    if attribution.source is not None and touch(attribution.source, name):
        return (
            attribution.cue[0] < end or attribution.source[1] > report.content[0][0]
        )  # but not: a Herald report that ... | shocked | the town
    if touch(attribution.cue, name):
        return True
    return all(report.cue[1] <= a and b <= end + 1 for a, b in attribution.content)


def _reports(article: Text, start: int, end: int) -> Iterator[AttributionSpans]:
    text = article.plain
    for match in _REPORT.finditer(text, start, end):
        outlet = _OUTLET.search(text, max(start, match.start() - 90), match.start())
        if outlet is None:
            continue
        stop = _stop(article, match.end(), end, _is_subject(article, outlet.start(), start))
        if stop > match.end():
            source = outlet.start(), outlet.end() - 1
            yield AttributionSpans(source, match.span("noun"), ((match.end(), stop),), _SURE)


def _is_subject(article: Text, place: int, start: int) -> bool:
    """Whether a report stands where a subject does: at the beginning of a sentence, or behind its opening words."""
    before = article.plain[max(start, article.sentences.start(place), place - 40) : place].rstrip(" ")
    return not before or before[-1] in '\n”"’;:' or _OPENING.fullmatch(before) is not None


def _stop(article: Text, start: int, end: int, is_subject: bool) -> int:
    """Where the clause ends that begins at ``start``: with its sentence, at a comma, or before the sentence's verb."""
    text = article.plain
    end = max(start, min(end, article.sentences.end(start)))
    end = start + len(text[start:end].rstrip(".!?”’\"')] "))
    stop = next((match.start() for match in _ENDS.finditer(text, start, end)), end)
    verb = _VERB.search(text, start, stop) if is_subject else None
    if verb:
        # the firm had told them that the drug was safe | set off a sell-off: every "that" has a verb of its own
        for number, goes_on in enumerate(_GOES_ON.finditer(text, verb.end(), stop)):
            open_clauses = len(_SUBORDINATE.findall(text, verb.end(), goes_on.start())) - number
            if open_clauses <= 0 and not _NO_END.fullmatch(goes_on["word"]):
                stop = goes_on.end("word")
                break
    return start + len(text[start:stop].rstrip())
