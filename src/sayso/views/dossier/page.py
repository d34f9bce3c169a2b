"""A dossier as one page that an editor would sign: it needs nothing else, no network, no script, no other file."""

from __future__ import annotations

from string import Template

from sayso.dossier.evidence import NONE
from sayso.dossier.log import Item, Passage, Told
from sayso.dossier.sensitivity import PairRange
from sayso.dossier.weighing import EventWeight
from sayso.views.dossier.wording import (
    NOT_CLAIMED,
    SHAPES,
    Shown,
    changes,
    dates,
    decibans,
    expected,
    headline,
    is_missing,
    is_seen,
    origin,
    origins,
    prior_lines,
    scale,
    span,
    told,
    verdict,
)
from sayso.views.markup import document, escaped, stylesheets

_BODY = Template("""\
<main>
<header class="head">
<h1>$question</h1>
$state<ol class="hypotheses">
$hypotheses</ol>
</header>
<section aria-labelledby="balance">
<h2 class="label" id="balance">Which way the evidence leans</h2>
$flip$picture<p class="aside">In decibans: 3 double the odds, 10 make them tenfold. The line is the weight, the bar \
the range over everything that was tried. A dashed bar touches 0: unresolved.</p>
$pairs$priors</section>
<section aria-labelledby="telling">
<h2 class="label" id="telling">What tells the hypotheses apart best</h2>
$telling</section>
<section aria-labelledby="events">
<h2 class="label" id="events">All events, by how well they tell the hypotheses apart</h2>
<p class="aside">$legend</p>
$events</section>
<section aria-labelledby="tried">
<h2 class="label" id="tried">What was tried</h2>
$tried</section>
<section aria-labelledby="assumed">
<h2 class="label" id="assumed">What is assumed</h2>
$assumed</section>
<section aria-labelledby="unclaimed">
<h2 class="label" id="unclaimed">What this does not claim</h2>
<ul>
$unclaimed</ul>
</section>
<section aria-labelledby="log">
<h2 class="label" id="log">Log of changes</h2>
$log</section>
<p class="signed">Signed: <span></span></p>
</main>
""")
_LEFT, _WIDTH, _ROW = 190.0, 560.0, 44.0


def page(one: Shown) -> str:
    """The page; it can be written as UTF-8 whatever the articles hold.  Raises nothing."""
    hypotheses = "".join(
        f"<li><b>{escaped(name)}</b> {escaped(words)}</li>\n" for name, words in one.dossier.hypotheses.items()
    )
    body = _BODY.substitute(
        question=escaped(one.dossier.question),
        state=_state(one),
        hypotheses=f"{hypotheses}<li><b>{NONE}</b></li>\n",
        flip=_paragraph(one.sensitivity.flip.sentence, "flip") + _paragraph(origins(one), "aside"),
        picture=_picture(one.sensitivity.pairs),
        pairs=_pairs(one),
        priors="".join(_paragraph(line, "aside") for line in prior_lines(one)),
        telling=_telling(one),
        legend=escaped(f"How expected is it if the hypothesis holds? {scale()}"),
        events=_events(one),
        tried=_tried(one),
        assumed=_assumed(one),
        unclaimed="".join(f"<li>{escaped(line)}</li>\n" for line in NOT_CLAIMED),
        log=_log(one),
    )
    return document(one.dossier.question, stylesheets("page.css", "dossier.css"), body, "dossier")


def _paragraph(words: str, name: str) -> str:
    return f'<p class="{name}">{escaped(words)}</p>\n' if words else ""


def _state(one: Shown) -> str:
    lines = [f"{len(one.events)} events, raters: {', '.join(one.dossier.raters) or 'nobody yet'}"]
    if one.as_of:
        lines.append(f"as it stood on {one.as_of.isoformat()}")
    if one.known_by:
        lines.append(f"with what was reported by {one.known_by.isoformat()}")
    return _paragraph("; ".join(lines), "aside")


def _picture(pairs: tuple[PairRange, ...]) -> str:
    """A bar for each pair from its lowest to its highest value, its weight as a line, 0 in the middle."""
    reach = max([10.0, *(abs(end) for pair in pairs for end in (pair.low, pair.high))]) * 1.05
    height = _ROW * len(pairs) + 30

    def x(value: float) -> float:
        return _LEFT + _WIDTH * (value + reach) / (2 * reach)

    marks = ""
    for n, pair in enumerate(pairs):
        y = 8 + n * _ROW
        kind = "resolved" if pair.resolved else "open"
        label = f"{pair.first} against {pair.second}"
        marks += (
            f'<text x="{_LEFT - 12}" y="{y + 19:g}" text-anchor="end">{escaped(label)}</text>'
            f'<rect class="{kind}" x="{x(pair.low):.1f}" y="{y + 4:g}" '
            f'width="{max(1.0, x(pair.high) - x(pair.low)):.1f}" height="20" rx="3"/>'
            f'<line class="weight" x1="{x(pair.weight):.1f}" x2="{x(pair.weight):.1f}" y1="{y:g}" y2="{y + 28:g}"/>'
        )
    ticks = "".join(
        f'<line class="tick" x1="{x(value):.1f}" x2="{x(value):.1f}" y1="0" y2="{height - 22:g}"/>'
        f'<text x="{x(value):.1f}" y="{height - 6:g}" text-anchor="middle">{f"{value:+.0f}" if value else "0"}</text>'
        for value in _ticks(reach)
    )
    zero = f'<line class="zero" x1="{x(0):.1f}" x2="{x(0):.1f}" y1="0" y2="{height - 22:g}"/>'
    told_apart = "; ".join(
        f"{pair.first} against {pair.second}: {decibans(pair.weight)}, {span(pair)}" for pair in pairs
    )
    return (
        f'<svg class="balance" viewBox="0 0 {_LEFT + _WIDTH + 20:g} {height:g}" role="img" '
        f'aria-labelledby="pictured described"><title id="pictured">Ranges of the weights of every pair, in decibans'
        f'</title><desc id="described">{escaped(told_apart)}</desc>{ticks}{zero}{marks}</svg>\n'
    )


def _ticks(reach: float) -> list[float]:
    step = next((size for size in (5, 10, 20, 50, 100, 200, 500, 1000) if reach / size <= 4), 5000)
    return [float(n * step) for n in range(-int(reach // step), int(reach // step) + 1)]


def _pairs(one: Shown) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escaped(pair.first)} against {escaped(pair.second)}</th>'
        f'<td class="number">{decibans(pair.weight)}</td><td class="number">{escaped(span(pair))}</td>'
        f"<td>{escaped(verdict(pair))}{escaped(f', {pair.lean}') if pair.resolved else ''}</td>"
        f"<td>{escaped(pair.flip.sentence)}</td></tr>\n"
        for pair in one.sensitivity.pairs
    )
    return _table(
        "Weights by pair", ("Pair", "Weight", "Range over everything tried", "Reading", "What would flip it"), rows
    )


def _telling(one: Shown) -> str:
    found = [(one.dossier.items[weight.event.id], weight) for weight in one.sensitivity.telling]
    if not found:
        return _paragraph("No event tells them apart.", "aside")
    items = "".join(
        f"<li>{_kind(item)} <b>{escaped(item.id)}</b> {escaped(headline(item))}: "
        f"{escaped(decibans(weight.telling).lstrip('+'))} between the two that it tells apart best</li>\n"
        for item, weight in found
    )
    return f'<ol class="telling">\n{items}</ol>\n'


def _events(one: Shown) -> str:
    if not one.events:
        return _paragraph("No events yet.", "aside")
    headings = ("Event", "", *(("none" if name == NONE else name) for name in one.dossier.names), "Tells apart")
    rows = "".join(_event(one, item, weight) for item, weight in one.events)
    return _table("Events", headings, rows, "events")


def _event(one: Shown, item: Item, weight: EventWeight) -> str:
    cells = "".join(f"<td>{escaped(expected(weight, n))}</td>" for n in range(len(one.dossier.names)))
    where = "".join(_told(report) for report in item.reports)
    if is_seen(item):
        where = '<p class="chain">seen, without a teller between</p>\n'
    lost = _paragraph("Its article is no longer in this desk; the passage was kept as it stood.", "aside")
    why = "".join(_paragraph(line, "why") for line in one.reasons.get(item.id, []))
    episode = _paragraph(f"episode: {item.entry.episode}", "aside") if item.entry.episode else ""
    return (
        f'<tr id="{escaped(item.id)}"><th scope="row">{escaped(item.id)} {_kind(item)}</th>\n'
        f"<td><p><b>{escaped(headline(item))}</b></p>\n{_paragraph(dates(item), 'aside')}{episode}"
        f"{_passage(item.passage)}{where}{lost if is_missing(item, one.missing) else ''}{why}</td>"
        f"{cells}<td>{escaped(decibans(weight.telling).lstrip('+'))}</td></tr>\n"
    )


def _kind(item: Item) -> str:
    kind = item.entry.kind
    return f'<span class="kind {kind.lower()}"><span aria-hidden="true">{SHAPES[kind]}</span> {kind}</span>'


def _passage(passage: Passage | None) -> str:
    if passage is None:
        return ""
    where = f"<footer>{escaped(passage.where)}</footer>" if passage.where else ""
    return f"<blockquote>{escaped(passage.text)}{where}</blockquote>\n"


def _told(report: Told) -> str:
    return f'<p class="chain">{escaped(told(report))}<br>{escaped(origin(report))}</p>\n'


def _tried(one: Shown) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escaped(pair.first)} against {escaped(pair.second)}</th><td>{escaped(spread.kind)}</td>'
        f'<td class="number">{decibans(spread.low)}</td><td>{escaped(spread.lowest)}</td>'
        f'<td class="number">{decibans(spread.high)}</td><td>{escaped(spread.highest)}</td></tr>\n'
        for pair in one.sensitivity.pairs
        for spread in pair.spreads
    )
    raters = "".join(
        f'<tr><th scope="row">{escaped(pair.first)} against {escaped(pair.second)}</th><td>{escaped(rater)} alone</td>'
        f'<td class="number">{decibans(value)}</td><td></td><td></td><td></td></tr>\n'
        for pair in one.sensitivity.pairs
        for rater, value in pair.raters
    )
    return _table("What was tried", ("Pair", "What", "Lowest", "if", "Highest", "if"), rows + raters)


def _assumed(one: Shown) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escaped(name.replace("_", " "))}</th><td>{a:g}</td><td>{b:g}</td></tr>\n'
        for name, (a, b) in one.dossier.grades.items()
    )
    words = "Grades of tellers: the chance that a report is passed on if it is true, and if it is not."
    return _paragraph(words, "aside") + _table("Grades", ("Teller", "if true", "if not"), rows)


def _log(one: Shown) -> str:
    rows = "".join(
        f"<tr><td>{escaped(made.replace('T', ' ')[:16])}</td><td>{escaped(author)}</td><td>{escaped(what)}</td></tr>\n"
        for made, author, what in changes(one.log)
    )
    return _table("Log", ("When (UTC)", "Who", "What"), rows)


def _table(caption: str, headings: tuple[str, ...], rows: str, name: str = "") -> str:
    head = "".join(f'<th scope="col">{escaped(heading)}</th>' for heading in headings)
    kind = f' class="{name}"' if name else ""
    return (
        f'<div class="scroll"><table{kind}>\n<caption class="unseen">{escaped(caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
