"""Acts against PLV: the fifth of its training sentences that is held out, by the developers' scorer.

PLV (Hu et al., "Leveraging codebook knowledge with NLI and ChatGPT for zero-shot political relation classification",
ACL 2024) marks one act a sentence: actor, recipient and PLOVER type.  It measures the networks alone, without
calibration: which act of a sentence is the likeliest, not whether it is one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sayso
from corpora.predicates import split_plv
from evaluation.figures import Figure
from evaluation.quality import load_scorer
from sayso.intake import from_text

LEAST = {"top pair": 87.0, "top triple": 74.0, "type macro F1": 75.0}
"""Percent that are demanded."""
NAMES = {
    "top pair": "actor and recipient of the top act",
    "top triple": "the whole top act",
    "type macro F1": "type, macro-F1",
    "quad macro F1": "type in four groups, macro-F1",
    "any triple": "any act whole",
    "acts per sentence": "acts a sentence",
}


def files(shared: Path) -> tuple[Path, Path]:
    """Where PLV and its scorer should be, in the developers' shared folder."""
    return shared / "data" / "acts" / "plv_train.tsv", shared / "bench" / "score_acts.py"


def score(plv: Path, scorer: Path) -> dict[str, Any]:
    """Read the held-out sentences, each as a text of its own, and return what the scorer says.

    Raises:
        FileNotFoundError: there is no PLV or no scorer.
        subprocess.CalledProcessError: the scorer fails.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        gold, readings = folder / "held.tsv", folder / "readings.jsonl"
        split_plv(plv, folder / "learn.tsv", gold)
        lines = []
        for number, sentence, *_ in load_scorer(scorer).rows(str(gold)):
            article = from_text(sentence).model_copy(update={"location": f"{number}.txt"})
            lines.append(sayso.read(article, without=["calibration"]).to_json())
        readings.write_text("\n".join(lines) + "\n", "utf-8")
        said = subprocess.run([sys.executable, scorer, gold, readings], capture_output=True, text=True, check=True)
    scored: dict[str, Any] = json.loads(said.stdout)
    return scored


def figures(scored: dict[str, Any]) -> list[Figure]:
    """Make the rows of the table from what the scorer says."""
    return [
        Figure(NAMES[name], scored.get(name, 0.0), "" if "per" in name else "%", 1, least=LEAST.get(name))
        for name in NAMES
    ]
