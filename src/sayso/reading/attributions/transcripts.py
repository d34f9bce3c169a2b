"""Speakers who are named by a label: transcripts, hearings, courts, chats, and letters.

    SEN. ROURKE: Did you read it?
    Mr. HALE. I did.
    Jane Orr, committee chair: We did.
    BY MR. DUNN: Q. When did you see it?  A. In May.
    From the desk of Harriet Lowe: ...

Here the layout names the speaker, and better than a network that learned from prose: rules read it, a whole turn at a
time.  What is attributed within a turn is found by reading it again, as within any content.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.english.tables import load
from sayso.reading.attributions.interviews import interviewee
from sayso.reading.attributions.labels import NO_SPEAKER, Label, is_stamp, label_of, labels_of
from sayso.reading.attributions.passage import Passage, in_place_of, joined
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans, line_of
from sayso.records import Span

_WORDS = load("attributions")

SURE: Final = 0.99
"""The score of a turn: layout, no network."""
_TITLE = (
    r"(?:SEN|REP|MR|MRS|MS|DR|GOV|GEN|COL|LT|SGT|PROF|REV|HON|JUDGE|JUSTICE|SENATOR|CHAIR(?:MAN|WOMAN|PERSON)?|"
    r"SECRETARY|PRESIDENT|THE (?:COURT|WITNESS|CLERK|CHAIR|PRESIDENT|DEFENDANT|SPEAKER))"
)
# within a line: Did you read it? MR. HALE: I did not.
_WITHIN_LINE = re.compile(
    rf"(?<=[.?!”\")\]] )(?P<who>{_TITLE}\.?(?: [A-Z][A-Z’'.-]+){{0,9}}|"
    r"[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'.-]+){0,3})"
    r"(?: \([^)\n]{1,60}\))?(?P<cue>:)(?=\s)"
)
_SPOKEN = re.compile(r"\?|\b(?:I|I['’]\w+|we|you|my|our|your|me|us|yes|no|sir|madam|thank)\b", re.I)
_FROM = re.compile(
    r"^(?:(?:statement|message|letter|word|note|news) )?(?P<cue>from)(?: the (?:desk|office) of)?:? "
    r"(?P<who>(?-i:[A-Z]|the [A-Z])[^\n:.!?]{2,70}?)(?P<colon>:?)[ \t]*\n"
    r"(?P<head>(?:(?:To|Cc|Date|Sent|Subject|Re):[^\n]*\n)*)",
    re.M | re.I,
)
_PARAGRAPH = re.compile(r"[^\n]+")
# - budget is "a mess"
_BULLET = re.compile(r"[-*•–][ \t]+(?=\S)")
# (Applause.)   [Laughter.]   DIRECT EXAMINATION   Opposition members interjecting—   Leave granted.   ### Day two
_STAGE = _WORDS.pattern("stage", before=r"(?:[(\[][^)\]\n]*+[)\]]|\#{1,6} [^\n]*+|[^\w\n“\"‘']{3,}+|", behind=")")
_HEADING = re.compile(r"[A-Z][A-Z ’'&/-]{3,60}")
# DIRECT EXAMINATION BY MS. KOWAL:   BY MR. DUNN:
_EXAMINER = re.compile(
    r"^[ \t]*+(?:[A-Z][A-Za-z-]{1,20}[ \t]){0,3}?(?:EXAMINATION[ \t])?BY "
    r"(?P<who>(?:THE COURT|(?:MR|MRS|MS|DR|M[rs]s?|Dr)\.? [A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,2}))"
    r"[ \t]*+:?[ \t]*+$",
    re.M,
)
# COLM ASTLEY, having been duly sworn,   HANNAH PRICE, | called as a witness   The state calls Omar Bell.
_WITNESS = re.compile(
    r"^[ \t]*(?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,4}),\s{1,3}"
    r"(?:(?:having|was|being|been|first|duly|after) ){0,4}(?:called as|sworn|affirmed|a witness|the witness)\b"
    r"|\bwitness, (?P<sworn>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,4}), "
    r"(?:(?:having|been|first|duly) ){0,4}(?:sworn|affirmed)\b"
    r"|\bcalls?(?: to the stand)? "
    r"(?P<called>(?:(?:Mr|Ms|Mrs|Dr|Officer|Sgt|Detective)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,3})"
    r"(?=[.,]| to the stand| as)",
    re.M,
)
_WITNESS_LABEL = re.compile(r"(?:THE )?WITNESS")


def add_turns(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Add the labelled turns of an article, in place of the attributions that touch them; in text order."""
    if passage.parent is not None:
        return attributions
    spoken = turns(passage.text, passage.stretches, passage.people)
    return in_place_of(spoken, _of_speakers(attributions, passage.text.plain))


def turns(text: Text, stretches: Sequence[Span], people: Spans) -> list[AttributionSpans]:
    """Return the labelled turns in the given stretches of a text, in order.

    ``people`` are the names of people in it.
    """
    out: list[AttributionSpans] = []
    for start, end in joined(stretches):
        whole = list(_letter(text.plain, start, end)) or list(_to_members(text.plain, start, end))
        whole = whole or list(_opinions(text.plain, start, end))
        out += whole or Transcript.of(text.plain, start, end, people).turns()
    return out


def _of_speakers(attributions: list[AttributionSpans], text: str) -> list[AttributionSpans]:
    """The attributions but those to a label that is no speaker's: Also Read: ..."""
    return [attribution for attribution in attributions if not _is_of_none(attribution, text)]


def _is_of_none(attribution: AttributionSpans, text: str) -> bool:
    start, end = line_of(text, attribution.cue[0])
    if text.find(":", attribution.cue[0], min(end, attribution.cue[1] + 2)) < 0:
        return False
    label = label_of(text, start, end)
    return label is not None and label.form == "none" and attribution.cue[1] <= label.end


@dataclass(frozen=True, slots=True)
class Transcript:
    """A stretch of a text as turns under labels; offsets are code points."""

    text: str
    span: Span
    labels: list[Label]
    """Those that part its turns, in text order; none if it is no transcript."""
    goes_on: bool
    """Whether a paragraph without a label goes on with the turn before it, since the text is mostly turns."""
    people: Spans
    """The names of people in the text."""

    @classmethod
    def of(cls, text: str, start: int, end: int, people: Spans) -> Transcript:
        """Find the labels of a stretch, and decide whether it is a transcript.  Takes linear time."""
        candidates = list(labels_of(text, start, end))
        lines = sum(
            not line.group().isspace() and not is_stamp(line.group()) for line in _PARAGRAPH.finditer(text, start, end)
        )
        accepted = _accepted(text, [label for label in candidates if label.form != "weak"], lines)
        cues = {label.cue for label in candidates}
        within = [
            Label(match.start(), match.span("who"), match.span("cue"), match.end(), "capitals")
            for match in _WITHIN_LINE.finditer(text, start, end)
            if match.span("cue") not in cues and not NO_SPEAKER.match(match["who"])
        ]
        accepted = sorted([*accepted, *within], key=lambda label: label.start)
        heads = Counter(text[slice(*label.who)] for label in candidates if label.form == "weak")
        others = [
            label
            for label in candidates
            if label.form in ("unknown", "aside", "loose") or heads[text[slice(*label.who)]] > 1
        ]
        whole = {label.start: label for label in [*others, *accepted]}
        lines_of_words = lines - sum(label.is_alone(text) for label in whole.values())
        begun = len({text.rfind("\n", 0, label.who[0]) for label in whole.values() if label.form != "loose"})
        goes_on = len(accepted) > 1 and (
            2 * begun >= lines_of_words or sum(label.form in ("printed", "titled") for label in accepted) > 1
        )
        if goes_on:
            whole |= {label.start: label for label in candidates if label.form == "none"}
            accepted = sorted(whole.values(), key=lambda label: label.start)
        transcript = cls(text, (start, end), accepted, goes_on, people)
        return transcript if transcript._is_spoken(lines) else cls(text, (start, end), [], False, people)

    def _is_spoken(self, lines: int) -> bool:
        """Whether the words of a turn are those of speech, and not of a list or a dateline."""
        speakers = [label for label in self.labels if label.form != "none"]
        if not speakers or (len(speakers) == 1 and speakers[0].start == self.span[0] and lines > 3):
            return False  # NEW DELHI: where it was filed
        names = [self.text[slice(*label.who)] for label in speakers]
        if any(label.form in _SURE_FORMS for label in speakers) or (
            self.goes_on and len(set(names)) < len(names) and len(names) > 2
        ):
            return True
        return any(_SPOKEN.search(self.text, label.end, stop) for label, stop in self._ends())

    def _ends(self) -> Iterator[tuple[Label, int]]:
        """Each label of a speaker, with where its turn ends."""
        ends = [*(label.start for label in self.labels[1:]), self.span[1]]
        yield from (pair for pair in zip(self.labels, ends, strict=True) if pair[0].form != "none")

    def turns(self) -> list[AttributionSpans]:
        """Return the turns, in text order."""
        out: list[AttributionSpans] = []
        if not self.labels:
            return out
        people = _People(self.text, (self.span[0], self.labels[0].start), self.span[1], self.people)
        before: Span | None = None
        for label, stop in self._ends():
            content = tuple(self._content(label.end, stop))
            named_by = people.of(label, self.text) or (before if label.form == "aside" else None)
            if content and (label.form != "aside" or before):
                who = None if label.is_generic(self.text) else label.who
                out.append(AttributionSpans(who, label.cue, content, SURE, is_verbatim=True, named_by=named_by))
            if label.form not in ("aside", "unknown", "loose"):
                before = named_by or label.who
        return out

    def _content(self, start: int, end: int) -> Iterator[Span]:
        """The words of a turn, a span a run of paragraphs; (Applause.) and the like are left out."""
        first = last = -1
        for line in _PARAGRAPH.finditer(self.text, start, end):
            words = line.group().strip()
            if not words:
                continue
            if is_stamp(words) or _STAGE.fullmatch(words) or (first >= 0 and _HEADING.fullmatch(words)):
                if 0 <= first < last:
                    yield first, last
                if first >= 0 and words[0].isalpha():
                    return  # DIRECT EXAMINATION: what follows is nobody's turn yet
                first = -1
                continue
            if first >= 0 and not self.goes_on:
                break
            begin = line.start() + len(line.group()) - len(line.group().lstrip())
            bullet = _BULLET.match(self.text, begin) if first < 0 else None
            begin = bullet.end() if bullet else begin
            first = begin if first < 0 else first
            last = line.start() + len(line.group().rstrip())
        if 0 <= first < last:
            yield first, last


def _accepted(text: str, candidates: list[Label], lines: int) -> list[Label]:
    """The labels that part turns, by what others of their form there are."""
    by_form: dict[str, list[Label]] = {}
    for label in candidates:
        by_form.setdefault(label.form, []).append(label)
    accepted = list(by_form.get("capitals", []))
    letters = list(_answering(by_form.get("letter", []), text))
    kinds = {text[slice(*label.who)][0] for label in letters}
    if kinds == {"Q", "A"} or (kinds == {"Q"} and len(candidates) > len(letters)):
        accepted += letters
    printed = by_form.get("printed", [])
    titled = [text[slice(*label.who)] for label in by_form.get("titled", ())]
    if titled and (len(printed) > 1 or (len(titled) > 2 and len(set(titled)) < len(titled))):
        printed = printed + by_form["titled"]
    if len(printed) > 1:
        accepted += printed
    for form in ("line", "dash"):
        words = [text[slice(*label.who)] for label in by_form.get(form, ())]
        if form == "line":
            is_repeated = len(words) > 1 and all(" " in w for w in words)
        else:  # Mr HOLROYD (Dunbar)—   but not: NEW YORK —
            is_repeated = sum(w.split()[-1].isupper() and not w.isupper() for w in words) > 1
        if (is_repeated or len(set(words)) < len(words)) and 4 * len(words) >= lines:
            accepted += by_form[form]
    # [Speaker 1] Who was it?   Speaker A. Who was it?   but not: [Laughter] Thank you.
    loose = [*by_form.get("loose", []), *by_form.get("bracket", [])]
    words = [text[slice(*label.who)] for label in loose]
    if 1 < len(set(words)) < len(words) and 2 * len(words) >= lines:
        accepted += loose
    all_names = [text[slice(*label.who)] for label in candidates]
    named = [
        label
        for label in by_form.get("name", [])
        # Limited Tools to Fight Terrorism: a heading
        if label.is_marked or not label.is_alone(text) or all_names.count(text[slice(*label.who)]) > 1
    ]
    if len(named) + len(accepted) > 1:
        accepted += named
    return accepted


def _answering(letters: list[Label], text: str) -> Iterator[Label]:
    """The labels Q and A; where no mark stands behind them, an A only behind a Q: A man walked in."""
    asked = False
    for label in letters:
        words = text[slice(*label.who)]
        if label.who != label.cue or words == "Q" or asked or text[label.end : label.end + 2].isspace():
            yield label
        asked = words == "Q"


_SURE_FORMS: Final = frozenset({"printed", "titled", "line", "dash", "loose", "bracket"})
"""Forms of labels that lists and datelines do not have."""


class _People:
    """Who asks and who answers, where the labels do not say it.

    In a court what stands before says it, BY MR. DUNN: and COLM ASTLEY, having been duly sworn; in an interview the
    introduction.
    """

    def __init__(self, text: str, introduction: Span, end: int, people: Spans) -> None:
        start = introduction[0]
        self._examiners = [match.span("who") for match in _EXAMINER.finditer(text, start, end)]
        self._witnesses = [match.span(match.lastgroup or "who") for match in _WITNESS.finditer(text, start, end)]
        self._interviewee, self._is_led = interviewee(text, introduction, people)

    def of(self, label: Label, text: str) -> Span | None:
        """Return the words elsewhere that name who takes the turn, or None."""
        words = text[slice(*label.who)]
        if self._examiners:
            if label.form == "letter":
                return _last_before(self._examiners if words[0] == "Q" else self._witnesses, label.start)
            return _last_before(self._witnesses, label.start) if _WITNESS_LABEL.fullmatch(words) else None
        # else the resolver knows by who is introduced
        is_known = self._is_led or label.is_generic(text)
        return self._interviewee if label.form == "letter" and words[0] == "A" and is_known else None


def _last_before(spans: list[Span], place: int) -> Span | None:
    i = bisect_right(spans, (place, place))
    return spans[i - 1] if i else None


def _body(text: str, start: int, end: int) -> tuple[Span, ...]:
    """What somebody says from a place on to another, without headings and stage directions."""
    return tuple(Transcript(text, (start, end), [], goes_on=True, people=Spans(()))._content(start, end))


def _letter(text: str, start: int, end: int) -> Iterator[AttributionSpans]:
    """From the desk of Harriet Lowe: and all that follows; From: Dale Whitmer, To:, Subject: and the body."""
    match = _FROM.search(text, start, end)
    if match is None or text[start : match.start()].strip():
        return
    if match["colon"] or match["head"] or match["cue"].isupper():
        content = _body(text, match.end(), end)
        cue = match.span("colon" if match["colon"] else "cue")
        if content:
            yield AttributionSpans(match.span("who"), cue, content, SURE, is_verbatim=True)


# To our shareholders:   Dear fellow owners,   To all staff
_SALUTATION = _WORDS.pattern(
    "addressed",
    before=r"\A(?:[^\n]{1,120}\n\s*)?^[ \t]*(?:To|Dear)(?: [\w’'-]+){0,4} (?:",
    behind=r")(?: and (?:\w+ ){0,2}\w+)?(?P<mark>[:,—–-]?)[ \t]*\n",
)
# Harriet Lowe, Chief Executive
_SIGNER = re.compile(
    r"(?P<who>[A-Z][\w.’'-]{0,30}(?: [\w.’'-]{1,30})?(?: [A-Z][\w.’'-]{1,30}){1,2})(?P<role>,? [^\n.!?]{3,80})?"
)
_SIGNATURE_LINES: Final = 4
"""Lines at the end of a letter that may hold its signature, with office and place."""


def _to_members(text: str, start: int, end: int) -> Iterator[AttributionSpans]:
    """A letter to shareholders, staff, members: all of it is whose name stands below it."""
    salutation = _SALUTATION.match(text[start:end])
    who = _signer(text, start + salutation.end(), end) if salutation else None
    if salutation is None or who is None:
        return
    content = _body(text, start + salutation.end(), who[0])
    if content:
        yield AttributionSpans(who, (who[1] - 1, who[1]), content, SURE, is_verbatim=True)


def _signer(text: str, start: int, end: int) -> Span | None:
    """The name with which the last lines begin, of those without a sentence in them."""
    who: Span | None = None
    for line in reversed(
        [line for line in _PARAGRAPH.finditer(text, start, end) if line.group().strip()][-_SIGNATURE_LINES:]
    ):
        words = line.group().strip()
        if words[-1] in '.!?”"':
            break
        begin = line.start() + line.group().index(words)
        if match := _SIGNER.fullmatch(text, begin, begin + len(words)):
            who = match.span("who")
    return who


_JUDGE = r"(?:(?:Chief|CHIEF) )?(?:Justice|JUSTICE|Judge|JUDGE) [A-Z][\w’'-]*\.?(?: [A-Z][\w.’'-]*){0,3}"
# JUSTICE BELL, with whom JUSTICE ROSS joins, concurring in part.   Judge Pike filed a dissenting opinion.
_OPINION = re.compile(
    rf"^[ \t]*(?P<who>{_JUDGE})(?P<cue>,? (?:delivered|announced) the (?:opinion|judgment)[^\n]{{0,160}}"
    r"|(?:,[^\n.]{0,160})?,? (?:(?:concurring|dissenting)[^\n.]{0,100}|(?:filed|wrote) an? (?:\w+ ){0,2}"
    r"(?:concurring|dissenting)[^\n.]{0,100}))[.:]?[ \t]*$",
    re.M,
)


def _opinions(text: str, start: int, end: int) -> Iterator[AttributionSpans]:
    """The opinions of a court, each under the name of its judge."""
    heads = list(_OPINION.finditer(text, start, end))
    is_ruling = any(" the opinion" in head["cue"] or " the judgment" in head["cue"] for head in heads)
    if not is_ruling and len(heads) < 2:
        return
    for head, stop in zip(heads, [*(head.start() for head in heads[1:]), end], strict=True):
        content = _body(text, head.end(), stop)
        if content:
            who = head.span("who")
            yield AttributionSpans(who, (who[1] - 1, who[1]), content, SURE, is_verbatim=True)
