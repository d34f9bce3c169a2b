"""The speakers on the page: who they are, how they are named, and links to what they say."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from sayso.records import Actor, Article
from sayso.views.reading.voices import Voice
from sayso.views.reading.wording import description, part, reason
from sayso.views.rendering import is_address


@dataclass(frozen=True)
class Link:
    """Where else an actor is known: an address and what it is called."""

    address: str
    label: str


@dataclass(frozen=True)
class Speaker:
    """A speaker in words."""

    rank: int
    name: str
    is_unnamed: bool
    description: str
    reason: str
    """Why the speaker is not named, in the article's words."""
    part: str
    """How much of the reading is theirs."""
    numbers: tuple[int, ...]
    """The numbers of their attributions."""
    same_as: tuple[Link, ...]


def speaker(article: Article, voice: Voice) -> Speaker:
    """Put a speaker into words."""
    actor = voice.actor
    return Speaker(
        rank=voice.rank,
        name=actor.name,
        is_unnamed=actor.naming == "anonymous",
        description=description(actor),
        reason=reason(actor, article.text),
        part=part(voice),
        numbers=tuple(entry.number for entry in voice.entries),
        same_as=tuple(_links(actor)),
    )


def _links(actor: Actor) -> list[Link]:
    return [Link(address, _host(address) if is_address(address) else address) for address in actor.same_as]


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
