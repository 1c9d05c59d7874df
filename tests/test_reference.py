"""The generated pages: up to date, one for each, and of one voice with ``notelint rules``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

import mkdocs_hooks
from notelint import builtin, explanation
from notelint.commands.rules import _page
from notelint.library import load, pack_files
from notelint.note.fields import NODES
from notelint.profile import Library
from notelint.reference import folders, pages
from notelint.reference.__main__ import main
from notelint.reference.markdown import code, fenced, plain
from notelint.rule import Example
from tests.console import CHECKOUT

DOCS = CHECKOUT / "docs"


@pytest.fixture(scope="module")
def library() -> Library:
    checks = {check.name: check for check in builtin.notelint_checks()}
    return load(pack_files(builtin.notelint_rule_packs()), checks)


@pytest.fixture(scope="module")
def made() -> Mapping[str, str]:
    return pages()


def test_the_pages_are_committed_as_made(made: Mapping[str, str]) -> None:
    stale = [
        name
        for name, text in made.items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text("utf-8") != text
    ]
    assert stale == [], "run python -m notelint.reference --write"


def test_no_page_is_left_of_what_is_gone(made: Mapping[str, str]) -> None:
    there = {f"{folder}/{path.name}" for folder in folders() for path in (DOCS / folder).iterdir()}
    assert there <= set(made), "run python -m notelint.reference --write"


def test_every_rule_check_profile_list_and_node_has_its_place(
    made: Mapping[str, str], library: Library
) -> None:
    for name in library.rules:
        assert f"[`{name}`]({name}.md)" in made["rules/index.md"]
        assert f"# {name}\n" in made[f"rules/{name}.md"]
    for check in builtin.notelint_checks():
        assert f"[`{check.name}`]({check.name}.md)" in made["checks/index.md"]
        assert f"# {check.name}\n" in made[f"checks/{check.name}.md"]
    for heading, page in (
        (library.profiles, "profiles.md"),
        (library.lists, "vocabulary.md"),
        (NODES, "note-model.md"),
    ):
        missing = [name for name in heading if f"# {name}\n" not in made[page]]
        assert missing == [], page


@pytest.mark.parametrize("name", ["item-has-decision", "apologies-match-appendix", "uk-spelling"])
def test_a_page_says_what_the_command_says(name: str, made: Mapping[str, str], library: Library) -> None:
    rule, page = library.rules[name], made[f"rules/{name}.md"]
    dialects = tuple(builtin.notelint_dialects())
    told = "\n".join(_page(rule, library, dialects, {}, colour=False))
    for line in explanation.as_yaml(rule):
        assert line in page
        assert line in told
    for example in explanation.examples_of(rule, library, dialects):
        for said in example.said:
            assert f"→ {plain(said)}" in page
            assert f"→ {said}" in told
        for line in example.lines:
            assert f"\n{line}\n" in page
            assert f"\n  {line}".rstrip(" ") in told
    for profile in explanation.profiles_of(library):
        assert f"  {profile.name:<10} {explanation.severity_word(library, profile, name)}" in told


def test_every_bad_example_says_something(made: Mapping[str, str], library: Library) -> None:
    for name, rule in library.rules.items():
        bad = sum(example.verdict == "bad" for example in rule.examples)
        assert made[f"rules/{name}.md"].count("\n→ ") >= bad, name


@pytest.mark.parametrize(
    ("text", "at", "lines"),
    [
        pytest.param("a bc\n  ^^\n", (), ["a bc", "  ^^"], id="carets"),
        pytest.param("\tbc d\n\t^^\n", (), ["    bc d", "    ^^"], id="behind a tab"),
        pytest.param("a\tbc\n ^^^\n", (), ["a   bc", "    ^^"], id="blanks are not marked"),
        pytest.param("ab\ncd\n", ("1:2-2:2",), ["ab", " ^", "cd", "^"], id="over two lines"),
        pytest.param("a\n  ^^\n", (), ["a", "  ^^"], id="marks that are wrong stay"),
    ],
)
def test_what_an_example_marks_is_shown(text: str, at: tuple[str, ...], lines: list[str]) -> None:
    assert list(explanation.marked(Example("x", "bad", text, at))) == lines


def test_text_is_shown_as_it_is() -> None:
    assert plain("<AI1> a_b | *c* [d]") == r"&lt;AI1> a\_b \| \*c\* \[d\]"
    assert code("a|b") == r"`a\|b`"
    assert list(fenced(["```text", "a", "```"])) == ["````text", "```text", "a", "```", "````"]


def test_the_command_says_what_is_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from notelint.reference import __main__ as command

    monkeypatch.setattr(command, "__file__", str(tmp_path / "a" / "b" / "c.py"))
    monkeypatch.setattr("notelint.reference.pages", lambda: {"rules/x.md": "x\n"})
    assert main(["--check"]) == 1
    assert "docs/rules/x.md is out of date" in capsys.readouterr().out
    assert main(["--write"]) == 0
    (tmp_path / "docs" / "rules" / "gone.md").write_text("y", "utf-8")
    assert main(["--check"]) == 1
    assert main(["--write"]) == 0
    assert [path.name for path in (tmp_path / "docs" / "rules").iterdir()] == ["x.md"]
    assert main(["--check"]) == 0


@pytest.mark.parametrize(
    ("repository", "text", "shown"),
    [
        (None, "see [a file](../pyproject.toml).", "see a file."),
        (
            "https://example.org/n/",
            "[a](../rules) [b](terms.md)",
            "[a](https://example.org/n/tree/main/rules) [b](terms.md)",
        ),
        (None, "[a](../nothing-there.md)", "[a](../nothing-there.md)"),
        (
            None,
            "```yaml file=a.yaml\n[a](../pyproject.toml)\n```",
            "`a.yaml`:\n\n```yaml\n[a](../pyproject.toml)\n```",
        ),
    ],
)
def test_the_site_leads_out_of_the_documentation_only_where_it_can(
    repository: str | None, text: str, shown: str
) -> None:
    page = SimpleNamespace(file=SimpleNamespace(abs_src_path=str(DOCS / "page.md")))
    config = SimpleNamespace(docs_dir=str(DOCS), repo_url=repository)
    assert mkdocs_hooks.on_page_markdown(text, page, config, None) == shown
