"""Texts stay texts in the guide's Markdown."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from breakcontact.guide import advice
from breakcontact.guide.escape import escape_paragraphs, escape_text

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[here](javascript:alert(1))",
    "![](https://x.test/seen.png)",
    "`{raw} html`",
    "one\n\n# A heading\n```{eval-rst}\n.. raw:: html\n\n   <b>\n```\n- item\n2) item\n***",
    "&lt;b&gt; &#60; a | b _c_ *d* \\<b>",
)
_LOOKS = st.text("<>b/[]()!`*_#-+=~:.1\\&;|{}\n $\"'x ")
TOLD = ("text", "detail", "name", "who", "hours", "order_note", "publisher", "title")


def _read(text: str) -> list[str]:
    """The kinds of tokens that a reader of Markdown finds, but for plain text and paragraphs."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    flat = [part for token in tokens for part in (token, *(token.children or ()))]
    plain = {"inline", "text", "text_special", "softbreak", "hardbreak"}
    return [part.type for part in flat if part.type.removesuffix("_open") not in plain]


@given(st.sampled_from(HOSTILE) | _LOOKS)
def test_a_text_is_never_read_as_markup(text: str) -> None:
    """Whatever a text is made of, Markdown finds paragraphs in it and nothing else."""
    found = _read(f"A {escape_text(' '.join(text.split()))} z")
    assert set(found) <= {"paragraph_open", "paragraph_close"}

    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    assert set(_read(escape_paragraphs(lines))) <= {"paragraph_open", "paragraph_close"}


def _spoil(value: Any, hostile: str, key: str = "") -> Any:
    """A pack in which every text is hostile."""
    if isinstance(value, dict):
        return {name: _spoil(part, hostile, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_spoil(part, hostile, key) for part in value]
    return hostile if key in TOLD else value


@pytest.mark.parametrize("hostile", HOSTILE)
def test_advice_brings_no_markup_into_the_guide(
    hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A translation of advice cannot run a script, load a picture or lead anywhere."""
    load = advice.load_pack
    monkeypatch.setattr(advice, "load_pack", lambda *asked: _spoil(load(*asked), hostile))

    for render in (advice.render_steps, advice.render_order, advice.render_services):
        found = _read(render("NO", "nb"))
        assert {"html_block", "html_inline", "image", "fence", "code_inline"}.isdisjoint(found)
        assert "heading_open" not in found
        if render is advice.render_order:
            assert set(found) <= {"paragraph_open", "paragraph_close"}
