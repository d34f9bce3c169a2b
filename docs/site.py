"""A hook of mkdocs: links that leave the folder of the documentation, which only a checkout has, become plain words."""

from __future__ import annotations

import posixpath
import re
from typing import Any, Final

_LINK: Final = re.compile(r"(?<!!)\[(?P<words>[^\[\]]+)\]\((?P<target>[^()\s#]+)(?:#[^()\s]*)?\)")


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:  # noqa: ANN401 - mkdocs passes its own types
    """Return the Markdown of a page as the site has it."""

    def plain(match: re.Match[str]) -> str:
        target = match["target"]
        if "://" in target:
            return match[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), target))
        return match["words"] if path.startswith("../") else match[0]

    return _LINK.sub(plain, markdown)
