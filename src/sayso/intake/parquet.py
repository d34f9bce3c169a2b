"""Tables of articles in Parquet files, with the extra ``parquet``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO, cast

from sayso.errors import DecodeError, ReadError
from sayso.intake.fields import check_texts, column_notes, guess_columns
from sayso.intake.files import read_all
from sayso.intake.inputs import Input, Part
from sayso.intake.rows import from_row
from sayso.records import Article
from sayso.settings import setting

_SAMPLE = 50
_BATCH = 64  # rows in memory at a time
_BUFFER = 1 << 20  # bytes of a column that are read at once, instead of all that a row group has of it


def rows(source: Input) -> Iterator[Part]:
    """Yield the rows of a Parquet file, by number from 1.

    Raises:
        DecodeError: it is damaged, or pyarrow is not installed.
        NoArticleError: no column holds texts.
        ReadError: it unpacks to more than ``packed_times`` of its size; or it comes by standard input or from another
            file and is larger than the setting ``file_bytes``.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        remedy = "install it: pip install 'sayso[parquet]'."
        raise DecodeError(f"{source.location} is Parquet, which needs the extra parquet", remedy) from error
    stream, size = _seekable(source)
    try:
        file = ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
        groups = [file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups)]
        if sum(groups) > max(int(setting("file_bytes")), int(setting("packed_times")) * size):
            raise ReadError(
                f"{source.location} unpacks to {sum(groups):,} bytes", "split it, or raise SAYSO_FILE_BYTES."
            )
        names = list(file.schema_arrow.names)
        first = list(islice(_read(file, None), _SAMPLE))
        columns = guess_columns(names, first, source.location)
        check_texts(columns, names, source.location)
        coming = _read(file, list(dict.fromkeys(columns.values())))
        notes = column_notes(columns, source.location)
        total = max(1, file.metadata.num_rows)
        for number, row in enumerate(coming, 1):
            load = partial(
                from_row, row, columns, f"{source.location}#{number}", f"{source.location}, row {number}", notes
            )
            yield Part(str(number), load, size * number // total, partial(_taken, load))
    except (ArrowException, OSError) as error:
        why = " ".join(str(error).split())[:200]
        raise DecodeError(f"{source.location} is a damaged Parquet file ({why})", "get the file again.") from error


def _seekable(source: Input) -> tuple[BinaryIO, int]:
    """The input as a file that can be read in any order, and its size: itself, or, of a stream, all of it in memory."""
    if source.depth == 0 and source.size is not None and source.stream.seekable():
        return cast("BinaryIO", source.stream), source.size
    data = read_all(source.stream, source.location)
    return BytesIO(data), len(data)


def _read(file: Any, columns: list[str] | None) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - it has no types
    for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
        yield from batch.to_pylist()


def _taken(load: Callable[[], Article]) -> Callable[[], Article]:
    return load
