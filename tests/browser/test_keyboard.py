"""A lesson for those who use no pointer."""

from keys import begin_by_keys, expect_focus_in_chat, tab_to, take_choice
from lesson_page import LONGEST_OPENING, LessonPage, Opener
from playwright.sync_api import expect

SHORTCUTS_OF_JUPYTERLAB = ["a", "b", "c", "x", "v", "d", "d", "z", "y", "r", "1", "Shift+M", "i"]


def test_played_by_keyboard_alone(open_lesson: Opener) -> None:
    """Tab, arrows, Enter and number keys lead from the open notebook to an ending."""
    lesson = open_lesson()
    lesson.open()
    tab_to(lesson, lesson.start_button)
    lesson.page.keyboard.press("Enter")
    expect(lesson.button("chat.begin")).to_be_visible(timeout=LONGEST_OPENING)
    begin_by_keys(lesson)
    lesson.photograph("keyboard-begin")

    lesson.page.keyboard.press("Enter")
    expect(lesson.choices.first).to_be_visible()
    turns = 0
    while lesson.composer.get_attribute("data-state") == "choices":
        take_choice(lesson, usual_number(lesson), by_number=turns % 2 == 0)
        turns += 1
        if turns == 2:
            lesson.photograph("keyboard-focus")

    expect(lesson.region("chat.ending")).to_be_visible()
    assert turns > 2


def test_keys_stay_inside_the_chat(open_lesson: Opener) -> None:
    """Keys that add, cut, paste and delete cells elsewhere do nothing to the notebook from here."""
    lesson = open_lesson()
    before = lesson.notebook.read_bytes()
    cells = lesson.page.locator(".jp-Notebook .jp-Cell")
    lesson.begin()
    count = cells.count()
    first = lesson.page.locator(".jp-Notebook .jp-Cell").first.inner_text()

    for spot in (lesson.chat.get_by_role("log"), lesson.messages.last, lesson.composer):
        spot.focus()
        for key in SHORTCUTS_OF_JUPYTERLAB:
            lesson.page.keyboard.press(key)
            expect_focus_in_chat(lesson, f"{key} took the focus away")

    expect(cells).to_have_count(count)
    expect(cells.first).to_have_text(first, use_inner_text=True)
    lesson.save_notebook()
    assert lesson.notebook.read_bytes() == before


def usual_number(lesson: LessonPage) -> int:
    """Which of the choices on offer leads on to an ending, counted from 1."""
    usual = {row["picks"][row["usual"]][0] for row in lesson.table["states"] if row["picks"]}
    return 1 + next(place for place, pick in enumerate(lesson.offered()) if pick in usual)


def test_a_line_break_goes_into_a_box(open_lesson: Opener) -> None:
    """Enter breaks the line in a box of a widget, although JupyterLab forbids it in a notebook."""
    lesson = open_lesson()
    lesson.begin()
    box = lesson.page.locator('[data-field="threat"] textarea')
    box.click()

    for key in ("a", "Enter", "b"):
        lesson.page.keyboard.press(key)

    expect(box).to_have_value("a\nb")
