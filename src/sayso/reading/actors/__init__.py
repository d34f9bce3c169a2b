"""Resolves references (sources, addressees, actors and recipients of acts) to people, groups and documents."""

from sayso.reading.actors.cast import Cast, Choice, Mention, Name, Role, RoleReference, Telling
from sayso.reading.actors.resolution.resolver import resolve

__all__ = ["Cast", "Choice", "Mention", "Name", "Role", "RoleReference", "Telling", "resolve"]
