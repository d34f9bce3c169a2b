"""Who is quoted on whom, as a graph in GEXF 1.2 (Gephi and networkx read it)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TextIO

from sayso.desk.records import ArticleActor, StoredArticle
from sayso.export.statements import ExportedArticle, ExportedStatement

if TYPE_CHECKING:
    import networkx

Edge = tuple[str, str, str, str]


def write_gexf(articles: Iterable[ExportedArticle], out: TextIO) -> None:
    """Nodes are actors (across articles where they are followed), and publishers; edges are counted in ``weight``.

    ``relation``: quotes (publisher to outermost source, source to the next), addresses, speaks of (an actor mentioned
    in the content).  ``status``: said, did not say and so on; each has edges of its
    own, so nothing unsaid counts as said.
    """
    import networkx

    file = BytesIO()
    networkx.write_gexf(graph(articles), file)
    out.write(file.getvalue().decode("utf-8") + "\n")


def graph(articles: Iterable[ExportedArticle]) -> networkx.MultiDiGraph:
    """The graph, before it is written."""
    import networkx

    nodes: dict[str, dict[str, Any]] = {}
    statements: Counter[str] = Counter()
    edges: Counter[Edge] = Counter()
    for article in articles:
        keys = {actor.id: _node(actor, nodes) for actor, _ in article.cast}
        for exported in article.statements:
            if exported.statement.speaker is not None:
                statements[keys[exported.statement.speaker.id]] += 1
            edges.update(set(_edges(exported, article, keys, nodes)))
    made = networkx.MultiDiGraph()
    used = {end for edge in edges for end in edge[:2]}
    for key, node in nodes.items():
        if key in used or statements[key]:
            made.add_node(key, **node, statements=statements[key])
    for (start, end, relation, status), count in edges.items():
        made.add_edge(start, end, relation=relation, status=status, weight=count)
    return made


def _node(actor: ArticleActor, nodes: dict[str, dict[str, Any]]) -> str:
    key = f"article-actor-{actor.id}" if actor.actor is None else f"actor-{actor.actor}"
    nodes.setdefault(key, {"label": _clean(actor.name), "kind": actor.kind, "naming": actor.naming})
    return key


def _publisher(article: StoredArticle, nodes: dict[str, dict[str, Any]]) -> str | None:
    if article.publisher is None:
        return None
    key = f"publisher-{_clean(article.publisher)}"
    nodes.setdefault(key, {"label": _clean(article.publisher), "kind": "outlet", "naming": "named"})
    return key


def _edges(
    exported: ExportedStatement, article: ExportedArticle, keys: dict[int, str], nodes: dict[str, dict[str, Any]]
) -> Iterator[Edge]:
    statement = exported.statement
    sources = [keys[source.id] for source in statement.chain]
    publisher = _publisher(article.article, nodes) if sources else None
    sources = sources if publisher is None else [publisher, *sources]
    for start, end in pairwise(sources):
        yield start, end, "quotes", exported.status
    if statement.speaker is None:
        return
    speaker = keys[statement.speaker.id]
    if statement.addressee is not None:
        yield speaker, keys[statement.addressee.id], "addresses", exported.status
    for actor, mentions in article.cast:
        inside = any(a <= start and end <= b for start, end in mentions for a, b in statement.content)
        if inside and keys[actor.id] != speaker:
            yield speaker, keys[actor.id], "speaks of", exported.status


def _clean(words: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(letter for letter in words if letter >= " " and letter not in "\ufffe\uffff")
