"""Pump patterns: build strings on which a pattern may backtrack, and measure how its time grows with their length.

    python -m evaluation.pumping              # every pattern of the package
    python -m evaluation.pumping factuality   # those whose name contains "factuality"

A text can be long and can repeat anything, so a pattern has to take linear time on every text.  The strings come from
the pattern itself: what stands before a repeat, the repeated part many times, and an end that does not match.
`growth` compares the time for a string with the time for one four times as long: 4 where it is linear, 16 where it is
quadratic.  A pattern that is exponential is stopped by a timer, which works as `re` looks for signals while it matches.
"""

from __future__ import annotations

import ast
import functools
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from itertools import islice
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any, NamedTuple

import sayso
from sayso.errors import UsageError

sre: Any = import_module("re._constants")
parser: Any = import_module("re._parser")
SOURCE = Path(sayso.__file__).parent
LIMIT = 5.0
"""A string four times as long takes less than this many times as long."""
_PLAIN, _CLEAR = 4.4, 12.0
"""Growth below and above which two rounds tell enough: 4 is linear, 16 quadratic."""
BUDGET = 2.0
"""Seconds of processor time after which a pattern counts as exponential."""
_LENGTH = 4000
"""Characters of the longer string."""
_TINY = 0.001
"""Seconds that a quadratic pattern needs at the least for `_LENGTH` characters; what takes less is linear."""
_TAILS = ("\x00", ". X")
_COMMON = ("a", "A", "a ", "Aa ", "A. ", "a, ", "Aa, ", "1", " ", "\n", ".", ",", "-", "'", "’", '"', "“", "a-", "not ")
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_ALTERNATIVES = 40
"""Alternatives of one group that are tried at the most."""
_CATEGORIES = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_WORD: " ",
}


class Found(NamedTuple):
    """A pattern of the package: its name (module and variable), and whether it is only matched at a given place."""

    name: str
    pattern: re.Pattern[str]
    anchored: bool


class Pump(NamedTuple):
    """A string that is repeated, with what stands before and behind."""

    prefix: str
    unit: str
    tail: str

    def text(self, length: int) -> str:
        """Return about ``length`` characters."""
        return self.prefix + self.unit * (length // len(self.unit) + 1) + self.tail


class Growth(NamedTuple):
    """The slowest pump of a pattern: times for a string and for one four times as long, None where it was stopped."""

    pump: Pump
    short: float
    long: float | None

    @property
    def ratio(self) -> float:
        """How many times as long the longer string takes; infinity where it was stopped."""
        return float("inf") if self.long is None else self.long / max(self.short, 1e-5)


# --- the patterns of the package -------------------------------------------------------------------------------------


def patterns() -> list[Found]:
    """Return every pattern of text in the package, by name.

    Found are those in variables of modules and classes and in containers of them, in closures, defaults and caches of
    functions, and those that are written where they are used.
    """
    methods = _methods()
    by_pattern: dict[str, Found] = {}
    for name, pattern in _compiled():
        place, _, variable = name.partition("[")[0].rpartition(".")
        used = methods.get(f"{place}.{variable}" if variable.startswith("_") else variable, set())
        candidate = Found(name, pattern, bool(used) and used <= {"match", "fullmatch"})
        if isinstance(pattern.pattern, str) and (pattern.pattern not in by_pattern or not candidate.anchored):
            by_pattern[pattern.pattern] = candidate
    for module in modules():
        for candidate in _written(module):
            by_pattern.setdefault(candidate.pattern.pattern, candidate)
    return sorted(by_pattern.values(), key=lambda candidate: candidate.name)


def modules() -> list[ModuleType]:
    """Import every module of the package but its scripts, and return them."""
    names = [module.name for module in pkgutil.walk_packages(sayso.__path__, "sayso.")]
    return [sayso, *(importlib.import_module(n) for n in names if not re.search(r"__main__|migrations\.", n))]


def _compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
    seen: set[int] = set()
    for module in modules():
        for name, value in list(vars(module).items()):
            yield from _within(f"{module.__name__.removeprefix('sayso.')}.{name}", value, seen)


def _within(name: str, value: object, seen: set[int]) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield name, value
        return
    if id(value) in seen or isinstance(value, ModuleType | str | bytes | int | float | None):
        return
    seen.add(id(value))
    if isinstance(value, dict):
        inner: Iterable[tuple[Any, Any]] = value.items()
    elif isinstance(value, list | tuple | set | frozenset):
        inner = enumerate(value)
    elif isinstance(value, type) and value.__module__.startswith("sayso"):
        inner = list(vars(value).items())
    elif callable(value) and str(getattr(value, "__module__", "")).startswith("sayso"):
        inner = list(_held(value))
    elif type(value).__module__.startswith("sayso"):
        slots = [s for cls in type(value).__mro__ for s in getattr(cls, "__slots__", ())]
        inner = [*getattr(value, "__dict__", {}).items(), *((s, getattr(value, s, None)) for s in slots)]
    else:
        return
    for key, item in inner:
        yield from _within(f"{name}[{key}]", item, seen)


def _held(function: Any) -> Iterator[tuple[str | int, Any]]:
    """Yield what a function holds: its closure, its defaults, what it wraps, and what it returns without arguments."""
    if hasattr(function, "cache_info") and not function.__wrapped__.__code__.co_argcount:
        with suppress(UsageError):  # a network that needs a GPU, where there is none, holds no pattern
            yield "returned", function()
    function = getattr(function, "__wrapped__", function)
    for i, cell in enumerate(getattr(function, "__closure__", None) or ()):
        yield f"closure{i}", cell.cell_contents
    yield from enumerate(getattr(function, "__defaults__", None) or ())


def _written(module: ModuleType) -> Iterator[Found]:
    """Yield the patterns that a module writes where it uses them: ``re.search(r"...", text)``."""
    for node in ast.walk(_tree(Path(module.__file__ or ""))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            flags = re.I if re.search(r"\bre\.I(?:GNORECASE)?\b", ast.unparse(node)) else 0
            name = f"{module.__name__.removeprefix('sayso.')}.{node.func.attr}({node.args[0].value})"
            yield Found(name, re.compile(node.args[0].value, flags), node.func.attr in ("match", "fullmatch"))


@functools.cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _methods() -> dict[str, set[str]]:
    """Return by which methods the patterns are used, by variable; private ones have their module's name before them.

    What is handed on may be searched.
    """
    methods: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        owned = set()
        for node in ast.walk(_tree(path)):
            value = node.value if isinstance(node, ast.Attribute) else None
            value = value.value if isinstance(value, ast.Subscript) else value
            if isinstance(node, ast.Attribute) and isinstance(value, ast.Name | ast.Attribute):
                methods.setdefault(_variable(value, module), set()).add(node.attr)
                owned.add(id(value))
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in owned:
                methods.setdefault(_variable(node, module), set()).add("handed on")
    return methods


def _variable(node: ast.Name | ast.Attribute, module: str) -> str:
    name = node.attr if isinstance(node, ast.Attribute) else node.id
    return f"{module}.{name}" if name.startswith("_") else name


# --- strings from a pattern ------------------------------------------------------------------------------------------


def pumps(pattern: re.Pattern[str]) -> list[Pump]:
    """Return the strings to try a pattern with, without doubles."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    stems = [("", unit) for unit in _COMMON]
    for sample in islice(_samples(tree), _ALTERNATIVES):
        stems += [("", unit) for unit in (sample, sample[:-1], f"{sample[:-1]} ", f"{sample} ", f"{sample}\n")]
    stems += _stems(list(tree), "")
    made = {Pump(prefix, unit, tail): None for prefix, unit in dict.fromkeys(stems) if unit for tail in _TAILS}
    return list(made)


def _stems(nodes: list[Any], prefix: str) -> Iterator[tuple[str, str]]:
    """Yield each repeated part and each alternative, with what stands before it in the pattern."""
    for op, value in nodes:
        for inner in _inner(op, value):
            if op in _REPEATS or op is sre.BRANCH:
                for unit in islice(_samples(inner), _ALTERNATIVES if op is sre.BRANCH else 6):
                    yield from ((before, whole) for before in {prefix, ""} for whole in {unit, f"{unit} "})
            yield from _stems(list(inner), prefix)
        if op not in (sre.ASSERT, sre.ASSERT_NOT) or value[0] < 0:
            prefix += next(_samples([(op, value)]), "")


def _inner(op: Any, value: Any) -> list[Any]:
    if op in _REPEATS:
        return [value[2]]
    if op is sre.BRANCH:
        return list(value[1])[:_ALTERNATIVES]
    if op is sre.SUBPATTERN:
        return [value[3]]
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    return [value] if op is sre.ATOMIC_GROUP else []


def _samples(nodes: Iterable[Any]) -> Iterator[str]:
    """Yield strings that a sequence of nodes matches, so that every alternative comes once."""
    choices = [list(islice(_choices(op, value), _ALTERNATIVES)) or [""] for op, value in nodes]
    for i in range(max(map(len, choices), default=1)):
        yield "".join(options[i % len(options)] for options in choices)


def _choices(op: Any, value: Any) -> Iterator[str]:  # noqa: C901
    if op is sre.LITERAL:
        yield chr(value)
    elif op is sre.NOT_LITERAL:
        yield "a" if value != ord("a") else "b"
    elif op is sre.ANY:
        yield "a"
    elif op is sre.IN:
        yield from _members(value)
    elif op is sre.BRANCH:
        for branch in value[1]:
            yield from islice(_samples(branch), 3)
    elif op is sre.SUBPATTERN:
        yield from _samples(value[3])
    elif op is sre.ATOMIC_GROUP:
        yield from _samples(value)
    elif op in _REPEATS:
        for sample in _samples(value[2]):
            yield sample * max(value[0], 1)
    elif op is sre.ASSERT and value[0] < 0:
        yield from islice(_samples(value[1]), 2)


def _members(members: list[Any]) -> Iterator[str]:
    if members[0][0] is sre.NEGATE:
        test = re.compile(f"[^{''.join(map(_escaped, members[1:]))}]")
        yield from islice((letter for letter in 'aA1 ,."“x\n' if test.match(letter)), 2)
        return
    for op, value in members[:4]:
        if op is sre.LITERAL:
            yield chr(value)
        elif op is sre.RANGE:
            yield chr(value[0])
        elif op is sre.CATEGORY:
            yield _CATEGORIES[value]


def _escaped(member: tuple[Any, Any]) -> str:
    op, value = member
    if op is sre.LITERAL:
        return re.escape(chr(value))
    if op is sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[str(value).rpartition("_")[2]]
    return f"\\{letter.upper() if '_NOT_' in str(value) else letter}"


# --- measuring -------------------------------------------------------------------------------------------------------


def growth(candidate: Found) -> Growth | None:
    """Return the first pump on which the time of a pattern grows as `LIMIT` or faster, None where there is none."""
    for pump in pumps(candidate.pattern):
        measured = _measured(candidate, pump)
        if measured is not None and measured.ratio >= LIMIT:
            return measured
    return None


def _measured(candidate: Found, pump: Pump) -> Growth | None:
    """Return how the time grows, None where it is too short to tell; what is near the limit is measured longer."""
    first = seconds(candidate, pump.text(_LENGTH))
    if first is not None and first < _TINY:
        return None
    if first is None:
        return Growth(pump, 0.0, None)
    result = None
    for length, rounds in ((_LENGTH, 2), (_LENGTH, 4), (2 * _LENGTH, 4), (4 * _LENGTH, 16)):
        longs, shorts = [], []
        for _ in range(rounds):  # in turns, so that a busy machine slows both
            shorts.append(seconds(candidate, pump.text(length // 4)))
            longs.append(seconds(candidate, pump.text(length)))
            if longs[-1] is None:
                return Growth(pump, shorts[-1] or 0.0, None)
        # not the least of the shorts: now and then a clock stands still
        result = Growth(pump, median(s for s in shorts if s is not None), min(s for s in longs if s is not None))
        if result.ratio < (LIMIT if rounds > 2 else _PLAIN) or (rounds > 2 and result.ratio >= _CLEAR):
            break
    return result


def seconds(candidate: Found, text: str) -> float | None:
    """Return the processor time of matching a text as the package does, None where it takes more than `BUDGET`.

    The clock is the thread's: while the timer runs, Linux counts the process's in ticks.
    """
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, BUDGET)
    start = time.thread_time()
    try:
        if candidate.anchored:
            candidate.pattern.match(text)
            candidate.pattern.fullmatch(text)
        else:
            for _ in candidate.pattern.finditer(text):
                pass
        return time.thread_time() - start
    except TimeoutError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(*_: object) -> None:
    raise TimeoutError


def main(part: str = "") -> int:
    """Print every pattern whose time grows too fast, and return 1 where there is one."""
    chosen = [candidate for candidate in patterns() if part in candidate.name]
    failed = 0
    for candidate in chosen:
        worst = growth(candidate)
        if worst is not None:
            failed += 1
            print(f"{worst.ratio:8.1f}  {candidate.name}  {worst.pump}", flush=True)
    print(f"{len(chosen)} patterns, {failed} of them grow too fast")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
