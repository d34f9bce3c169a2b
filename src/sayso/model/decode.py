"""From what the network says to spans, and from spans to attributions.

Every cue makes one attribution: each content piece goes to the cue that calls it loudest, each cue to its loudest
source or to none.  A quotation that runs over paragraphs is one span; a content that the cue splits is two spans of
one attribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from sayso.model.acts import FoundAct, find_acts
from sayso.model.labels import CONTENT, CUE, ROLES, SOURCE
from sayso.model.links import Ends, link, softmax
from sayso.model.mentions import Mention, Name, read_mentions, read_names
from sayso.model.network import Floats, Heard, Network
from sayso.model.pieces import Pieces
from sayso.model.threads import on_one_thread
from sayso.model.windows import PARAGRAPH, Window, plan
from sayso.records import Span

BLOCK = 16384
"""Pieces decoded at a time: no news article is as long, and memory stays bounded for texts that are."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as the network sees it; spans are ``[start, end)`` in code points, contents in text order."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the network finds in a text, in text order each; mentions point at one another by their index."""

    attributions: list[Found] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    acts: list[FoundAct] = field(default_factory=list)


def find(
    pieces: Pieces,
    stretches: list[Span],
    network: Network,
    sentences: Sequence[Span] | None = None,
    known: Sequence[int] = (),
) -> Findings:
    """What is found in the given stretches of a text, by one pass of the network.

    ``pieces`` are the text's; ``stretches`` are ``[start, end)`` in text order.  Those that touch are read in one go,
    each with the other for context, but no span and no link leaves its stretch: a headline's content never joins the
    lede's cue.  A mention may go back to one in another stretch of the same go.  ``sentences``, in text order, are
    where acts are looked for; without them, none are.  ``known``: see `sayso.model.acts.find_acts`.
    """
    part = np.zeros(len(pieces), np.int64)
    runs: list[Span] = []
    reached = -1
    for number, (start, end) in enumerate(stretches):
        low = int(np.searchsorted(pieces.start, start, "left"))
        high = int(np.searchsorted(pieces.end, end, "right"))
        part[low:high] = number
        if start == reached:
            runs[-1] = (runs[-1][0], high)
        else:
            runs.append((low, high))
        reached = end
    findings = Findings()
    for low, high in runs:
        for block in range(low, high, BLOCK):
            read, before = slice(block, min(block + BLOCK, high)), len(findings.mentions)
            heard = network.hear(pieces[read], plan(pieces.gap[read]))
            with on_one_thread():
                _add(findings, pieces[read], part[read], heard, network)
            if sentences is not None and network.acts is not None:
                acts = find_acts(pieces[read], heard, sentences, network.acts, known, findings.mentions[before:])
                findings.acts.extend(acts)
    return findings


def _add(findings: Findings, pieces: Pieces, part: NDArray[np.int64], heard: list[Heard], network: Network) -> None:
    findings.attributions.extend(attribution for _, attribution in _attributions(pieces, part, heard, network))
    findings.names.extend(read_names(pieces, part, heard))
    mentions, before = read_mentions(pieces, part, heard, network.pointing), len(findings.mentions)
    if before:  # the first run of a text needs no renumbering, and most texts are one run
        for i, attribution in enumerate(mentions):
            back = tuple((before + place, share) for place, share in attribution.antecedents)
            mentions[i] = attribution._replace(antecedents=back)
    findings.mentions.extend(mentions)


def find_inside(pieces: Pieces, texts: list[NDArray[np.int64]], network: Network) -> list[list[Found]]:
    """The attributions in some texts within a text, each read as a text of its own; all of them in one batch.

    ``pieces`` are those of the whole; each inner text is the places of its pieces, ``[pieces of it]``, in order: what
    stands between two of them (a cue that splits a quotation, a quotation mark) is not read, but a span may run over
    it.
    """
    by_text: list[list[Found]] = []
    batch: list[NDArray[np.int64]] = []
    for places in texts:
        if batch and sum(map(len, batch)) + len(places) > BLOCK:
            by_text += _each(pieces, batch, network)
            batch = []
        batch.append(places)
    return by_text + _each(pieces, batch, network)


def _each(pieces: Pieces, texts: list[NDArray[np.int64]], network: Network) -> list[list[Found]]:
    by_text: list[list[Found]] = [[] for _ in texts]
    if not texts:
        return by_text
    own = pieces[np.concatenate(texts)]
    part = np.repeat(np.arange(len(texts)), [len(places) for places in texts])
    windows: list[Window] = []
    first = 0
    for places in texts:
        # as any text, it begins a paragraph, and with a capital
        own.gap[first], own.case[first] = PARAGRAPH, max(1, own.case[first])
        windows += [Window(*(first + place for place in window)) for window in plan(pieces.gap[places])]
        first += len(places)
    heard = network.hear(own, windows)
    with on_one_thread():
        for number, attribution in _attributions(own, part, heard, network):
            by_text[number].append(attribution)
    return by_text


def _attributions(
    pieces: Pieces, part: NDArray[np.int64], heard: list[Heard], network: Network
) -> list[tuple[int, Found]]:
    """The attributions of a run of pieces, in text order, each with the number of its part."""
    labels = np.concatenate([window.labels[window.window.decided] for window in heard])
    path = best_path(labels)
    opens = (np.diff(part, prepend=part[:1]) != 0) & (path > 0)
    path[opens] -= path[opens] % 2 == 0  # what would run on into the next stretch begins anew there
    role, first, last = spans(path)
    ends = np.stack((first, last), 1)
    at = {r: np.flatnonzero(role == r) for r in (SOURCE, CUE, CONTENT)}
    cues, sources, contents = ends[at[CUE]], ends[at[SOURCE]], ends[at[CONTENT]]
    to_cue = np.zeros((len(contents), len(cues)), np.float32)
    to_source = np.zeros((len(cues), 1 + len(sources)), np.float32)
    for window in heard:
        link(window, network, Ends(cues, sources, contents, part), to_cue, to_source)
    sure = _sureness(softmax(labels), role, first, last)

    if not len(cues) or not len(contents):
        return []
    owner = np.where(to_cue.any(1), to_cue.argmax(1), -1)
    least = np.full(1 + len(cues), 2, np.float32)  # of the contents of each cue; the last one of those of none
    np.minimum.at(least, owner, sure[at[CONTENT]])
    # that this is a cue, that the least certain of its contents is one, and that the source is the right one
    scores = (sure[at[CUE]] * least[:-1] * to_source.max(1)).tolist()
    places = list(zip(pieces.start[first].tolist(), pieces.end[last - 1].tolist(), strict=True))
    mine: list[list[Span]] = [[] for _ in range(1 + len(cues))]
    for span, cue in zip(at[CONTENT].tolist(), owner.tolist(), strict=True):
        mine[cue].append(places[span])
    known = [None, *(places[span] for span in at[SOURCE].tolist())]
    numbers = part[first[at[CUE]]].tolist()
    placed: list[tuple[Span, int, Found]] = []
    for i, (span, choice) in enumerate(zip(at[CUE].tolist(), to_source.argmax(1).tolist(), strict=True)):
        if mine[i]:
            source, cue, content = known[choice], places[span], tuple(mine[i])
            attribution = Found(source, cue, content, round(scores[i], 4))
            placed.append((min(source or cue, cue, content[0]), numbers[i], attribution))
    placed.sort(key=itemgetter(0))
    return [(number, attribution) for _, number, attribution in placed]


def best_path(scores: Floats) -> NDArray[np.int64]:
    """The likeliest labels, ``[pieces]``, under the one rule of BIO: I-x stands behind B-x or I-x.

    Viterbi's algorithm, in one pass: as nothing but that rule ties a label to the one before it, the pass only
    needs to know how much is lost, against the best path so far, by the best one that ends inside each role.  A piece
    that no role is likelier to run through than to begin at forgets what stands before it, so the pass is needed only
    from such a piece to the next, and only where the likeliest labels one by one break the rule.
    """
    path = np.asarray(scores.argmax(1), np.int64)
    before = np.concatenate(([0], path[:-1]))
    broken = np.flatnonzero((path > 0) & (path % 2 == 0) & (before != path) & (before != path - 1))
    if not len(broken):
        return path
    fresh = np.flatnonzero((scores[:, 2::2] <= scores[:, 1::2]).all(1))
    cuts = np.unique(np.concatenate(([0], fresh, [len(path)])))
    for number in np.unique(np.searchsorted(cuts, broken, "right")):
        stretch = slice(int(cuts[number - 1]), int(cuts[number]))
        path[stretch] = _viterbi(scores[stretch].tolist())
    return path


def _viterbi(rows: list[list[float]]) -> list[int]:
    """The likeliest labels of some pieces; the three roles are written out, as loops over them take thrice as long."""
    lost_a = lost_b = lost_c = -np.inf
    # a row: the role in which the best path up to here ends, or -1; and whether the best way to be inside each role
    # was inside it already
    steps: list[tuple[int, bool, bool, bool]] = []
    for outside, begin_a, in_a, begin_b, in_b, begin_c, in_c in rows:
        a, b, c = lost_a + in_a, lost_b + in_b, lost_c + in_c
        stays_a, stays_b, stays_c = a > begin_a, b > begin_b, c > begin_c
        a, b, c = a if stays_a else begin_a, b if stays_b else begin_b, c if stays_c else begin_c
        best, role = outside, -1
        if a > best:
            best, role = a, 0
        if b > best:
            best, role = b, 1
        if c > best:
            best, role = c, 2
        steps.append((role, stays_a, stays_b, stays_c))
        lost_a, lost_b, lost_c = a - best, b - best, c - best
    path = [0] * len(rows)
    role = -1
    for t in range(len(rows) - 1, -1, -1):
        role = steps[t][0] if role < 0 else role
        if role >= 0:
            path[t] = 1 + 2 * role + steps[t][1 + role]
            role = role if steps[t][1 + role] else -1
    return path


def spans(path: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Role, first piece and last piece + 1 of every span on a valid path, in order; each ``[spans]``."""
    first = np.flatnonzero(path % 2 == 1)
    inside = np.append((path > 0) & (path % 2 == 0), False)
    # the end of a span is the first piece behind its beginning that is not inside
    outside = np.flatnonzero(~inside)
    last = outside[np.searchsorted(outside, first, "right")]
    return path[first] // 2, first, last


def _sureness(shares: Floats, role: NDArray[np.int64], first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
    """The mean probability of its role over the pieces of each span, ``[spans]``."""
    by_role = shares[:, 1:].reshape(len(shares), len(ROLES), 2).sum(2)
    running = np.concatenate((np.zeros((1, len(ROLES)), np.float32), np.cumsum(by_role, 0)))
    return np.asarray((running[last, role] - running[first, role]) / (last - first), np.float32)
