"""How a page names the lesson to read on in, and links to it."""

from __future__ import annotations

import re

from breakcontact.grading.feedback.texts import FeedbackWords
from breakcontact.lessons import load_lessons


def name_lesson(slug: object, words: FeedbackWords) -> str:
    """A lesson as a sentence names it, such as "lesson 1, The match"; "" if it is no slug."""
    if not isinstance(slug, str):
        return ""
    titles = {lesson.slug: lesson.titles for lesson in load_lessons()}.get(slug, {})
    label = f"lesson.{slug.replace('_', '-')}"
    other = "lesson.ours" if words.language in titles else "lesson.other"
    return words.say_or(label, other, slug=slug, title=titles.get(words.language, ""))


def link_lesson(lessons: str, slug: object, language: str) -> str:
    """The address of a lesson: of a page on a site, or of a notebook where Jupyter opens them.

    Args:
        lessons: Where the lessons are; "" if that is unknown.
        slug: The lesson.
        language: In which language.

    Returns:
        The address, or "".
    """
    known = {lesson.slug: lesson.titles for lesson in load_lessons()}
    if not lessons or not isinstance(slug, str) or language not in known.get(slug, {}):
        return ""
    ending = "ipynb" if re.search(r"/(?:tree|notebooks)(?:/|$)", lessons) else "html"
    return f"{lessons.rstrip('/')}/{language}/{slug}.{ending}"
