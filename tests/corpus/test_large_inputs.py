"""A large input is divided into shards: it is never in memory as a whole, and each process unpacks it once."""

from __future__ import annotations

import gzip
import json
import random
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from backports import zstd

from sayso.corpus import making
from sayso.corpus.inputs import Listed, items, look_into
from sayso.corpus.making import _Opened
from sayso.corpus.plan import shards
from sayso.intake.items import Item

ARTICLES, SHARD = 4_000, 500
WORDS = 2_000  # letters that no packing makes much smaller


def rows() -> Iterator[dict[str, str]]:
    draw = random.Random(1)
    for number in range(ARTICLES):
        yield {"text": f"Roe said that {number} boats had left. {draw.randbytes(WORDS // 2).hex()}"}


def as_lines() -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows()).encode()


def as_gzip(path: Path) -> Path:
    path = path / "large.jsonl.gz"
    path.write_bytes(gzip.compress(as_lines(), 1))
    return path


def as_zstd(path: Path) -> Path:
    path = path / "large.jsonl.zst"
    path.write_bytes(zstd.compress(as_lines()))
    return path


def as_parquet(path: Path) -> Path:
    path = path / "large.parquet"
    pq.write_table(pa.Table.from_pylist(list(rows())), path, row_group_size=200, compression="zstd")
    return path


@pytest.mark.parametrize("write", [as_gzip, as_zstd, as_parquet])
def test_it_is_never_in_memory_as_a_whole(
    write: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_FILE_BYTES", "1000000")
    source = Listed(str(write(tmp_path)))
    size = Path(source.location).stat().st_size
    assert size > 4_000_000
    pool, before = pa.proxy_memory_pool(pa.default_memory_pool()), pa.default_memory_pool()
    pa.set_memory_pool(pool)
    tracemalloc.start()
    try:
        counted = look_into(source)
        plan = shards([counted], SHARD)
        texts = [item.load().text[:30] for shard in plan for item in making._items(shard)]
        peak = tracemalloc.get_traced_memory()[1] + (pool.max_memory() or 0)
    finally:
        tracemalloc.stop()
        pa.set_memory_pool(before)
    assert (counted.items, len(plan)) == (ARTICLES, ARTICLES // SHARD)
    assert [text.split()[3] for text in texts] == [str(number) for number in range(ARTICLES)]
    assert peak < 0.75 * size


def test_a_process_goes_on_in_the_input_it_has_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def counted(source: Listed) -> Iterator[Item]:
        opened.append(source.location)
        return items(source)

    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"Roe said that {number} had left."}) + "\n" for number in range(10)))
    plan = shards([look_into(Listed(str(path)))], 2)
    monkeypatch.setattr(making, "items", counted)
    monkeypatch.setattr(making, "_OPENED", _Opened())
    for number in (0, 1, 3, 4):  # another process has the third
        assert [item.location.rpartition("#")[2] for item in making._items(plan[number])] == [
            str(2 * number + 1),
            str(2 * number + 2),
        ]
    assert len(opened) == 1
    list(making._items(plan[2]))  # back: from the beginning
    assert len(opened) == 2
