"""The commands of a code block as bash runs them: what quotes, dollar signs and line breaks come to."""

from __future__ import annotations

import os
import subprocess

# stands in for the program: it records the number of its arguments and each of them, every one ended by NUL
_RECORD = """sayso() { printf '%s\\0' "$#" "$@" >&3; }
set -euo pipefail
"""


def commands(block: str, cwd: str | os.PathLike[str] | None = None) -> list[list[str]]:
    """Return the arguments of each ``sayso`` that bash would start, in order; none of them is run.

    Raises:
        subprocess.CalledProcessError: bash refuses the block, or a variable in it is not set.
    """
    read, write = os.pipe()
    with os.fdopen(read, "rb") as record:
        try:
            subprocess.run(
                ["bash", "--norc", "-c", f"exec 3>&{write}\n{_RECORD}{block}"],
                pass_fds=(write,),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                check=True,
                timeout=20,
            )
        finally:
            os.close(write)
        words = record.read().decode().split("\0")[:-1]
    found = []
    while words:
        number = int(words[0])
        found.append(words[1 : 1 + number])
        words = words[1 + number :]
    return found
