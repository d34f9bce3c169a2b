"""Every item is in one shard, in order, whatever the sizes are."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.corpus.inputs import Listed
from sayso.corpus.plan import shards


@given(st.lists(st.integers(0, 7), max_size=6), st.integers(1, 5))
def test_every_item_is_in_one_shard(counts: list[int], size: int) -> None:
    sources = [Listed(f"{number}.jsonl", items=count) for number, count in enumerate(counts)]
    plan = shards(sources, size)
    planned = [
        (piece.source.location, item)
        for shard in plan
        for piece in shard.pieces
        for item in range(piece.first, piece.stop)
    ]
    assert planned == [(source.location, item) for source in sources for item in range(source.items)]
    assert [shard.items for shard in plan[:-1]] == [size] * len(plan[:-1])
    assert all(0 < shard.items <= size for shard in plan)
    assert [shard.number for shard in plan] == list(range(len(plan)))
    assert [shard.start for shard in plan] == [1 + size * number for number in range(len(plan))]
