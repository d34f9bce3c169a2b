"""Entities: the people, groups and documents of a text, put together from mentions."""
