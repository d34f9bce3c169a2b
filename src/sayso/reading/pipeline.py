"""The data path of one reading: an article in, a reading out."""

from __future__ import annotations

from sayso.model.decode import Found, find
from sayso.model.network import Network
from sayso.reading.attributions import outermost
from sayso.reading.marks import Quotations
from sayso.records import Article, Attribution, Model, Reading, Span
from sayso.settings import setting


def read(article: Article, network: Network) -> Reading:
    """Find who said what in an article; boilerplate is left unread.

    Raises:
        UsageError: a setting in the environment is no number.
    """
    least = setting("least_score")
    found = [one for one in find(article.text, stretches(article), network).attributions if one.score >= least]
    quoted = Quotations(article.text)
    found = outermost(found, quoted)
    attributions = tuple(_attribution(one, number, quoted) for number, one in enumerate(found, 1))
    model = Model(name=network.name, version=network.version, sha256=network.sha256)
    return Reading(article=article, attributions=attributions, model=model)


def stretches(article: Article) -> list[Span]:
    """What is read, ``[start, end)`` a section: all but the boilerplate.  No attribution leaves its section."""
    return [(section.start, section.end) for section in article.sections if section.kind != "boilerplate"]


def _attribution(found: Found, number: int, quoted: Quotations) -> Attribution:
    return Attribution(
        id=f"a{number}",
        source=() if found.source is None else (found.source,),
        cue=(found.cue,),
        content=found.content,
        kind=quoted.kind(found.content, found.cue),
        score=found.score,
    )
