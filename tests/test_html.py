"""The page: what stands in it, and what a real browser makes of it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.report import Report
from notelint.reporters.html_note import findings_of, note
from notelint.text import Source, Span
from notelint.violation import Severity
from tests.browser import Browser, browser
from tests.cli import say
from tests.console import CHECKOUT
from tests.reports import ATTACKED, CLEAN, EMPTY, FILE, REPORT, found, written

__all__ = ("browser",)  # pytest finds the fixture by this name

_VOID = {"meta", "input", "br", "img"}


class Page(HTMLParser):
    """A page taken apart: its elements, and whether every tag is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self.open[-1] if self.open else "", data))

    def text(self, tag: str) -> list[str]:
        """Return the words directly in elements of one kind."""
        return [data for name, data in self.words if name == tag]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of the elements of one kind."""
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.mark.parametrize("report", [EMPTY, REPORT, ATTACKED], ids=["empty", "full", "hostile"])
def test_the_page_is_whole_and_runs_nothing_but_its_own_script(report: Report) -> None:
    text = written("html", report)
    page = Page(text)
    assert len(page.all("script")) == len(page.all("style")) == len(page.all("h1")) == 1
    assert not [
        attrs for _, attrs in page.elements for name in attrs if name.startswith("on") or name == "style"
    ]
    assert not re.search(r"(?:src|href)=\"(?!#)", text)
    (policy,) = (attrs["content"] for attrs in page.all("meta") if "http-equiv" in attrs)
    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")


def test_links_go_somewhere_and_names_are_given_once() -> None:
    page = Page(written("html"))
    names = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(names) == len(set(names))
    targets = {str(attrs["href"])[1:] for attrs in page.all("a")}
    targets |= {
        str(name)
        for _, attrs in page.elements
        for key in ("aria-labelledby", "for", "data-of")
        for name in str(attrs.get(key) or "").split()
    }
    assert targets <= set(names)


def test_headings_go_down_step_by_step() -> None:
    page = Page(written("html"))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    landmarks = Counter(tag for tag, _ in page.elements)
    assert (landmarks["header"], landmarks["main"], landmarks["footer"], landmarks["nav"]) == (1, 1, 1, 1)


def test_a_note_with_its_findings_in_the_margin() -> None:
    file = replace(
        FILE, violations=FILE.violations[:1], text="one\n\n1  Welcome\n\n\n\n2  Café 𝄞 Lights\nlast\n"
    )
    assert "".join(note(file, "n1", findings_of(file, "n1"))) == (
        """\
<div class="rows">
<div class="row" id="n1-l1"><span class="no" aria-hidden="true">1</span><span class="text">one</span></div>
<div class="row blank" id="n1-l2"><span class="no" aria-hidden="true">2</span><span class="text"></span></div>
<h4 class="row" id="n1-l3"><span class="no" aria-hidden="true">3</span>\
<span class="text">1  Welcome</span></h4>
<div class="row blank" id="n1-l4"><span class="no" aria-hidden="true">4</span><span class="text"></span></div>
<div class="row blank" id="n1-l5"><span class="no" aria-hidden="true">5</span><span class="text"></span></div>
<div class="row blank" id="n1-l6"><span class="no" aria-hidden="true">6</span><span class="text"></span></div>
</div>
<div class="part">
<div class="rows first">
<h4 class="row" id="n1-l7"><span class="no" aria-hidden="true">7</span><span class="text">2  \
<mark class="error" data-of="n1-f1">Café 𝄞 Lights</mark><a class="ref" href="#n1-f1" data-of="n1-f1">\
<span class="unseen">finding </span>1</a></span></h4>
</div>
<ol class="findings" role="list" aria-label="Found in line 7">
<li class="finding error" id="n1-f1" data-severity="error" data-rule="item-has-decision">
<p>1. <span class="severity">Error</span>, <a href="#n1-l7">line 7</a>: \
Item 2 “Café 𝄞 Lights” records no decision.</p>
<p><b>What to do:</b> Add a decision.</p>
<p class="rule">Rule <code>item-has-decision</code>; House style, 3: titles &amp; ends</p>
</li>
</ol>
<div class="rows">
<div class="row" id="n1-l8"><span class="no" aria-hidden="true">8</span><span class="text">last</span></div>
<div class="row blank" id="n1-l9"><span class="no" aria-hidden="true">9</span><span class="text"></span></div>
</div>
</div>
"""
    )


def test_the_page_has_the_note_word_for_word() -> None:
    page = written("html")
    lines = re.findall(r'<span class="text">(.*?)</span></(?:div|h4)>', page)
    plain = [re.sub(r'<a class="ref".*?</a>|<[^>]+>', "", line).replace("&lt;", "<") for line in lines]
    assert plain == [line.replace(">", "&gt;") for line in str(FILE.text).split("\n")]


def test_what_was_found_is_told_without_the_text_too() -> None:
    page = written("html", Report((replace(FILE, text=None),)))
    assert page.count('class="finding ') == 3


def test_a_clean_note_is_named_and_not_shown() -> None:
    page = Page(written("html", Report((CLEAN,))))
    assert "notes/a fine one.txt: nothing found" in page.text("li")
    assert page.all("form") == page.all("nav") == []
    assert "No notes checked." in Page(written("html", EMPTY)).text("p")


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(st.sampled_from("ab <&\t\n\r𝄞"), max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(Severity)), max_size=6),
)
def test_any_marks_nest(text: str, spans: list[tuple[int, int, Severity]]) -> None:
    source = Source("draft.txt", text)
    some = found("Welcome", "a", Severity.ERROR, "b")
    violations = []
    for one, other, severity in spans:
        start, end = sorted((min(one, len(text)), min(other, len(text))))
        placed = {"start": source.position(start), "end": source.position(end), "span": Span(start, end)}
        violations.append(replace(some, severity=severity, **placed))
    violations.sort(key=lambda violation: violation.start)
    file = replace(FILE, text=text, violations=tuple(violations))
    page = Page("".join(note(file, "n1", findings_of(file, "n1"))))
    assert len(page.all("li")) == len(violations)
    assert len([attrs for attrs in page.all("a") if attrs.get("class") == "ref"]) == len(violations)
    lines = [source.slice(source.line(number)) for number in range(1, len(source.starts) + 1)]
    assert len([attrs for _, attrs in page.elements if str(attrs.get("class")).startswith("row")]) >= len(
        lines
    )


# --- in a browser -----------------------------------------------------------------------

# What a reader does, one step after the other, and what is then to be seen.
STEPS = """
<script>
var log = [];
function see() {
  var shown = function (selector) {
    return Array.from(document.querySelectorAll(selector)).filter(function (e) { return e.offsetParent; });
  };
  log.push([
    document.getElementById("shown").textContent,
    shown(".finding").map(function (e) { return e.dataset.rule; }),
    shown("nav li").length,
    shown("nav h4").map(function (e) { return e.textContent; }),
    Array.from(document.querySelectorAll("mark:not(.off)")).map(function (e) { return e.textContent; }),
    shown(".ref").length
  ]);
}
function click(value) { document.querySelector("input[value=" + value + "]").click(); see(); }
see();
click("error");
click("advice");
click("warning");
click("error");
var select = document.getElementById("rule");
select.value = "no-doubled-words";
select.dispatchEvent(new Event("change", {bubbles: true}));
see();
document.querySelector("button[type=reset]").click();
window.setTimeout(function () {
  see();
  var told = document.createElement("pre");
  told.id = "told";
  told.textContent = JSON.stringify(log);
  document.body.appendChild(told);
}, 50);
</script>
</body>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(written("html"), "utf-8")
    return path


def test_filters_appear_with_the_script_and_not_without(browser: Browser, page: Path) -> None:
    dom = browser.dom(page)
    assert '<form id="filters" aria-labelledby="filters-name">' in dom
    assert '<p id="shown" role="status">All 3 are shown.</p>' in dom
    text = page.read_text("utf-8")
    page.write_text(re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL), "utf-8")
    without = browser.dom(page)
    assert '<form id="filters" aria-labelledby="filters-name" hidden="">' in without
    assert without.count('class="finding ') == 3
    assert (
        " hidden" not in without.replace('aria-labelledby="filters-name" hidden=""', "").split("</style>")[1]
    )


def test_filters_hide_and_show(browser: Browser, page: Path) -> None:
    # The policy of the page lets no other script run, so it is taken out for the test.
    text = re.sub(r"<meta http-equiv=[^>]*>", "", page.read_text("utf-8"))
    page.write_text(text.replace("</body>", STEPS), "utf-8")
    told = re.search(r'<pre id="told">(.*?)</pre>', browser.dom(page), re.DOTALL)
    assert told
    start, no_error, no_advice, nothing, error, none_left, reset = json.loads(told[1])
    after, item = "After the items", "Item 2: Café 𝄞 Lights"
    rules = ["item-has-decision", "no-doubled-words", "apologies-match-appendix"]
    everything = ["All 3 are shown.", rules, 3, [item, after], ["Café 𝄞 Lights", "The the", "Ana Birt"], 3]
    assert start == everything
    assert no_error == ["2 of 3 are shown.", rules[1:], 2, [item, after], ["The the", "Ana Birt"], 2]
    assert no_advice == ["1 of 3 are shown.", rules[2:], 1, [after], ["Ana Birt"], 1]
    assert nothing == ["0 of 3 are shown.", [], 0, [], [], 0]
    assert error == ["1 of 3 are shown.", rules[:1], 1, [item], ["Café 𝄞 Lights"], 1]
    assert none_left == ["0 of 3 are shown.", [], 0, [], [], 0]
    assert reset == everything


def test_a_hostile_note_does_nothing_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(written("html", ATTACKED), "utf-8")
    dom = browser.dom(path)
    assert "<img" not in dom
    assert dom.count("<script>") == 1
    assert "All 1 are shown." in dom


def test_the_page_of_a_real_note_can_be_seen(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    note_path = str(CHECKOUT / "examples" / "board-note-faulty.txt")
    status, out, _ = say(CHECKOUT, "--isolated", "--format", "html", "--output", str(path), note_path)
    assert (status, out) == (1, "")
    assert "examples/board-note-faulty.txt" in path.read_text("utf-8")
    for width in (1350, 500):
        picture = browser.picture(path, tmp_path / f"{width}.png", width, 1000)
        assert picture.startswith(b"\x89PNG")
        assert len(picture) > 20_000  # an empty page is a few kB
