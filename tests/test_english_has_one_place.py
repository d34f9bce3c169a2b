"""No table of English words stands outside of ``english/data``, but for those with a reason here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "sayso"
MOST = 6
"""Words that a table may hold in code."""
# rooms and modules whose words are no English that is read, but what Sayso writes, or names of its own
OUTPUT = {
    "cli": "messages and options",
    "views": "labels of pages and terminal output",
    "dossier": "the verbal scale and perturbations of what Sayso writes",
    "export": "vocabularies of formats",
    "desk/migrations": "columns",
    "desk/tables.py": "columns",
    "desk/store.py": "messages of databases",
    "desk/view.py": "columns",
    "desk/search/fulltext.py": "a language of queries",
    "corpus": "columns and vocabularies of tables",
    "flattening": "columns, and words of what Sayso writes",
    "settings.py": "names of settings",
    "records.py": "the kinds of the records",
    "runs": "names of files and results",
    "registers/store.py": "columns",
    "intake/fields.py": "names of columns and keys in files",
    "intake/recognition.py": "kinds, endings and media types of files",
    "intake/html.py": "names of elements",
    "intake/bodies.py": "names of elements",
    "intake/regions.py": "names of elements, and of classes in pages",
    "intake/fetch.py": "media types and statuses",
    "intake/inputs.py": "file endings",
    "intake/text.py": "kinds of files",
}
ALLOWED: dict[str, tuple[str, set[str]]] = {
    # module: (why its words stand beside the code, its tables)
    "checks/__init__.py": (
        "names of rules",
        {"RULES"},
    ),
    "desk/identity/linker.py": (
        "columns",
        {"_COLUMNS"},
    ),
    "desk/identity/profiles.py": (
        "kinds of actors",
        {"_FAMILIES"},
    ),
    "desk/identity/scoring.py": (
        "features with weights",
        {"WEIGHTS"},
    ),
    "reading/actors/names/bodies.py": (
        "features with weights",
        {"WEIGHTS", "_COUNTED"},
    ),
    "intake/walls.py": ("each row stands beside its own example, as in boilerplate", {"WALLS"}),
    "intake/boilerplate.py": (
        "BOILERPLATE and its parts are a table of rows with examples of their own",
        {"ASIDES", "BOILERPLATE", "_BY_PLACE", "_JOB", "_NAME", "_NETWORK", "_PIECE", "_SAYING"},
    ),
    "intake/sections.py": (
        "what a lede has and a headline leaves out: endings and words",
        {"_LEDE"},
    ),
    "intake/wrapping.py": (
        "which lines go on: a pattern of line ends",
        {"_ABBREVIATED", "_GOES_ON"},
    ),
    "reading/actors/entities/naming.py": (
        "the naming of anyone and someone",
        {"_ANYONE"},
    ),
    "reading/actors/entities/reasons.py": (
        "clauses that keep a name back: patterns with gaps",
        {"_BACK", "_END", "_LEAVE"},
    ),
    "reading/text/hiding.py": (
        "clauses that keep a name back: patterns with gaps",
        {"_HIDING", "REASON", "_SIGNS"},
    ),
    "reading/actors/names/edges.py": (
        "what stands behind a crowd, as lists of words",
        {"_WHERE"},
    ),
    "reading/actors/names/types.py": (
        "parts of names that keep their stop",
        {"_STOPPED"},
    ),
    "reading/actors/phrases/phrases.py": (
        "pairs of words before a name",
        {"_GIVEN_AS"},
    ),
    "reading/actors/phrases/roles.py": (
        "party and state in brackets: patterns that look around",
        {"_ABOUT_OTHERS", "_BRACKET", "_ONE_OF"},
    ),
    "reading/actors/resolution/descriptions.py": (
        "what narrows a description: patterns that look around",
        {"_OF_SELF"},
    ),
    "reading/actors/resolution/drafts.py": (
        "what narrows a description: patterns that look around",
        {"_BEHIND"},
    ),
    "reading/actors/resolution/weights.py": (
        "features with weights",
        {"CERTAINTIES", "WEIGHTS"},
    ),
    "reading/attributions/block_quotations.py": (
        "introductions and names of signatures: patterns of lines",
        {"_INTRO", "_WORD"},
    ),
    "reading/attributions/constructions.py": (
        "names and posts around a quotation: patterns that look around",
        {"_NAME", "_PARENTHESIS", "_REPOST"},
    ),
    "reading/attributions/scenes.py": (
        "titles before a name, and what opens a sentence: patterns of sentences",
        {"_ACTOR", "_TITLE"},
    ),
    "reading/attributions/interviews.py": (
        "names in introductions: patterns of capitals",
        {"_RUN"},
    ),
    "reading/attributions/boundaries.py": (
        "boundaries: patterns that look around",
        {"_IS_NAME", "_IS_SAID", "_LONE", "_NAMING"},
    ),
    "reading/attributions/imagined.py": (
        "verbs out of the table of reporting words, and titles with a stop",
        {"_LEAD", "_OPENING", "_VERBS"},
    ),
    "reading/attributions/outlet_reports.py": (
        "a report as subject: patterns that look around",
        {"_NOUNS", "_OUTLET", "_REPORT", "_SUBORDINATE", "_VERB"},
    ),
    "reading/attributions/secondary_sources.py": (
        "citing: patterns that look around",
        {"_HAS_SAYING", "_PASSIVE", "_SUBJECT", "_TAIL"},
    ),
    "reading/attributions/source_boundaries.py": (
        "ends of sources: patterns that look around",
        {"SMALL", "_AUXILIARY", "_BEHIND_NOUN", "_BY_WHICH_WAY", "_CUT_SHORT", "_HE_TOLD", "_NO_TRACE", "_SENT"},
    ),
    "reading/attributions/transcripts.py": (
        "labels in capitals and introductions: patterns of lines",
        {"_SPOKEN", "_TITLE", "_WITNESS"},
    ),
    "reading/factuality/markers.py": (
        "patterns that look around, beside their examples",
        {
            "ASKS",
            "DONE",
            "FALSE",
            "HELD",
            "MODAL",
            "MODAL_REFUSED",
            "NEGATED_BEFORE",
            "NOTHING_SAID",
            "PLEASE",
            "TO_DO",
            "TO_SAY",
            "WANTED",
            "WOULD",
        },
    ),
    "reading/factuality/status.py": (
        "helping verbs in their order",
        {"_FIRST_HELP", "_HELPED"},
    ),
    "reading/pipeline.py": (
        "names of steps",
        {"STEPS"},
    ),
    "reading/text/quotations.py": (
        "kinds of marks",
        {"_FAMILIES"},
    ),
    "reading/text/words.py": (
        "how text is cut into words",
        {"_TOKEN"},
    ),
    "registers/clues.py": (
        "when an office was held, and the word's meaning",
        {"_WHENS"},
    ),
    "registers/linking.py": (
        "what a text is about: patterns of beginnings of words",
        {"_ABOUT_A_STATE"},
    ),
}
_WORD = re.compile(r"[a-z][a-z’'-]+")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z’'.-]*")


def alternatives(pattern: str) -> int:
    """The most plain words that one alternation of a pattern holds."""
    groups = re.split(r"\(\?(?:[:=!]|<[=!]|P<\w+>|[a-z-]+:)|[()]", re.sub(r"\\.|\[[^]]*\]", "", pattern))
    return max((sum(bool(_PLAIN.fullmatch(part.strip())) for part in group.split("|")) for group in groups), default=0)


def size(node: ast.AST) -> int:
    """How many plain English words a table holds: a collection of words, words in a line, or an alternation."""
    strings = [
        child.value for child in ast.walk(node) if isinstance(child, ast.Constant) and isinstance(child.value, str)
    ]
    single = sum(bool(_WORD.fullmatch(string)) for string in strings)
    lines = max(
        (len(words) for text in strings if (words := text.split()) and all(map(_PLAIN.fullmatch, words))), default=0
    )
    return max(single, lines, max(map(alternatives, strings), default=0))


def tables(path: Path) -> dict[str, int]:
    """The assignments at the top of a module that hold words, and how many."""
    found = {}
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            if isinstance(node.value, ast.Subscript):
                continue  # a type: Literal["person", ...]
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = ast.unparse(target)
            if (words := size(node.value)) > MOST and not name.startswith("__"):
                found[name] = words
    return found


MODULES = [
    path
    for path in sorted(PACKAGE.rglob("*.py"))
    if not str(path.relative_to(PACKAGE)).startswith(tuple(OUTPUT)) and path.parent.name != "english"
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_words_stand_in_tables(path: Path) -> None:
    _, allowed = ALLOWED.get(str(path.relative_to(PACKAGE)), ("", set()))
    out_of_place = {name: words for name, words in tables(path).items() if name not in allowed}
    assert not out_of_place, "more than six words of English: put them into src/sayso/english/data (docs/english.md)"


@pytest.mark.parametrize("module", ALLOWED)
def test_no_table_is_allowed_in_vain(module: str) -> None:
    path = PACKAGE / module
    assert path.exists(), f"{module} is gone: strike it from the list"
    assert ALLOWED[module][1] <= tables(path).keys()


def test_a_table_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(
        'A = frozenset({"said", "told", "asked", "wrote", "added", "spoke", "cried"})\n'
        'B = listed("said told asked wrote added spoke cried")\n'
        'C = re.compile(r"\\b(?:said|told|asked|wrote|added|spoke|cried)\\b")\n'
        'D = ("said", "told")\n',
        "utf-8",
    )
    assert tables(path).keys() == {"A", "B", "C"}
