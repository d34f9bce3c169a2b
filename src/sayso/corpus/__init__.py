"""Archives: very many articles as folders of Parquet files, one part of each table a shard."""

from typing import Final

SHARD_SIZE: Final = 500
"""Articles of a shard, unless another number is given: some minutes of work for one core."""
