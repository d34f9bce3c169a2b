"""Cluster by complete linkage: all members of a cluster are similar to one another, so that nothing chains.  Pure."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from sayso.names.folding import fold
from sayso.names.matching import fit
from sayso.names.parts import folded


def complete_links(number: int, similarities: Mapping[tuple[int, int], tuple[float, ...]]) -> list[list[int]]:
    """Cluster the nodes ``0 ... number - 1``: the most similar pair first, while every pair in a cluster is linked.

    ``similarities``: of the pairs ``(a, b)``, ``a < b``, that are linked; what is compared first stands first.  Between
    pairs that are equally similar the order of the nodes decides, so order them by what they are.

    Returns:
        The clusters, each in ascending order, by their first nodes; a node linked to nothing is a cluster of its own.
    """
    members = {node: [node] for node in range(number)}
    cluster_of = list(range(number))
    # how many pairs of two clusters are linked: they are merged when that is all
    linked: dict[int, dict[int, int]] = {node: {} for node in range(number)}
    for a, b in similarities:
        linked[a][b] = linked[b][a] = 1
    for a, b in sorted(similarities, key=lambda pair: (*(-value for value in similarities[pair]), pair)):
        first, second = sorted((cluster_of[a], cluster_of[b]))
        if first == second or linked[first].get(second, 0) < len(members[first]) * len(members[second]):
            continue
        for node in members[second]:
            cluster_of[node] = first
        members[first] += members.pop(second)
        for neighbour, pairs in linked.pop(second).items():
            del linked[neighbour][second]
            if neighbour != first:
                linked[first][neighbour] = linked[neighbour][first] = linked[first].get(neighbour, 0) + pairs
    return [sorted(cluster) for cluster in members.values()]


@lru_cache(maxsize=16384)
def differ(speaker_1: str, speaker_2: str) -> bool:
    """Whether two names are those of two speakers: neither is a part or another form of the other.

    >>> differ("Mayor Ruth Okafor", "Okafor"), differ("Ruth Okafor", "Lee Okafor")
    (False, True)
    """
    words_1, words_2 = set(fold(speaker_1)), set(fold(speaker_2))
    if words_1 <= words_2 or words_2 <= words_1:
        return False
    name_1, name_2 = folded(speaker_1), folded(speaker_2)
    if name_1 is None or name_2 is None or name_1.surname != name_2.surname:
        return True
    return fit(name_1, name_2) == "no"
