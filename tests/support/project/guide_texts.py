"""Pages of the guide as their authors wrote them."""

from __future__ import annotations

import re

_DERIVED = re.compile(r"<!-- made: [\w -]+? -->\n.*?<!-- end -->", re.DOTALL)


def without_blocks(text: str) -> str:
    """A page's text with empty lines in place of its derived parts."""
    return _DERIVED.sub(lambda block: "\n" * block[0].count("\n"), text)
