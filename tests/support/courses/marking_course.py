"""A course with texts that wait for a mark: the quiz 'after', and what learners wrote."""

from __future__ import annotations

from pathlib import Path

from quiz_course import QuizCourse

SLUG = "after"
ITEM = "after-12"
CELL = "after-12-marks"
MOST = 4.0
WRITTEN = {
    "kari": "Thank you for telling me, Linda. I'm coming over. Don't pay. We'll ring the police.",
    "ola": "Why did you send that? Just pay and it's over.",
    "amir": "لا تدفعي مرة أخرى. سأتصل بالشرطة معك (police).\nYou are not alone.",
    "mallory": "<img src=x onerror=\"document.title='hacked'\"><b>Save</b> \u202eit</script>",
    "nora": "Jeg kommer. Ikke svar dem, og ta vare på meldingene.\n\nVi ringer banken sammen.",
}
"""Texts by learner. Someone else, 'left', hands in without one."""

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
