"""Who acts on whom: a graph in GEXF or GraphML (Gephi and networkx read them), entities of FollowTheMoney, a layout."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal, TextIO

from sayso.desk.search.influence import Edge
from sayso.export.entities import SCHEMATA, entity, entity_id

if TYPE_CHECKING:
    import networkx

GraphFormat = Literal["gexf", "graphml"]
SEED: Final = 17
"""Of the layout, so that the same network looks the same."""


def graph(edges: Sequence[Edge]) -> networkx.MultiDiGraph:
    """Make the graph: a node an actor, an edge for each type of act; ``weight`` counts the acts."""
    import networkx

    made = networkx.MultiDiGraph()
    for key, (name, kind) in _actors(edges).items():
        made.add_node(key, label=_clean(name), kind=kind)
    for edge in edges:
        made.add_edge(
            edge.actor,
            edge.recipient,
            key=edge.type,
            type_of_act=edge.type,
            weight=edge.acts,
            first=edge.first,
            last=edge.last,
            acts=" ".join(str(deed.id) for deed in edge.deeds),
            passages=_clean(" | ".join(deed.passage for deed in edge.deeds)),
        )
    return made


def write_graph(edges: Sequence[Edge], format_: GraphFormat, out: TextIO) -> None:
    """Write the graph in a format of other programs."""
    import networkx

    file = BytesIO()
    (networkx.write_gexf if format_ == "gexf" else networkx.write_graphml)(graph(edges), file)
    out.write(file.getvalue().decode("utf-8") + "\n")


def write_entities(edges: Sequence[Edge], out: TextIO) -> None:
    """Write the network as entities of FollowTheMoney, one JSON object a line, as Aleph and its tools read them.

    The actors have the ids that `sayso.export.entities` gives them, so that both can be loaded together.  An edge is an
    UnknownLink: the role is the type of the acts, the summary has their passages.
    """
    for key, (name, kind) in _actors(edges).items():
        out.write(_line(entity(_actor_id(key), SCHEMATA[kind], name=name)))
    for edge in edges:
        link = entity(
            entity_id(f"{edge.actor} {edge.recipient} {edge.type}"),
            "UnknownLink",
            subject=_actor_id(edge.actor),
            object=_actor_id(edge.recipient),
            role=edge.type,
            startDate=edge.first,
            endDate=edge.last,
            summary=[f"{deed.day or 'no date'}: {' '.join(deed.passage.split())}" for deed in edge.deeds],
        )
        out.write(_line(link))


def _actors(edges: Sequence[Edge]) -> dict[str, tuple[str, str]]:
    """Name and kind of each actor, by its key; the kinds are those of the first act."""
    actors: dict[str, tuple[str, str]] = {}
    for edge in edges:
        actors.setdefault(edge.actor, (edge.actor_name, edge.deeds[0].actor_kind))
        actors.setdefault(edge.recipient, (edge.recipient_name, edge.deeds[0].recipient_kind))
    return actors


def _actor_id(key: str) -> str:
    return entity_id(f"actor {key[1:]}" if key[1:].isdecimal() else key)


def _line(written: dict[str, Any]) -> str:
    return json.dumps(written, ensure_ascii=False) + "\n"


def places(edges: Sequence[Edge]) -> dict[str, tuple[float, float]]:
    """Return a place for every node, 0 to 1 each way, so that those who act on one another stand close."""
    import networkx

    return _placed(networkx.Graph(graph(edges)))


def layout(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Return such places for the nodes of a network that is given by the pairs that its edges join."""
    import networkx

    return _placed(networkx.Graph(list(pairs)))


def _placed(network: networkx.Graph) -> dict[str, tuple[float, float]]:
    import networkx

    drawn = networkx.spring_layout(network, seed=SEED)
    if not drawn:
        return {}
    across, down = zip(*drawn.values(), strict=True)
    wide, high = max(across) - min(across) or 1.0, max(down) - min(down) or 1.0
    return {node: (float((x - min(across)) / wide), float((y - min(down)) / high)) for node, (x, y) in drawn.items()}


def _clean(words: str) -> str:
    """Words without what XML refuses."""
    return "".join(letter if letter.isprintable() else " " for letter in words)
