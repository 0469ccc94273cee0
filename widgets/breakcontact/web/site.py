"""Build the site: all lessons as static pages that work from any folder of any web space."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote, unquote

from breakcontact import __version__
from breakcontact.guide.staging import stage_folder
from breakcontact.i18n import list_languages, load_messages
from breakcontact.i18n.messages import GUIDE
from breakcontact.lessons import START
from breakcontact.progress import make_bar
from breakcontact.web.lesson_page import LessonPage, describe_data
from breakcontact.web.lesson_sources import NOTEBOOK, LessonSource
from breakcontact.web.list_page import Entry, make_help, render_front, render_list
from breakcontact.web.page import Code, Page
from breakcontact.web.quiz_page import make_page_of

MARK: Final = ".breakcontact-site"
"""Identifies a folder that we built, so that no other is ever replaced."""

FRONT: Final = "index.html"
BUNDLES: Final = Path(__file__).parent / "bundles"
"""The script, the style sheet and the service worker of every site."""

_FILES: Final = "files"
_WORKER: Final = "worker.js"
_GUIDE: Final = "guide"


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is built.

    Attributes:
        for_class: Whether nothing at all is kept in the browser.
        with_guide: Whether the guide for instructors is part of it.
        hands_in: Whether the server that it lies on takes hand-ins, as ``serving`` does.
        asks_code: Whether learners then hand in with a code and not with their name.
    """

    for_class: bool = False
    with_guide: bool = False
    hands_in: bool = False
    asks_code: bool = False

    @property
    def works_offline(self) -> bool:
        """Whether the browser gets a copy of the pages; not of those on a server for one hour."""
        return not self.for_class and not self.hands_in


@dataclass
class Builder:
    """Writes the pages of a site into a folder.

    Args:
        folder: Where to.
        lessons: The lessons, in order.
        options: How.
    """

    folder: Path
    lessons: Sequence[LessonSource]
    options: Options
    languages: list[str] = field(init=False)

    def __post_init__(self) -> None:
        written = {code for lesson in self.lessons for code in lesson.notebooks}
        self.languages = [code for code in list_languages() if code in written]
        self._words = {code: load_messages(code, GUIDE) for code in self.languages}
        self._names = {code: each.name for code, each in list_languages().items()}
        self._code = {name: self._keep_hashed(name) for name in ("site.js", "site.css")}

    def write_language(self, language: str, done: Callable[[], None]) -> None:
        """Write the pages of one language; ``done`` is called after each lesson."""
        entries = []
        for lesson in self.lessons:
            if language in lesson.notebooks:
                entries.append(self._write_lesson(lesson, language))
                done()
        part, models = make_help(language, entries)
        words = self._words[language]
        body = render_list(entries, words, part)
        others = {code: f"../{code}/{FRONT}" for code in self.languages if code != language}
        data = describe_data("", language, words, models, **self._settings("../"))
        page = self._make_page(language, words["web.title"], body, others, data, home="")
        self._write(f"{language}/{FRONT}", page.render(self._find_code("../")))

    def write_front(self) -> None:
        """Write the first page, which offers the languages."""
        first = self.languages[0]
        addresses = {code: f"{code}/{FRONT}" for code in self.languages}
        body = render_front(addresses, self._words)
        data = describe_data("", first, self._words[first], {}, **self._settings(""))
        page = self._make_page(first, "Break Contact", body, {}, data, home="", is_front=True)
        self._write(FRONT, page.render(self._find_code("")))

    def write_worker(self) -> None:
        """Write the service worker, which needs the list of all other files."""
        if not self.options.works_offline:
            return
        names = sorted(self._list_files())
        content = hashlib.sha256()
        for name in names:
            content.update(name.encode() + (self.folder / name).read_bytes())
        folders = [name.removesuffix(FRONT) or "./" for name in names if name.endswith(FRONT)]
        files = sorted(quote(name) for name in (*names, *folders))
        listed = {"version": content.hexdigest()[:16], "files": files}
        code = (BUNDLES / _WORKER).read_text(encoding="utf-8")
        self._write(_WORKER, f"globalThis.SITE = {json.dumps(listed)};\n{code}")

    def _write_lesson(self, lesson: LessonSource, language: str) -> Entry:
        def keep(name: str, content: bytes) -> str:
            path = self.folder / _FILES / f"{lesson.slug}.{name}"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            return f"../{_FILES}/{quote(path.name)}"

        page = make_page_of(
            lesson,
            language,
            keep,
            lambda link: self._resolve(link, language),
            keeps=not self.options.for_class,
            hands_in=self.options.hands_in,
        )
        words = self._words[language]
        name = f"{lesson.slug}.html"
        address = quote(name)
        others = {code: f"../{code}/{address}" for code in lesson.notebooks if code != language}
        data = describe_data(lesson.slug, language, words, page.models, **self._settings("../"))
        made = self._make_page(language, page.title, page.body, others, data, home=FRONT)
        self._write(f"{language}/{name}", made.render(self._find_code("../")))
        return _make_entry(lesson, page, address)

    def _make_page(
        self,
        language: str,
        title: str,
        body: str,
        others: Mapping[str, str],
        data: Mapping[str, object],
        *,
        home: str,
        is_front: bool = False,
    ) -> Page:
        return Page(
            language=language,
            title=title,
            body=body,
            home=home,
            others=others,
            words=self._words[language],
            data=data,
            names=self._names,
            privacy="web.serve.privacy" if self.options.hands_in else "web.privacy",
            guide=f"../{_GUIDE}/{language}/{FRONT}"
            if self.options.with_guide and not is_front
            else "",
        )

    def _settings(self, root: str) -> dict[str, object]:
        worker = f"{root}{_WORKER}" if self.options.works_offline else ""
        settings: dict[str, object] = {"mayKeep": not self.options.for_class, "worker": worker}
        if self.options.hands_in:
            settings["handIn"] = {"address": f"{root}hand-in", "asksCode": self.options.asks_code}
        return settings

    def _find_code(self, root: str) -> Code:
        script, style = (f"{root}{self._code[name]}" for name in ("site.js", "site.css"))
        return Code(script, style, connects=self.options.hands_in)

    def _resolve(self, address: str, language: str) -> str | None:
        """The address of a link on a page; ``None`` if the site does not have where it leads to."""
        path, mark, anchor = address.partition("#")
        if not path.endswith(NOTEBOOK) or ":" in path:
            return address
        steps = PurePosixPath(unquote(path)).parts
        code = steps[-2] if len(steps) > 1 else language
        slug = steps[-1].removesuffix(NOTEBOOK)
        if slug == START:
            return f"../{code}/{FRONT}"
        has_page = any(each.slug == slug and code in each.notebooks for each in self.lessons)
        return f"../{code}/{quote(slug)}.html{mark}{anchor}" if has_page else None

    def _keep_hashed(self, name: str) -> str:
        content = (BUNDLES / name).read_bytes()
        stem, _, suffix = name.partition(".")
        hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}.{suffix}"
        (self.folder / hashed).write_bytes(content)
        return hashed

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def _list_files(self) -> Iterable[str]:
        guide = self.folder / _GUIDE
        for path in self.folder.rglob("*"):
            if path.is_file() and not path.is_relative_to(guide) and path.name[0] != ".":
                yield path.relative_to(self.folder).as_posix()


def build_site(
    target: Path, lessons: Sequence[LessonSource], options: Options, say: Callable[[str], None]
) -> Path:
    """Build the site into a folder, which is replaced as a whole at the end.

    Args:
        target: The folder; new, empty, or an older site.
        lessons: What is on it.
        options: How it is built.
        say: Called with a sentence about each step.

    Returns:
        The first page.

    Raises:
        BreakContactError: If a lesson cannot be shown, or the folder cannot be written.
    """
    with stage_folder(target.absolute(), MARK) as folder:
        builder = Builder(folder, lessons, options)
        bar = make_bar(sum(len(lesson.notebooks) for lesson in lessons))
        for language in builder.languages:
            say(load_messages(language, GUIDE)["web.building"])
            builder.write_language(language, bar.update)
        bar.close()
        builder.write_front()
        if options.with_guide:
            _add_guide(folder, say)
        builder.write_worker()
        (folder / MARK).write_text(f"{__version__}\n", encoding="utf-8")
    return target.absolute() / FRONT


def _add_guide(folder: Path, say: Callable[[str], None]) -> None:
    # Sphinx is loaded only for those who want the guide.
    from breakcontact.guide.site import build_site as build_guide

    build_guide(folder / _GUIDE, say)


def _make_entry(lesson: LessonSource, page: LessonPage, address: str) -> Entry:
    audience = lesson.audience or (page.audience,)
    return Entry(address, page.title, page.lead, audience, lesson.minutes, lesson.is_handed_in)
