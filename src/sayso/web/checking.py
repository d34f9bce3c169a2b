"""Check a draft on a page: pasted or uploaded, against documents and the desk; nothing is kept unless that is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from starlette.exceptions import HTTPException

from sayso.checks import SourceDocument, SourceIndex, check_reading, settings
from sayso.errors import UsageError
from sayso.intake import from_text, load, stream
from sayso.model.network import shipped
from sayso.records import Article
from sayso.runs.here import read_article
from sayso.views.checks.page import parts
from sayso.web.adding import file_name
from sayso.web.data import Reader
from sayso.web.newsroom import newsroom

router = APIRouter(include_in_schema=False)
_PREFIX: Final = "sayso-check-"
without_folder: Final = partial(re.compile(rf"[^\s'\"]*{_PREFIX}\w+[/\\]\d+[/\\]").sub, "")
"""Takes the folder of an uploaded file out of words about it."""


@router.get("/check")
def check_form(request: Request, user: Reader) -> Response:
    """Show where a draft is pasted or uploaded."""
    shared = newsroom(request)
    rules = [rule for rule in settings(None).values() if rule.enabled]
    return shared.page(
        request, "web_check.html", title="Check a draft", megabytes=shared.largest // 1_000_000, rules=rules
    )


@router.post("/check")
def check(  # noqa: PLR0913, PLR0917 -- one parameter per field of the form
    request: Request,
    user: Reader,
    text: Annotated[str, Form(max_length=2_000_000)] = "",
    draft: Annotated[UploadFile | None, File()] = None,
    documents: Annotated[list[UploadFile] | None, File()] = None,
    in_desk: Annotated[bool, Form()] = False,
    keep: Annotated[bool, Form()] = False,
) -> Response:
    """Check a draft, and show its findings and quotations."""
    shared = newsroom(request)
    if keep and not user.may("correct"):
        raise HTTPException(403, "this needs the role 'correct'")
    with _uploaded([draft] if draft is not None else []) as drafts, _uploaded(documents or []) as sources:
        article = _draft(text, drafts)
        reading = read_article(article, shipped(), "the draft")
        index = SourceIndex([*_documents(sources)]) if sources else None
        report = check_reading(reading, against=index)
        if keep and drafts:
            shared.adding.add_file(drafts[0].name, drafts[0].read_bytes())
        elif keep:
            shared.adding.add_text(text)
    if in_desk:
        report = report.with_desk("the desk", shared.desk.said_before(reading))
    return shared.page(request, "web_check_report.html", **parts([report]))


@contextmanager
def _uploaded(files: Sequence[UploadFile]) -> Iterator[list[Path]]:
    """Put uploaded files into a folder that is gone at the end, each under its own name."""
    with TemporaryDirectory(prefix=_PREFIX) as folder:
        paths = []
        for number, file in enumerate(files):
            if file.filename:
                path = Path(folder) / str(number) / file_name(file.filename)
                path.parent.mkdir()
                path.write_bytes(file.file.read())
                paths.append(path)
        yield paths


def _draft(text: str, files: Sequence[Path]) -> Article:
    """Return the draft that was uploaded, or else pasted.

    Raises:
        UsageError: there is neither.
        ReadError: the file cannot be read.
    """
    if files:
        return load(str(files[0])).model_copy(update={"location": files[0].name})
    if not text.strip():
        raise UsageError("there is no draft", "paste one, or choose a file.")
    return from_text(text)


def _documents(files: Sequence[Path]) -> Iterator[SourceDocument]:
    for file in files:
        for item in stream([str(file)]):
            yield SourceDocument.of(item.load(), file.name)
