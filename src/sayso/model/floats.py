"""The shipped network in floats, for processors to which its int8 is foreign: a GPU has no kernels for it.

The graph is the shipped one, each product of int8 in it replaced by one of floats with the same weights.  What int8
rounds on the way, the activations, is not rounded; that, and nothing else, is how the readings differ.  A mask tells
attention where each window of a batch ends, so that windows of unlike lengths can be run at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sayso.errors import UsageError
from sayso.model.files import shipped_weights
from sayso.model.network import Heard, OnnxNetwork, Outputs, framed, import_onnxruntime
from sayso.model.pieces import PAD, Pieces
from sayso.model.windows import Window
from sayso.settings import NetworkName, network_name

BATCH: Final = 64
"""Windows that are run at once."""
_MASK: Final = "mask"
CUDA: Final = "CUDAExecutionProvider"
Asked = tuple[Pieces, Sequence[Window]]


def in_floats(weights: bytes) -> bytes:
    """Return the ONNX file of a network in int8 as one in floats, with a mask ``[batch, pieces]`` beside its inputs.

    Raises:
        UsageError: the package onnx is not installed.
    """
    try:
        import onnx
    except ImportError as error:
        raise UsageError("a network on a GPU needs the extra gpu", "install it: see docs/archives.md.") from error
    model = onnx.load_model_from_string(weights)
    _replace_products(model.graph)
    for node in model.graph.node:
        if node.op_type == "MultiHeadAttention":
            node.input.extend(["", _MASK])
    mask = onnx.helper.make_tensor_value_info(_MASK, onnx.TensorProto.INT32, ["batch", "length"])
    model.graph.input.append(mask)
    made: bytes = model.SerializeToString()
    return made


def _replace_products(graph: Any) -> None:  # noqa: ANN401 - of onnx
    """Make each product of int8 one of floats, and remove what is no longer used."""
    from onnx.numpy_helper import from_array, to_array

    constants = {constant.name: constant for constant in graph.initializer}
    made_by = {name: node for node in graph.node for name in node.output}
    used_by = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            used_by[name].append(node)
    for product in [node for node in graph.node if node.op_type == "MatMulInteger"]:
        # embedded -> DynamicQuantizeLinear -> MatMulInteger -> Cast -> Mul, by the scales of both -> product
        activations, weight, _, zero = product.input
        (cast,) = used_by[product.output[0]]
        (scaled,) = used_by[cast.output[0]]
        (scales,) = (made_by[name] for name in scaled.input if name != cast.output[0])
        (scale,) = (constants[name] for name in scales.input if name in constants)
        whole = to_array(constants[weight]).astype(np.float32) - to_array(constants[zero]).astype(np.float32)
        graph.initializer.append(from_array((whole * to_array(scale)).astype(np.float32), f"{weight}_floats"))
        product.op_type = "MatMul"
        product.input[:] = [made_by[activations].input[0], f"{weight}_floats"]
        product.output[:] = [scaled.output[0]]
        for gone in (cast, scaled, scales):
            if gone in graph.node:
                graph.node.remove(gone)
    read = {name for node in graph.node if node.op_type != "DynamicQuantizeLinear" for name in node.input}
    for node in [node for node in graph.node if node.op_type == "DynamicQuantizeLinear"]:
        if not read & set(node.output):
            graph.node.remove(node)
    for name in set(constants) - read:
        graph.initializer.remove(constants[name])


class FloatNetwork(OnnxNetwork):
    """A network in floats, which runs the windows of many texts in batches of like length."""

    def __init__(
        self, weights: bytes, acts: Callable[[], tuple[bytes, bytes, bytes]] | None = None, provider: str = CUDA
    ) -> None:
        """Make one of the bytes of a network in int8; ``provider``: what onnxruntime is to run it on.

        The network of acts, which reads a sentence at a time, stays on the CPU.

        Raises:
            UsageError: the package onnx is not installed, or there is no such provider or none of its devices.
        """
        if provider in _providers():
            super().__init__(in_floats(weights), acts, provider)
        if provider not in _providers() or provider not in self._session.get_providers():
            remedy = "see docs/archives.md, or give --device cpu."
            raise UsageError(f"onnxruntime cannot run the network on {provider}", remedy)
        self.version += "+floats"
        self.sha256 = sha256(weights).hexdigest()

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """See `Network.hear`."""
        return self.hear_all([(pieces, windows)])[0]

    def hear_all(self, asked: Sequence[Asked]) -> list[list[Heard]]:
        """Run over the windows of several texts, those of like length together; the answers of each text, in order."""
        places = [(text, place) for text, (_, windows) in enumerate(asked) for place in range(len(windows))]
        places.sort(key=lambda at: asked[at[0]][1][at[1]].end - asked[at[0]][1][at[1]].start)  # and stable
        heard: dict[tuple[int, int], Heard] = {}
        for batch in (places[start : start + BATCH] for start in range(0, len(places), BATCH)):
            windows = [asked[text][1][place] for text, place in batch]
            own = [asked[text][0][window.start : window.end] for (text, _), window in zip(batch, windows, strict=True)]
            said = self._run_padded([framed(pieces) for pieces in own])
            heard |= {
                at: Heard(windows[row], *(part[row, 1 : len(own[row]) + 1] for part in said))
                for row, at in enumerate(batch)
            }
        return [[heard[text, place] for place in range(len(windows))] for text, (_, windows) in enumerate(asked)]

    def run(self, ids: NDArray[np.int64], case: NDArray[np.int64], gap: NDArray[np.int64]) -> Outputs:
        """See `OnnxNetwork.run`."""
        return self._run_padded([np.stack((ids[row], case[row], gap[row]))[:, None] for row in range(len(ids))])

    def _run_padded(self, windows: Sequence[NDArray[np.int64]]) -> Outputs:
        """Run windows, ``[3, 1, pieces]`` each, at once; behind the pieces of one, what is said means nothing."""
        given = np.full((3, len(windows), max(window.shape[2] for window in windows)), PAD, np.int64)
        mask = np.zeros(given.shape[1:], np.int32)
        for row, window in enumerate(windows):
            given[:, row, : window.shape[2]] = window[:, 0]
            mask[row, : window.shape[2]] = 1
        named = dict(zip(("ids", "case", "gap"), given, strict=True))
        return Outputs(*self._session.run(Outputs._fields, {**named, _MASK: mask}))


def on_gpu() -> FloatNetwork:
    """The network of the package that the setting ``network`` names, on the GPU.

    Raises:
        UsageError: there is no GPU, the extra ``gpu`` is not installed, or the setting names no network.
    """
    return _on_gpu(network_name())


@cache
def _on_gpu(name: NetworkName) -> FloatNetwork:
    return FloatNetwork(*shipped_weights(name))


def has_gpu() -> bool:
    """Whether the onnxruntime that is installed is the one for GPUs."""
    return CUDA in _providers()


def _providers() -> list[str]:
    available: list[str] = import_onnxruntime().get_available_providers()
    return available
