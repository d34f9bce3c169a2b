"""Readings as one page of HTML that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from collections.abc import Sequence
from string import Template

from sayso.records import Reading
from sayso.views.markup import document, escaped, is_address, lang, paragraph, stylesheets
from sayso.views.reading.listing import listed
from sayso.views.reading.marking import marked
from sayso.views.reading.outline import Entry, outline, set_aside
from sayso.views.reading.speakers import spoken
from sayso.views.reading.voices import Voice, voices
from sayso.views.reading.wording import SPEAKERS, is_statement, kinds, makers, put_aside, sources, totals

# Lighting up an attribution where the reader points takes a rule each; browsers grow slow with very many.
_MOST_LIT = 400
_BODY = Template("""\
$contents<main>
$readings</main>
<footer class="foot">
<p>Read by $models. Scores say how sure the network is of a whole attribution, from 0 to 1. They say nothing about \
whether what was said is true.</p>
</footer>
""")
_READING = Template("""\
<article class="reading" id="$id">
<header class="head">
<h$level$lang dir="auto">$title</h$level>
$makers$where$picture</header>
<div class="columns">
<section class="text" aria-labelledby="${prefix}text">
<h$below class="label" id="${prefix}text">The article</h$below>
$legend$text</section>
<section class="said" aria-labelledby="${prefix}said">
<h$below class="label" id="${prefix}said">Who said what</h$below>
$list</section>
</div>
$speakers</article>
""")
_SPEAKERS = Template("""\
<section class="speakers" aria-labelledby="${prefix}speakers">
<h$level class="label" id="${prefix}speakers">$title</h$level>
$list</section>
""")
_LEGEND = """\
Marked in the text: <span class="source">source</span> <span class="cue">cue</span> \
<span class="content direct">“direct quotation”</span> <span class="content mixed">mixed “quotation”</span> \
<span class="content indirect">indirect speech</span>"""
_UNSAID = ' <span class="content indirect unsaid">not said, not yet said, or denied</span>'


def page(readings: Sequence[Reading]) -> str:
    """One HTML page with each reading's article and its attributions; with several readings, a table of contents.

    The page can be written as UTF-8 whatever the articles hold.  Raises nothing.
    """
    outlines = [outline(reading) for reading in readings]
    is_one = len(readings) == 1
    parts = [
        _reading(reading, entries, rank, "" if is_one else f"r{rank}-")
        for rank, (reading, entries) in enumerate(zip(readings, outlines, strict=True), 1)
    ]
    models = sorted({f"{reading.model.name} {reading.model.version}" for reading in readings})
    body = _BODY.substitute(
        contents="" if is_one else _contents(readings),
        readings="".join(parts) or paragraph("Nothing was read.", "nothing"),
        models=escaped(", ".join(models)) or "Sayso",
    )
    title = _title(readings[0]) if is_one else f"{len(readings)} readings"
    return document(title, stylesheets("page.css") + _lights(readings, outlines), body)


def _title(reading: Reading) -> str:
    return reading.article.title or reading.article.location or "Untitled text"


def _reading(reading: Reading, entries: list[Entry], rank: int, prefix: str) -> str:
    level = 2 if prefix else 1
    found = voices(reading, entries)
    return _READING.substitute(
        id=f"r{rank}",
        prefix=prefix,
        level=level,
        below=level + 1,
        lang=lang(reading.article.language),
        title=escaped(_title(reading)),
        makers=paragraph(escaped(makers(reading.article)), "makers"),
        where=paragraph(_where(reading.article.location), "where"),
        picture=_picture(reading, found, prefix),
        legend=_legend(entries),
        text=marked(reading.article, entries, prefix),
        list=listed(reading, entries, prefix, level + 2),
        speakers=_speakers(reading, found, level + 1, prefix),
    )


def _speakers(reading: Reading, found: list[Voice], level: int, prefix: str) -> str:
    if not found:
        return ""
    listing = spoken(reading.article, found, prefix)
    return _SPEAKERS.substitute(prefix=prefix, level=level, title=SPEAKERS, list=listing)


def _legend(entries: list[Entry]) -> str:
    """How the marks look, as far as the article has them."""
    unsaid = _UNSAID if any(not is_statement(entry) for entry in entries) else ""
    return paragraph(_LEGEND + unsaid, "legend") if entries else ""


def _where(location: str | None) -> str:
    """Where the article came from: a link only if it leads to the web and nowhere else."""
    if not location or location == "-":
        return ""
    if is_address(location):
        return f'<a href="{escaped(location)}" rel="noopener noreferrer external">{escaped(location)}</a>'
    return f"<bdi>{escaped(location)}</bdi>"


def _picture(reading: Reading, found: list[Voice], prefix: str) -> str:
    """The totals, a bar of the kinds, and its table."""
    out = paragraph(escaped(totals(reading).capitalize()), "totals")
    if told := sources(found, len(reading.attributions)):
        out += paragraph(f'{escaped(told)} <a href="#{prefix}speakers">{SPEAKERS}</a>', "sources")
    out += paragraph(put_aside(set_aside(reading)), "aside")
    if not reading.attributions:
        return out
    counts, number = kinds(reading), len(reading.attributions)
    bars, rows, place = "", "", 0.0
    for kind, count in counts.items():
        width = 100 * count / number
        bars += f'<rect class="{kind}" x="{place:.2f}" width="{width:.2f}" height="10"/>' if count else ""
        rows += (
            f'<tr><th scope="row"><span class="swatch {kind}"></span>{kind}</th>'
            f"<td>{count:,}</td><td>{width:.0f} %</td></tr>\n"
        )
        place += width
    label = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    return (
        f'{out}<div class="kinds">\n'
        f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="Attributions by kind: {label}">'
        f"{bars}</svg>\n"
        '<table>\n<caption class="unseen">Attributions by kind</caption>\n'
        '<thead class="unseen"><tr><th scope="col">Kind</th><th scope="col">Number</th><th scope="col">Share</th></tr>'
        "</thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _contents(readings: Sequence[Reading]) -> str:
    items = "".join(
        f'<li><a href="#r{rank}"><bdi>{escaped(_title(reading))}</bdi></a>'
        f"{paragraph(escaped(makers(reading.article)), 'makers')}{paragraph(escaped(totals(reading)), 'totals')}</li>\n"
        for rank, reading in enumerate(readings, 1)
    )
    heading = f"<h1>{len(readings)} readings</h1>\n"
    return f'<header class="top">\n{heading}<nav aria-label="Readings"><ol>\n{items}</ol></nav>\n</header>\n'


def _lights(readings: Sequence[Reading], outlines: list[list[Entry]]) -> str:
    """Style rules that light up an attribution in the text while its entry in the list is pointed at, and back.

    Whoever speaks is lit with all that they say, once a link has led to them.
    """
    is_one = len(outlines) == 1
    if sum(map(len, outlines)) > _MOST_LIT:
        return ""
    rules: list[str] = []
    for rank, entries in enumerate(outlines, 1):
        at = f"#{'' if is_one else f'r{rank}-'}"
        rules += [
            f"#r{rank}:has({at}l{n}:is(:hover,:focus-within,:target),{at}a{n}:is(:hover,:focus,:target)) "
            f":is(.t{n},{at}l{n}){{--lit:var(--light)}}\n"
            for n in (entry.number for entry in entries)
        ]
        for voice in voices(readings[rank - 1], entries):
            said = ",".join(f".t{entry.number},{at}l{entry.number}" for entry in voice.entries)
            own = f"{at}s{voice.rank}"
            rules.append(
                f"#r{rank}:has({own}:is(:hover,:focus-within,:target)) :is({own},{said}){{--lit:var(--light)}}\n"
            )
    return "".join(rules)
