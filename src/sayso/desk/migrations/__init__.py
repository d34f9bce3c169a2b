"""The schemas of a desk, one after the other; each step is one transaction, and what was released is never edited."""
