"""The data path of one reading: an article in, a reading out."""

from __future__ import annotations

from sayso.model.decode import Findings, find
from sayso.model.network import Network
from sayso.model.pieces import Pieces, split
from sayso.reading.actors import Cast, resolve
from sayso.reading.attributions.addressees import addressed
from sayso.reading.attributions.boundaries import fitted, outermost, with_names
from sayso.reading.attributions.imagined import with_imagined
from sayso.reading.attributions.nesting import chains, nest, with_controlled
from sayso.reading.attributions.outlet_reports import reports, with_reports
from sayso.reading.attributions.spans import Telling
from sayso.reading.attributions.transcripts import turns, with_blocks, with_turns, without_blocks
from sayso.reading.factuality.status import statuses
from sayso.reading.text.quotations import Quotations
from sayso.records import Alternative, Article, Attribution, Model, Reading, Span
from sayso.registers import identify
from sayso.settings import setting


def read(article: Article, network: Network) -> Reading:
    """Find who said what in an article, and what is told within that; boilerplate is left unread.

    Raises:
        UsageError: a setting in the environment is no number.
    """
    pieces = split(article.text)
    findings = find(pieces, stretches(article), network)
    quoted = Quotations(article.text)
    told = tellings(article, pieces, findings, network, quoted)
    cast = resolve(article.text, told, findings.names, findings.mentions, [one.score for one in told])
    return Reading(
        article=article,
        attributions=attributions(told, cast, quoted),
        actors=identify(cast.actors, article),
        model=Model(name=network.name, version=network.version, sha256=network.sha256),
    )


def tellings(
    article: Article, pieces: Pieces, findings: Findings, network: Network, quoted: Quotations
) -> list[Telling]:
    """Everything that is told in an article, from what the network found in a first pass; in text order.

    Raises:
        UsageError: the setting ``least_score`` in the environment is no number.
    """
    text, least = article.text, setting("least_score")
    found = [fitted(one, quoted) for one in findings.attributions if one.score >= least]
    outer = [Telling(one.source, one.cue, one.content, one.score) for one in outermost(found, quoted)]
    parts = stretches(article)
    outer = with_imagined(with_reports(outer, reports(text, parts)), quoted, parts)
    outer = with_turns(without_blocks(with_blocks(outer, text, parts), text), turns(text, parts))
    told = with_names(nest(outer, pieces, network, quoted, least), findings.names)
    return addressed(text, told)


def stretches(article: Article) -> list[Span]:
    """What is read, ``[start, end)`` a section: all but the boilerplate.  No attribution leaves its section."""
    return [(section.start, section.end) for section in article.sections if section.kind != "boilerplate"]


def attributions(told: list[Telling], cast: Cast, quoted: Quotations) -> tuple[Attribution, ...]:
    """The tellings as records, with their status, kind, speakers and chains."""
    choices = with_controlled(told, cast.speakers, cast.addressees, quoted.text)
    speakers = [choice.actor for choice in choices]
    addressees = [None if choice is None else choice.actor for choice in cast.addressees]
    parts = zip(told, statuses(quoted.text, told), choices, addressees, chains(told, speakers), strict=True)
    return tuple(
        Attribution(
            id=f"a{number}",
            source=() if one.source is None else (one.source,),
            cue=(one.cue,),
            content=one.content,
            parent=None if one.parent is None else f"a{one.parent + 1}",
            speaker=speaker.actor,
            speaker_score=None if speaker.actor is None else speaker.score,
            speaker_alternatives=tuple(Alternative(actor=who, score=score) for who, score in speaker.alternatives),
            addressee=hearer,
            chain=chain,
            kind="direct" if one.is_verbatim else quoted.kind(one.content, one.cue),
            type=status.type,
            factuality=status.factuality,
            polarity=status.polarity,
            score=one.score,
        )
        for number, (one, status, speaker, hearer, chain) in enumerate(parts, 1)
    )
