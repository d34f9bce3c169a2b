"""Who acts on whom, as a graph in GEXF or GraphML (Gephi and networkx read them), and places for a picture."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final, Literal, TextIO

from sayso.desk.search.influence import Edge

if TYPE_CHECKING:
    import networkx

GraphFormat = Literal["gexf", "graphml"]
SEED: Final = 17
"""Of the layout, so that the same network looks the same."""


def graph(edges: Sequence[Edge]) -> networkx.MultiDiGraph:
    """Make the graph: a node an actor, an edge for each type of act; ``weight`` counts the acts."""
    import networkx

    made = networkx.MultiDiGraph()
    for edge in edges:
        made.add_node(edge.actor, label=_clean(edge.actor_name))
        made.add_node(edge.recipient, label=_clean(edge.recipient_name))
        made.add_edge(
            edge.actor,
            edge.recipient,
            key=edge.type,
            type_of_act=edge.type,
            weight=edge.acts,
            first=edge.first,
            last=edge.last,
            passages=_clean(" | ".join(deed.passage for deed in edge.deeds)),
        )
    return made


def write_graph(edges: Sequence[Edge], format_: GraphFormat, out: TextIO) -> None:
    """Write the graph in a format of other programs."""
    import networkx

    file = BytesIO()
    (networkx.write_gexf if format_ == "gexf" else networkx.write_graphml)(graph(edges), file)
    out.write(file.getvalue().decode("utf-8") + "\n")


def places(edges: Sequence[Edge]) -> dict[str, tuple[float, float]]:
    """Return a place for every node, 0 to 1 each way, so that those who act on one another stand close."""
    import networkx

    layout = networkx.spring_layout(networkx.Graph(graph(edges)), seed=SEED)
    if not layout:
        return {}
    across, down = zip(*layout.values(), strict=True)
    wide, high = max(across) - min(across) or 1.0, max(down) - min(down) or 1.0
    return {node: (float((x - min(across)) / wide), float((y - min(down)) / high)) for node, (x, y) in layout.items()}


def _clean(words: str) -> str:
    """Words without what XML refuses."""
    return "".join(letter if letter.isprintable() else " " for letter in words)
