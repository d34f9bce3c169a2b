"""Measure how code is divided: functions, modules, private helpers, names, tests, docstrings.

    python -m evaluation.codebases src/sayso:tests ../eyecite/eyecite:../eyecite/tests

prints a table with one column for each codebase, given as ``SOURCE`` or ``SOURCE:TESTS``.  These are measures for
comparison, not limits: what counts is that a reader finds the way.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

Function = ast.FunctionDef | ast.AsyncFunctionDef

VAGUE = ("one", "told", "found", "other", "thing", "stuff")
"""Variable names that say nothing of what they hold."""


@dataclass
class Codebase:
    """What the syntax trees of a codebase hold, module by module."""

    name: str
    modules: list[int] = field(default_factory=list)
    """Lines of each module."""
    functions: list[int] = field(default_factory=list)
    """Lines of each function, from ``def`` to its last line."""
    parameters: list[int] = field(default_factory=list)
    """Parameters of each function, without ``self`` and ``cls``."""
    private: int = 0
    private_used_once: int = 0
    public: int = 0
    public_documented: int = 0
    public_naming_errors: int = 0
    public_names: Counter[str] = field(default_factory=Counter)
    """Public top-level names, and in how many modules each is defined."""
    vague: int = 0
    """Bindings called by a word of `VAGUE`."""
    test_lines: int = 0

    @property
    def lines(self) -> int:
        """Lines of all modules."""
        return sum(self.modules)


def measure(source: Path, tests: Path | None = None) -> Codebase:
    """Measure all modules under ``source``, and count the lines of those under ``tests``.

    Raises:
        FileNotFoundError: there is no Python module under ``source``.
    """
    paths = [path for path in sorted(source.rglob("*.py")) if not _is_aside(path.relative_to(source))]
    if not paths:
        raise FileNotFoundError(f"no Python module under {source}")
    codebase = Codebase(source.name)
    for path in paths:
        text = path.read_text("utf-8")
        codebase.modules.append(text.count("\n"))
        _add_module(codebase, ast.parse(text))
    if tests is not None:
        codebase.test_lines = sum(path.read_text("utf-8").count("\n") for path in tests.rglob("*.py"))
    return codebase


def _is_aside(path: Path) -> bool:
    """Return whether a module is a test, a migration or brought along from elsewhere."""
    return any(part in ("tests", "test", "migrations", "vendor", "_vendor") for part in path.parts)


def _add_module(codebase: Codebase, tree: ast.Module) -> None:
    uses = Counter(name for node in ast.walk(tree) for name in _names_used(node))
    for node in tree.body:
        for name in _names_defined(node):
            if not name.startswith("_"):
                codebase.public_names[name] += 1
    for function, is_inner in _functions(tree):
        _add_function(codebase, function, is_inner, uses)
    codebase.vague += sum(name in VAGUE for part in ast.walk(tree) for name in _names_bound(part))


def _add_function(codebase: Codebase, function: Function, is_inner: bool, uses: Counter[str]) -> None:
    codebase.functions.append((function.end_lineno or function.lineno) - function.lineno + 1)
    given = function.args.posonlyargs + function.args.args + function.args.kwonlyargs
    codebase.parameters.append(sum(argument.arg not in ("self", "cls") for argument in given))
    if function.name.startswith("__"):
        return
    if function.name.startswith("_"):
        codebase.private += 1
        codebase.private_used_once += uses[function.name] == 1
    elif not is_inner:
        docstring = ast.get_docstring(function) or ""
        codebase.public += 1
        codebase.public_documented += bool(docstring)
        codebase.public_naming_errors += bool(re.search(r"(?i)\braises?\b", docstring))


def _functions(tree: ast.AST, is_inner: bool = False) -> Iterator[tuple[Function, bool]]:
    """Yield every function, and whether it stands inside another one."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Function):
            yield node, is_inner
            yield from _functions(node, is_inner=True)
        else:
            yield from _functions(node, is_inner)


def _names_used(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr


def _names_bound(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.arg):
        yield node.arg


def _names_defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id


def rows(codebase: Codebase) -> Iterator[tuple[str, str]]:
    """Yield each row of the table: what is measured, and the figure of one codebase."""
    yield "lines of source", f"{codebase.lines:,}"
    yield "lines of a module, median / largest", f"{median(codebase.modules):.0f} / {max(codebase.modules):,}"
    yield "lines of a function, median / 99th percentile", f"{median(codebase.functions):.0f} / {_high(codebase):.0f}"
    yield "parameters, mean / most", f"{_mean(codebase.parameters):.1f} / {max(codebase.parameters)}"
    yield "functions that are private", _percent(codebase.private, len(codebase.functions))
    yield "private functions used once", f"{codebase.private_used_once} of {codebase.private}"
    yield "public names defined in two modules or more", str(sum(n > 1 for n in codebase.public_names.values()))
    yield "variables called one, told, found, other", str(codebase.vague)
    yield "public functions with a docstring", _percent(codebase.public_documented, codebase.public)
    yield "docstrings that name errors", _percent(codebase.public_naming_errors, codebase.public)
    tests = f"{codebase.test_lines / codebase.lines:.2f}" if codebase.test_lines else "-"
    yield "lines of tests for a line of source", tests


def _high(codebase: Codebase) -> float:
    return quantiles(codebase.functions, n=100)[98] if len(codebase.functions) > 1 else codebase.functions[0]


def _mean(values: list[int]) -> float:
    return sum(values) / max(len(values), 1)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.0f} %"


def table(codebases: list[Codebase]) -> str:
    """Return the measures of all codebases as a table in Markdown, one column for each."""
    lines = ["| | " + " | ".join(codebase.name for codebase in codebases) + " |", "|---|" + "---|" * len(codebases)]
    columns = zip(*map(rows, codebases), strict=True)
    lines += [f"| {row[0][0]} | " + " | ".join(figure for _, figure in row) + " |" for row in columns]
    return "\n".join(lines)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codebases", nargs="+", metavar="SOURCE[:TESTS]")
    pairs = [given.partition(":")[::2] for given in parser.parse_args().codebases]
    print(table([measure(Path(source), Path(tests) if tests else None) for source, tests in pairs]))


if __name__ == "__main__":
    main()
