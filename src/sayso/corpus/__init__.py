"""Archives: very many articles as folders of Parquet files, one part of each table a shard."""
