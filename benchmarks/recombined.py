"""Articles recombined from paragraphs of real ones: as long as they are, and each with words of its own."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

_SEED: Final = 11


def write(path: Path, sources: Sequence[Path], count: int) -> None:
    """Write so many articles as JSONL."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts(sources, count)):
            day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
            file.write(json.dumps({"text": text, "title": f"Story {number}", "published": day}) + "\n")


def texts(sources: Sequence[Path], count: int) -> Iterator[str]:
    """Yield so many texts: each has the words of a real one, in paragraphs of many, and a sentence of its own."""
    draw = random.Random(_SEED)
    whole = [source.read_text("utf-8") for source in sources]
    paragraphs = [paragraph for text in whole for paragraph in text.split("\n") if paragraph.strip()]
    sizes = [len(text.split()) for text in whole]
    for number in range(count):
        room, taken = draw.choice(sizes), [f"Edition {number} went to print, a clerk said."]
        while room > 0:
            taken.append(draw.choice(paragraphs))
            room -= len(taken[-1].split())
        yield "\n\n".join(taken)
