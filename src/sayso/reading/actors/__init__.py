"""Resolves references (sources, addressees, actors and recipients of acts) to people, groups and documents."""

from sayso.reading.actors.cast import AttributionLike, Cast, Choice, Mention, Name, Role, RoleReference
from sayso.reading.actors.resolution.resolver import resolve

__all__ = ["AttributionLike", "Cast", "Choice", "Mention", "Name", "Role", "RoleReference", "resolve"]
