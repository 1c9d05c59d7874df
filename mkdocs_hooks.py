"""What mkdocs needs to know of the pages: they are written to be read on a forge as well."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<target>(?:\.\./)+[^)\s#]+)(?P<heading>#[^)\s]*)?\)")
_FENCE = re.compile(r"^(?P<fence> *`{3,})(?P<language>\w+) file=(?P<file>\S+)$", re.MULTILINE)
_INDEXED = re.compile(
    r"^## (?P<heading>.+)$|^\| \[`(?P<name>[\w-]+)`\]\((?P<page>[\w-]+\.md)\)", re.MULTILINE
)
_BLOCK = re.compile(r"(^ *`{3,}.*?^ *`{3,}$)", re.MULTILINE | re.DOTALL)


def on_config(config: Any) -> Any:
    """Fill in the folders of the navigation: by the index of a folder, else by its files."""
    docs = Path(config.docs_dir)
    config.nav = [_filled(entry, docs) for entry in config.nav]
    return config


def _filled(entry: Any, docs: Path) -> Any:
    (title, target), *_ = entry.items()
    if isinstance(target, list):
        return {title: [_filled(one, docs) for one in target]}
    if not target.endswith("/"):
        return entry
    index = docs / target / "index.md"
    if index.is_file():
        return {title: [{"All of them": f"{target}index.md"}, *_indexed(index.read_text("utf-8"), target)]}
    pages = sorted(path.name for path in (docs / target).glob("*.md") if path.name != "README.md")
    return {title: [{"All of them": f"{target}README.md"}, *(f"{target}{name}" for name in pages)]}


def _indexed(index: str, folder: str) -> list[Any]:
    """Return the pages that tables of an index link to, under the headings of the tables."""
    found: list[Any] = []
    under = found
    for match in _INDEXED.finditer(index):
        if match["heading"]:
            under = []
            found.append({match["heading"]: under})
        else:
            under.append({match["name"]: folder + match["page"]})
    return found


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Return a page without what only a forge or a test understands."""
    source = Path(page.file.abs_src_path)
    parts = _BLOCK.split(_FENCE.sub(_named, markdown))
    parts[::2] = [_LINK.sub(lambda match: _outward(match, source, config), part) for part in parts[::2]]
    return "".join(parts)


def _named(match: re.Match[str]) -> str:
    """Say the file that a block is written to above it, unless the words before it do."""
    opening = f"{match['fence']}{match['language']}"
    before = match.string[: match.start()].rstrip().rsplit("\n\n", 1)[-1]
    name = f"`{match['file']}`"
    return opening if name in before else f"{name}:\n\n{opening}"


def _outward(match: re.Match[str], source: Path, config: Any) -> str:
    """Return a link out of the documentation as one to the repository, or as its text alone."""
    docs = Path(config.docs_dir).resolve()
    target = (source.parent / match["target"]).resolve()
    if target.is_relative_to(docs):
        return match[0]
    if not target.exists():
        return match[0]  # mkdocs says that it is not there
    if not config.repo_url:
        return match["text"]
    kind = "tree" if target.is_dir() else "blob"
    path = target.relative_to(docs.parent).as_posix()
    return f"[{match['text']}]({config.repo_url.rstrip('/')}/{kind}/main/{path}{match['heading'] or ''})"
