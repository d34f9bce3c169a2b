"""The Python interface to a desk: every result a typed, frozen record."""
