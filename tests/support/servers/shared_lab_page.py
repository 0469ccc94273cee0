"""A JupyterLab page that stays open from test to test, because opening it takes most of a test."""

from __future__ import annotations

from page_watch import PageWatch
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

WORKSPACE = "shared"
"""The workspace of that page, as JupyterLab calls it."""

# The neutral view stays on purpose whatever becomes of the lesson, and so does a question of Lab's.
COVER = ".breakcontact-exit__back, .jp-Dialog"
# JupyterLab's own observers may still stumble over a notebook that is gone: let two frames pass.
CLOSE_ALL = """async () => {
    for (const widget of [...window.jupyterapp.shell.widgets("main")]) widget.dispose();
    localStorage.clear();
    sessionStorage.clear();
    for (const frame of [1, 2]) await new Promise(requestAnimationFrame);
}"""


class SharedLabPage:
    """One browser profile and page that the tests use one after the other.

    Args:
        browser: The browser to open it in.
        viewport: How large the page is.
        patience: How long an act may take, in milliseconds.

    Attributes:
        watch: What must not happen while the present test is in the page; None before it entered.
    """

    def __init__(self, browser: Browser, viewport: ViewportSize, patience: float) -> None:
        self._browser = browser
        self._viewport = viewport
        self._patience = patience
        self._context: BrowserContext | None = None
        self.watch: PageWatch | None = None

    @property
    def pages(self) -> list[Page]:
        """The pages that are open."""
        return self._context.pages if self._context else []

    def enter(self) -> tuple[Page, PageWatch]:
        """The page as the test before has left it, and what watches it during this test."""
        if self._context is None:
            self._context = self._browser.new_context(viewport=self._viewport)
            self._context.set_default_timeout(self._patience)
        if self.watch is None:
            self.watch = PageWatch(self._context)
        page = self.pages[0] if self.pages else self._context.new_page()
        return page, self.watch

    def tidy(self, *, spoiled: bool) -> None:
        """Close what a test has opened; after a failure the profile goes as well."""
        if self.watch is not None:
            self.watch.stop()
        self.watch = None
        if spoiled or not self.pages or self._is_covered():
            self.leave()
            return
        page, *others = self.pages
        for other in others:
            other.close()
        page.set_viewport_size(self._viewport)
        page.emulate_media(color_scheme=None, reduced_motion=None, forced_colors=None, media=None)
        page.mouse.move(0, 0)
        page.evaluate(CLOSE_ALL)

    def _is_covered(self) -> bool:
        """Whether something lies over JupyterLab."""
        return any(page.locator(COVER).count() > 0 for page in self.pages)

    def leave(self) -> None:
        """Close the profile."""
        if self._context is not None:
            self._context.close()
        self._context = None
