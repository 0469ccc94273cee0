"""Texts that would be markup if a page took them for it, and a reader of HTML that notices."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import html5lib

SIGN = "hostile"
"""Stands in each name and value that must never become part of a page's markup."""

CORPUS = (
    f"<script>{SIGN}()</script>",
    f'<img src="x" onerror="{SIGN}()">',
    f"\"' onmouseover='{SIGN}()' x=\"",
    f"</textarea></script></style></title><{SIGN}-tag>",
    f"<svg/onload={SIGN}()><a xlink:href='javascript:{SIGN}()'>",
    f"<plaintext><!-- {SIGN} --><?{SIGN} ?>]]>",
    f"[here](javascript:{SIGN}()) ![seen](https://{SIGN}.test/seen.png)",
    f"<https://{SIGN}.test> https://{SIGN}.test/ [{SIGN}]: https://{SIGN}.test",
    f"`code` **bold** {{raw}}`{SIGN}` ${SIGN}^2$ $${SIGN}$$ \\({SIGN}\\)",
    f"&lt;b {SIGN}&gt; &#60;{SIGN}&#62;",
    f'{{{{ {SIGN} }}}} {{% {SIGN} %}} ${{{SIGN}}} #{SIGN} #eval("{SIGN}") @{SIGN}',
    f"\u202e{SIGN}\u2066 \u200b",
    f"=cmd|' /C {SIGN}'!A0",
    f"{SIGN}\\",
)
"""Scripts, handlers, links, drawings, Markdown, entities, templates, formulas and the like."""

ALL = " ".join(CORPUS)
"""All of it in one line; a parser that is shut by one part has met those before."""

_ADDRESSES = frozenset(("href", "src", "action", "formaction", "data", "poster", "srcset"))
_STRINGS = re.compile(
    r"""\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|/\*.*?\*/""", re.DOTALL
)  # in code: what is a text, or a remark


@dataclass
class Markup:
    """What a page consists of, as a browser reads it.

    Attributes:
        faults: Elements, attributes, addresses and code that came out of the corpus.
        elements: How often each kind of element is there.
        requests: Addresses outside that the page would load by itself.
        text: What is text.
    """

    faults: list[str] = field(default_factory=list)
    elements: Counter[str] = field(default_factory=Counter)
    requests: list[str] = field(default_factory=list)
    text: str = ""

    def read(self, element: Any) -> None:
        """Note an element and all that is in it."""
        if not isinstance(element.tag, str):
            if SIGN in (element.text or ""):
                self.faults.append(f"<!--{element.text[:60]!r}")
            return
        tag = element.tag.rpartition("}")[2]
        self.elements[tag] += 1
        if SIGN in tag or tag in ("plaintext", "xmp"):
            self.faults.append(f"<{tag}>")
        for name, value in element.attrib.items():
            self._look_at(tag, str(name).rpartition("}")[2], value)
        if tag in ("script", "style"):
            self._look_in_code(element, tag)
        else:
            self.text += element.text or ""
        for inner in element:
            self.read(inner)
            self.text += inner.tail or ""

    def _look_at(self, tag: str, name: str, value: str) -> None:
        handles = name.startswith("on") and SIGN in value
        leads = name in _ADDRESSES and _leads_away(value)
        if SIGN in name or handles or leads or (name == "style" and SIGN in value):
            self.faults.append(f"<{tag} {name}={value[:60]!r}>")
        loads = tag != "a" and name in ("src", "href", "srcset", "data")
        if loads and re.match(r"(https?:)?//", value):
            self.requests.append(value)

    def _look_in_code(self, element: Any, tag: str) -> None:
        code = element.text or ""
        if "json" in element.attrib.get("type", ""):
            return
        if SIGN in _STRINGS.sub("", code):
            self.faults.append(f"<{tag}>{code[:200]!r}")
        self.requests += re.findall(r"(?:import|from|url\()\s*['\"](https?://[^'\"]+)", code)


def _leads_away(address: str) -> bool:
    begun = re.sub(r"[\x00-\x20]", "", address).lower()
    return begun.startswith(("javascript:", "vbscript:", f"https://{SIGN}", f"//{SIGN}"))


def read_markup(page: str) -> Markup:
    """Read a page or a part of one as a browser does, by the rules of HTML."""
    markup = Markup()
    markup.read(html5lib.parse(page, namespaceHTMLElements=False))
    return markup
