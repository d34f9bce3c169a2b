"""The trained network, run by onnxruntime: the only importer of it, with its telemetry off."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from types import ModuleType
from typing import Any, Final, NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.errors import UsageError
from sayso.model.files import shipped_weights
from sayso.model.pieces import CLS, SEP, Pieces
from sayso.model.windows import PARAGRAPH, Window
from sayso.settings import NETWORKS, NetworkName, network_name, setting

CPU: Final = "CPUExecutionProvider"
Floats = NDArray[np.float32]
Item = TypeVar("Item")
Result = TypeVar("Result")


class Outputs(NamedTuple):
    """Everything the network says, ``[batch, pieces, ...]`` each; the names are those of the graph's outputs."""

    labels: Floats
    """Scores of `labels.LABELS`, ``[.., 7]``."""
    links: Floats
    """Vectors of cues and spans, see `links`; ``[.., 4 * width]``."""
    names: Floats
    """Scores of `labels.NAMES`, ``[.., 9]``."""
    mentions: Floats
    """Scores of `labels.MENTIONS`, ``[.., 13]``."""
    pointers: Floats
    """Vectors of mentions, see `mentions`; ``[.., 8 * width]``."""
    states: Floats
    """What the middle and the last layer give, side by side, for the network of acts to read on from; ``[.., 768]``."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network says of a window: `Outputs` without the batch, a row for every piece that is read."""

    window: Window
    labels: Floats
    links: Floats
    names: Floats
    mentions: Floats
    pointers: Floats
    states: Floats | None = None
    """None where the network brings no network of acts."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """What scores between mentions need beside their vectors, see `mentions`."""

    edges: Floats
    """``[2, reach + 1]``: bias for how far the first and the last piece of a mention are from its head."""
    none: Floats
    """``[2 * width]``: answers a mention's call for its antecedent in the name of none in sight."""
    far: Floats
    """``[forms, kinds]``: bias for the distance to the antecedent, by the form of the later mention."""
    same: Floats
    """``[forms, 2]``: bias for whether the two head words begin with the same piece."""


class ActsNetwork(Protocol):
    """What finds acts in what a network says of a text; tests bring one of their own."""

    def tag(self, states: Floats) -> tuple[Floats, Floats]:
        """Say what the pieces of a sentence are: states ``[pieces, 768]`` in; tokens ``[pieces, 19]`` and state out.

        A row of tokens holds whether the piece is a predicate, how factual that is, and `labels.ACT_TYPES`, none first.
        """

    def label(self, state: Floats, predicates: list[int]) -> Floats:
        """Say what the pieces of a sentence are to each of its predicates, ``[predicates, pieces, 37]``.

        A row holds BIO labels of `labels.PREDICATE_ROLES` and of `labels.ACT_PARTS`, and types, which count at the
        predicate.
        """

    def types(self, pieces: Pieces) -> Floats:
        """Say which act each piece of a sentence may tell, ``[pieces, 17]``, none first: once more, from the words."""

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Do some work on many items, in order, on the network's threads."""


class Network(Protocol):
    """What the decoder needs of a network; tests bring one of their own."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def version(self) -> str:
        """Which one of that name."""

    @property
    def sha256(self) -> str:
        """The hash of its weights' file."""

    @property
    def no_source(self) -> Floats:
        """``[width]``: answers a cue's call for its source in the name of no source at all."""

    @property
    def distance(self) -> Floats:
        """``[2, kinds]``: bias for the distance from a cue to a content, and to a source."""

    @property
    def pointing(self) -> Pointing:
        """How mentions point at their edges and at their antecedents."""

    @property
    def acts(self) -> ActsNetwork | None:
        """The network that finds acts, where there is one."""

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """Run over the windows; one answer each, in order, with a row for every piece that is read."""


def import_onnxruntime() -> ModuleType:
    """Imports onnxruntime with its telemetry off, in this process and in those that it starts.

    From 1.29 on, the library connects to a server of its maker and keeps a database in the user's cache folder, unless
    the variable is set before the first import: the call alone comes too late.  On Windows, older versions report to
    the system; the call ends that.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    module: ModuleType = onnxruntime
    return module


class OnnxNetwork:
    """The network that ships in the package (or another of its kind)."""

    def __init__(
        self, weights: bytes, acts: Callable[[], tuple[bytes, bytes, bytes]] | None = None, provider: str = CPU
    ) -> None:
        """Make one of the bytes of an ONNX file; ``acts`` reads the files of the network of acts when needed.

        ``provider``: what onnxruntime is to run it on; the CPU does what that cannot.
        """
        self._session = _session(weights, provider)
        self._acts_weights = acts
        about = self._session.get_modelmeta().custom_metadata_map
        self.name, self.version = about["name"], about["version"]
        self.sha256 = sha256(weights).hexdigest()
        self.no_source = np.array(json.loads(about["no_source"]), np.float32)
        self.distance = np.array(json.loads(about["distance"]), np.float32)
        self.pointing = Pointing(
            *(np.array(json.loads(about[name]), np.float32) for name in ("edges", "none", "far", "same"))
        )

    @cached_property
    def _threads(self) -> ThreadPoolExecutor | None:
        count = int(setting("threads")) or os.cpu_count() or 1
        return ThreadPoolExecutor(count, "sayso-network") if count > 1 else None

    @cached_property
    def acts(self) -> ActsNetwork | None:
        """See `Network.acts`; made when it is first asked for."""
        return None if self._acts_weights is None else OnnxActs(*self._acts_weights(), self._threads)

    def run(self, ids: NDArray[np.int64], case: NDArray[np.int64], gap: NDArray[np.int64]) -> Outputs:
        """One batch without padding, ``[batch, pieces]`` each -> all that the network says of it."""
        return Outputs(*self._session.run(Outputs._fields, {"ids": ids, "case": case, "gap": gap}))

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """See `Network.hear`."""

        def hear_window(window: Window) -> Heard:
            said = self.run(*framed(pieces[window.start : window.end]))
            return Heard(window, *(part[0, 1:-1] for part in said))

        return list(_map(self._threads, hear_window, windows))


class OnnxActs:
    """The network of acts that ships in the package (or another of its kind): a pass a sentence, a pass a predicate."""

    def __init__(self, first: bytes, second: bytes, types: bytes, threads: ThreadPoolExecutor | None) -> None:
        self._first, self._second, self._types = map(_session, (first, second, types))
        self._threads = threads
        about = self._first.get_modelmeta().custom_metadata_map
        self.name, self.version = about["name"], about["version"]

    def tag(self, states: Floats) -> tuple[Floats, Floats]:
        """See `ActsNetwork.tag`."""
        tokens, state = self._first.run(("tokens", "state"), {"states": states[None]})
        return tokens[0], state[0]

    def label(self, state: Floats, predicates: list[int]) -> Floats:
        """See `ActsNetwork.label`."""
        marks = np.zeros((len(predicates), len(state), 1), np.float32)
        marks[np.arange(len(predicates)), predicates] = 1
        given = {"state": np.broadcast_to(state, (len(predicates), *state.shape)), "marks": marks}
        roles: Floats = self._second.run(("roles",), given)[0]
        return roles

    def types(self, pieces: Pieces) -> Floats:
        """See `ActsNetwork.types`."""
        ids, case, gap = framed(pieces)
        gap[0, 1] = PARAGRAPH  # a text of its own
        types: Floats = self._types.run(("types",), {"ids": ids, "case": case, "gap": gap})[0][0, 1:-1]
        return types

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """See `ActsNetwork.map`."""
        return _map(self._threads, work, items)


def _map(threads: ThreadPoolExecutor | None, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Do some work on many items, on several threads where there are several of both."""
    return map(work, items) if threads is None or len(items) == 1 else threads.map(work, items)


def framed(pieces: Pieces) -> NDArray[np.int64]:
    """Return ids, case and gap between the special pieces, ``[3, 1, pieces + 2]``."""
    framed = np.zeros((3, 1, len(pieces) + 2), np.int64)
    framed[0, 0, 0], framed[0, 0, -1] = CLS, SEP
    framed[:, 0, 1:-1] = pieces.ids, pieces.case, pieces.gap
    return framed


def _session(weights: bytes, provider: str = CPU) -> Any:  # noqa: ANN401
    onnxruntime = import_onnxruntime()
    options = onnxruntime.SessionOptions()
    # One thread a window and several windows at a time: no threads that wait for one another.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Fused, the sum and the norm behind it take ten times as long as apart (onnxruntime 1.20 to 1.32 on x86).
    return onnxruntime.InferenceSession(
        weights, options, providers=list(dict.fromkeys((provider, CPU))), disabled_optimizers=["SkipLayerNormFusion"]
    )


def shipped(name: NetworkName | None = None) -> OnnxNetwork:
    """Return a network of the package: by default the one that the setting ``network`` names.

    Raises:
        UsageError: no network has the name, or that in the setting.
    """
    if name is not None and name not in NETWORKS:
        raise UsageError(f"there is no network {name!r}", f"give {' or '.join(NETWORKS)}.")
    return _shipped(name or network_name())


@cache
def _shipped(name: NetworkName) -> OnnxNetwork:
    return OnnxNetwork(*shipped_weights(name))
