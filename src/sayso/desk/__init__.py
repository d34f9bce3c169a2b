"""The desk: keep, search and audit what was read, in one database."""
