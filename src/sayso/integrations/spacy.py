"""A component of spaCy pipelines: who said what in a document.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> nlp.add_pipe("sayso")  # doctest: +SKIP
    >>> doc = nlp("“We are done waiting,” said Mayor Ruth Okafor.")  # doctest: +SKIP
    >>> doc._.attributions[0].speaker, doc[1:4]._.speaker  # doctest: +SKIP
    ('Ruth Okafor', 'Ruth Okafor')

spaCy finds the component by its entry point, without an import, where the package is installed with the extra
``spacy``.  What the document keeps is the reading as JSON, so that documents can be pickled, stored and sent between
processes.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

import sayso
from sayso.intake import from_text
from sayso.records import Attribution, Reading
from sayso.records import Span as Offsets

_KEPT: Final = 32
"""So many readings are kept in memory as records; the others are made again from their JSON."""


@dataclass(frozen=True)
class SpacyAttribution:
    """An attribution in spans of the document; a span begins and ends with whole tokens."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None
    """The name of the speaker; None if no actor is likely enough."""
    record: Attribution
    """The attribution as a reading has it: kind, factuality, score, offsets in code points."""


@Language.factory("sayso", default_config={"without": []}, assigns=["doc._.attributions", "span._.speaker"])
def create(nlp: Language, name: str, without: Collection[str]) -> SaysoComponent:
    """Make the component; ``without`` names steps of the pipeline to leave out, as in `sayso.read`."""
    return SaysoComponent(without)


class SaysoComponent:
    """Reads documents; sets ``doc._.reading``, ``doc._.attributions``, ``span._.attribution`` and ``span._.speaker``.

    Raises `sayso.UsageError` with the first document if ``without`` names a step that there is not.
    """

    def __init__(self, without: Collection[str] = ()) -> None:
        self._without = tuple(without)

    def __call__(self, doc: Doc) -> Doc:
        """Read a document."""
        doc._.sayso_json = sayso.read(from_text(doc.text), without=self._without).to_json()
        return doc


@lru_cache(_KEPT)
def _record(json: str) -> Reading:
    return Reading.model_validate_json(json)


def _reading(doc: Doc) -> Reading | None:
    """The reading of a document; None if the component has not seen it."""
    return _record(doc._.sayso_json) if doc._.sayso_json else None


def _attributions(doc: Doc) -> list[SpacyAttribution]:
    reading = _reading(doc)
    return [_attribution(doc, reading, record) for record in reading.attributions] if reading else []


def _attribution(doc: Doc, reading: Reading, record: Attribution) -> SpacyAttribution:
    source, cue, content = (
        tuple(_span(doc, offsets) for offsets in getattr(record, part)) for part in ("source", "cue", "content")
    )
    speaker = reading.speaker(record)
    return SpacyAttribution(source, cue, content, speaker.name if speaker else None, record)


def _span(doc: Doc, offsets: Offsets) -> Span:
    span = doc.char_span(*offsets, alignment_mode="expand")
    assert span is not None, offsets
    return span


def _around(span: Span) -> SpacyAttribution | None:
    """The innermost attribution whose content holds a span; None if nobody says it."""
    reading = _reading(span.doc)
    holding = [
        (sum(end - start for start, end in record.content), i, record)
        for i, record in enumerate(reading.attributions if reading else ())
        if any(start <= span.start_char and span.end_char <= end for start, end in record.content)
    ]
    return _attribution(span.doc, reading, min(holding)[2]) if reading and holding else None


def _speaker(span: Span) -> str | None:
    attribution = _around(span)
    return attribution.speaker if attribution else None


Doc.set_extension("sayso_json", default=None, force=True)
Doc.set_extension("reading", getter=_reading, force=True)
Doc.set_extension("attributions", getter=_attributions, force=True)
Span.set_extension("attribution", getter=_around, force=True)
Span.set_extension("speaker", getter=_speaker, force=True)
