"""What a reader of the pseudo-language gets: run with its data folder, and a folder to write to."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pseudo_language
from feedback_sample import render_sample

from breakcontact.files import BUILT
from breakcontact.guide.handouts import write_handouts
from breakcontact.guide.site import build_site
from breakcontact.quiz import load_definition
from breakcontact.ui import Lesson
from breakcontact.ui.quiz.session import QuizSession

CODE = pseudo_language.CODE


def main(folder: Path) -> None:
    """Write the traits of widgets, a feedback page, a handout and the guide."""
    states: dict[str, Any] = {}
    first = Lesson("01_match", language=CODE, memory_only=True)
    for name in ("chat", "review", "steps"):
        states[name] = [read_traits(getattr(first, name)())]
    states["practice"] = [read_traits(first.questions())]
    second = Lesson("02_pay_or_block", language=CODE)
    for name in ("guess", "people", "explorer", "sources"):
        states[name] = [read_traits(getattr(second, name)())]
    quiz = QuizSession(load_definition(BUILT / "practice.quiz.json"), folder)
    quiz._choose_language(CODE)
    parts = ["start", *(item.id for item in quiz.definition.items), "finish"]
    states["quiz"] = [read_traits(quiz.show(part)) for part in parts]
    (folder / "states.json").write_text(json.dumps(states), encoding="utf-8")
    page = render_sample(BUILT / "practice.quiz.json", CODE)
    (folder / "feedback.html").write_text(page, encoding="utf-8")
    write_handouts(folder, "GB", CODE, lambda _: None)
    build_site(folder / "guide", lambda _: None)


def read_traits(widget: Any) -> dict[str, Any]:
    """The traits that the page gets, those of widgets it follows included, without the code."""
    followed = {name: getattr(widget, name) for name in widget._follows}
    return {
        name: value
        for name, value in {**widget.get_state(), **followed}.items()
        if not name.startswith("_") and name not in ("layout", "tabbable", "tooltip", "comm")
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
