"""The files of the networks in the package, without loading one."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from sayso.settings import NetworkName, network_name


def shipped_weights(name: NetworkName = "default") -> tuple[bytes, Callable[[], tuple[bytes, bytes, bytes]]]:
    """Return the ONNX file of a network of the package, and what reads those of its network of acts."""

    def acts() -> tuple[bytes, bytes, bytes]:
        own = _folder(name)
        # what tells types of acts reads the words themselves, and serves both networks
        types = _folder("default") / "acts_types.onnx"
        return (own / "acts_first.onnx").read_bytes(), (own / "acts_second.onnx").read_bytes(), types.read_bytes()

    return (_folder(name) / "sayso.onnx").read_bytes(), acts


def shipped_sha256() -> str:
    """Return the hash of the network that the setting ``network`` names, without loading it.

    Raises:
        UsageError: the setting names no network.
    """
    return sha256((_folder(network_name()) / "sayso.onnx").read_bytes()).hexdigest()


def _folder(name: NetworkName) -> Traversable:
    weights = files(__package__) / "weights"
    return weights if name == "default" else weights / name
