"""The neutral view that a quick exit shows: what it must hide."""

from __future__ import annotations

from page_values import expect_value
from playwright.sync_api import Locator, Page, expect

_COVERS_ALL_POINTS = """cover => {
    const steps = [0.02, 0.2, 0.4, 0.6, 0.8, 0.98];
    return steps.flatMap(x => steps.map(y => {
        const hit = document.elementFromPoint(x * innerWidth, y * innerHeight);
        return cover.contains(hit);
    })).every(Boolean);
}"""


def expect_all_hidden(page: Page, cover: Locator, title: str) -> None:
    """Nothing behind the neutral view can be seen, read aloud, or found in the page's title."""
    expect(cover).to_be_visible()
    expect_value(cover, _COVERS_ALL_POINTS, True)
    assert _list_spoken_beside(page, cover, title) == set()


def _list_spoken_beside(page: Page, cover: Locator, title: str) -> set[str]:
    """What the browser would offer to a screen reader beside the neutral view."""
    expect(page).to_have_title(title)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    spoken = {
        node["name"]["value"].strip()
        for node in tree["nodes"]
        if not node["ignored"] and node.get("name", {}).get("value")
    }
    return spoken - {*cover.inner_text().splitlines(), title}
