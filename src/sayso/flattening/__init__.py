"""From a reading to rows: what a desk and an archive keep of it.  Pure: nothing here uses a database or a file."""
