"""No text of a source or a translation becomes markup in the guide or on the site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from hostile_markup import CORPUS, read_markup
from markdown_it import MarkdownIt

import breakcontact
from breakcontact.guide import escape, site, sphinx_parts
from breakcontact.guide.blocks import MAKERS
from breakcontact.i18n import messages
from breakcontact.web.markdown import render_markdown
from breakcontact.web.page import Page

PACKAGE = Path(breakcontact.__file__).parent
PAGES = PACKAGE.parents[1] / "instructor_guide"
WORDS = " ".join(text for text in CORPUS if "{" not in text)
"""The corpus without braces, in which translations have gaps."""
WORDS_OF_A_PAGE = ("web.skip", "web.script", "web.privacy", "web.home", "web.guide")
TEXT = {"text", "softbreak", "hardbreak", "text_special"}
_MADE = re.compile(r"<!-- made: ([\w -]+?) -->")
_INTO_A_PAGE = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write\b|\beval\(")


def list_blocks() -> list[str]:
    """One block of each kind that the guide's pages ask for."""
    pages = [path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*/**/*.md"))]
    found = sorted({words for page in pages for words in _MADE.findall(page)})
    return list({words.split()[0]: words for words in found}.values())


def count_markup(text: str) -> Counter[str]:
    """How often each kind of markup is in a text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    flat = [part for token in tokens for part in (token, *(token.children or ()))]
    return Counter(part.type for part in flat if part.type not in TEXT)


@pytest.fixture
def hostile_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every translation of every catalogue holds the corpus."""
    load = messages.load_messages

    @cache
    def spoil(*asked: str) -> dict[str, str]:
        return {label: f"{text} {WORDS}" for label, text in load(*asked).items()}

    for module in (messages, escape, site, sphinx_parts):
        monkeypatch.setattr(module, "load_messages", spoil)
    escape.load_words.cache_clear()
    yield
    escape.load_words.cache_clear()


def test_no_word_is_markup_in_a_block_of_the_guide(request: pytest.FixtureRequest) -> None:
    """Each block has the same tables, links and line breaks as with words that are harmless."""
    blocks = [words.split() for words in list_blocks()]
    assert {words[0] for words in blocks} >= set(MAKERS) - {"course", "order-teenagers"}
    plain = {tuple(words): MAKERS[words[0]](*words[1:], "nb") for words in blocks}
    request.getfixturevalue("hostile_words")

    changed = 0
    for words, text in plain.items():
        hostile = MAKERS[words[0]](*words[1:], "nb")
        changed += hostile != text
        assert count_markup(hostile) == count_markup(text), words
        assert "$hostile" not in hostile.replace("\\$", ""), words
    assert changed > 15


@pytest.mark.filterwarnings("ignore")
def test_no_page_of_the_guide_has_markup_of_others(hostile_words: None, tmp_path: Path) -> None:
    """Also not if a page itself holds HTML, a handler or a picture from elsewhere."""
    folder = tmp_path / "nb"
    folder.mkdir()
    (tmp_path / "en").mkdir()
    texts = [text for text in CORPUS if "{raw}" not in text]
    parts = "\n\n".join(f"A {text} z\n\n{text}\n\n| a |\n| - |\n| {text} |" for text in texts)
    (folder / "index.md").write_text(f"# Guide\n\n{parts}\n\none<br>two\n", encoding="utf-8")
    site._build_language(tmp_path, tmp_path / "out", "nb")

    page = read_markup((tmp_path / "out" / "nb" / "index.html").read_text(encoding="utf-8"))
    leads = "<a href='https://"
    assert [fault for fault in page.faults if not fault.startswith(leads)] == []
    assert page.requests == []
    assert page.elements["br"] >= 1
    assert CORPUS[0] in page.text


def test_a_cell_of_a_lesson_brings_no_markup_into_the_site() -> None:
    """Of what Markdown makes, only links that lead somewhere on the site stay."""
    for text in CORPUS:
        page = read_markup(render_markdown(f"A {text} z\n\n{text}", lambda address: None))
        assert page.faults == [], text
        assert page.requests == [], text


def test_a_page_of_the_site_brings_no_markup_of_its_words() -> None:
    """Title and words are texts, and what the widgets are given cannot end its element."""
    code = SimpleNamespace(policy="", render=str, render_last=str)
    pages = [
        read_markup(
            Page(
                language="en",
                title=text,
                body="",
                home="index.html",
                others={"nb": "../nb/index.html"},
                words=dict.fromkeys(WORDS_OF_A_PAGE, text),
                data={"text": text, "parts": list(CORPUS)},
                names={"nb": text},
                guide="guide/index.html",
            ).render(code)  # type: ignore[arg-type]
        )
        for text in ("a", WORDS)
    ]

    assert pages[1].faults == pages[1].requests == []
    assert pages[1].elements == pages[0].elements
    assert CORPUS[0] in pages[1].text


def test_no_widget_and_no_sheet_takes_text_for_code() -> None:
    """Widgets put texts into the page as texts, and sheets are set from data."""
    scripts = [
        path
        for folder in ("ui", "web/host", "marking/page", "data/lab")
        for path in (PACKAGE / folder).rglob("*.js")
        if "bundles" not in path.parts
    ]
    sheets = list((PACKAGE / "guide").rglob("*.typ"))
    assert len(scripts) > 100
    assert len(sheets) > 20

    faults = [
        path.name
        for path in (*scripts, *sheets)
        if _INTO_A_PAGE.search(path.read_text(encoding="utf-8"))
    ]

    assert faults == []
