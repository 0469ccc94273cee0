"""A course with texts that wait for a mark: the quiz 'after' as it ships, and what learners wrote."""

from __future__ import annotations

from pathlib import Path

from quiz_course import QuizCourse

from breakcontact.course.course import NbgraderCourse

SLUG = "after"
ITEM = "after-12"
CELL = "after-12-marks"
MOST = 4.0
WRITTEN = {
    "kari": "Thank you for telling me, Linda. I'm coming over. Don't pay any more. We'll ring the police.",
    "ola": "Why did you send that? Just pay and it's over.",
    "amir": "لا تدفعي مرة أخرى. سأتصل بالشرطة معك (police).\nYou are not alone.",
    "mallory": "<img src=x onerror=\"document.title='hacked'\"><b>Save</b> the \u202eevidence</script>",
    "nora": "Jeg kommer. Ikke svar dem, og ta vare på meldingene.\n\nVi ringer banken sammen.",
}
"""Texts by learner; 'left' hands in without one."""

SOURCE = Path(__file__).parents[3] / "assessments" / "source" / SLUG


def make_marking_course(root: Path) -> QuizCourse:
    """Make the course, hand in and grade."""
    course = QuizCourse(root)
    course.adopt_quiz(SOURCE)
    for student, text in WRITTEN.items():
        course.submit(student, SLUG, {ITEM: text})
    course.submit("left", SLUG, {})
    course.autograde(SLUG)
    return course


def open_course(course: QuizCourse) -> NbgraderCourse:
    """The course as ``breakcontact class`` opens it; its folder must be the current one."""
    return NbgraderCourse(course.root)
