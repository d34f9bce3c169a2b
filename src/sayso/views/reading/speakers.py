"""Those who speak, on the page: who they are, how they are named, and links to all that they say."""

from __future__ import annotations

from urllib.parse import urlsplit

from sayso.records import Actor, Article
from sayso.views.markup import escaped, is_address, lang, paragraph
from sayso.views.reading.voices import Voice
from sayso.views.reading.wording import description, part, reason


def spoken(article: Article, found: list[Voice], prefix: str) -> str:
    """The list as HTML: the ids are ``prefix`` + "s3", the links lead to ``prefix`` + "l3" in the other list."""
    items = "".join(_item(article, voice, prefix) for voice in found)
    return f'<ol class="voices" role="list">\n{items}</ol>\n'


def _item(article: Article, voice: Voice, prefix: str) -> str:
    actor, language = voice.actor, lang(article.language)
    why = reason(actor, article.text)
    numbers = ", ".join(
        f'<a href="#{prefix}l{entry.number}" aria-label="Attribution {entry.number}">{entry.number}</a>'
        for entry in voice.entries
    )
    name = f'<bdi class="source"{language}>{escaped(actor.name)}</bdi>'
    unnamed = " unnamed" if actor.naming == "anonymous" else ""
    return (
        f'<li id="{prefix}s{voice.rank}" class="voice{unnamed}">\n'
        f"{paragraph(name, 'who')}"
        f"{paragraph(escaped(description(actor)), 'known')}"
        f"{paragraph(f'reason given: <q{language}>{escaped(why)}</q>' if why else '', 'note')}"
        f"{paragraph(f'{part(voice)} (in {numbers})', 'what')}"
        f"{paragraph(_same(actor), 'what')}"
        "</li>\n"
    )


def _same(actor: Actor) -> str:
    """Where else the actor is known: a link for each address on the web, by the name of its host."""
    links = [
        f'<a href="{escaped(address)}" rel="noopener noreferrer external">{escaped(_host(address))}</a>'
        if is_address(address)
        else f"<bdi>{escaped(address)}</bdi>"
        for address in actor.same_as
    ]
    return f"same as: {', '.join(links)}" if links else ""


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
