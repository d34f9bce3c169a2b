"""The trained network, run by onnxruntime: the only importer of it, with its telemetry off."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from types import ModuleType
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.model.pieces import CLS, SEP, Pieces
from sayso.model.windows import Window
from sayso.settings import setting

Floats = NDArray[np.float32]


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


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network says of a window: `Outputs` without the batch, a row for every piece that is read."""

    window: Window
    labels: Floats
    links: Floats
    names: Floats
    mentions: Floats
    pointers: Floats


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

    def __init__(self, weights: bytes) -> None:
        onnxruntime = import_onnxruntime()
        options = onnxruntime.SessionOptions()
        # One thread a window and several windows at a time: no threads that wait for one another.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Fused, the sum and the norm behind it take ten times as long as apart (onnxruntime 1.20 to 1.32 on x86).
        self._session = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
        about = self._session.get_modelmeta().custom_metadata_map
        self.name, self.version = about["name"], about["version"]
        self.sha256 = sha256(weights).hexdigest()
        self.no_source = np.array(json.loads(about["no_source"]), np.float32)
        self.distance = np.array(json.loads(about["distance"]), np.float32)
        self.pointing = Pointing(
            *(np.array(json.loads(about[name]), np.float32) for name in ("edges", "none", "far", "same"))
        )

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(int(setting("threads")) or os.cpu_count() or 1, "sayso-network")

    def run(self, ids: NDArray[np.int64], case: NDArray[np.int64], gap: NDArray[np.int64]) -> Outputs:
        """One batch without padding, ``[batch, pieces]`` each -> all that the network says of it."""
        return Outputs(*self._session.run(Outputs._fields, {"ids": ids, "case": case, "gap": gap}))

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """See `Network.hear`."""

        def hear_window(window: Window) -> Heard:
            read = slice(window.start, window.end)
            ids, case, gap = np.zeros((3, 1, window.end - window.start + 2), np.int64)
            ids[0, 0], ids[0, 1:-1], ids[0, -1] = CLS, pieces.ids[read], SEP
            case[0, 1:-1], gap[0, 1:-1] = pieces.case[read], pieces.gap[read]
            said = self.run(ids, case, gap)
            return Heard(window, *(part[0, 1:-1] for part in said))

        return list(map(hear_window, windows) if len(windows) == 1 else self._threads.map(hear_window, windows))


@cache
def shipped() -> OnnxNetwork:
    """The network that ships in the package."""
    return OnnxNetwork((files(__package__) / "weights" / "sayso.onnx").read_bytes())
