"""What a desk holds, in the formats of others."""

from collections.abc import Callable, Iterable
from typing import Final, TextIO

from sayso.export.entities import write_ftm
from sayso.export.linked import write_annotations, write_quotations
from sayso.export.network import write_gexf
from sayso.export.statements import ExportedArticle
from sayso.export.tables import write_csv, write_jsonl

WRITERS: Final[dict[str, Callable[[Iterable[ExportedArticle], TextIO], None]]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "annotations": write_annotations,
    "quotations": write_quotations,
    "gexf": write_gexf,
    "ftm": write_ftm,
}
"""The formats by the names that ``sayso export`` knows them by."""
