"""Settings of this course; every nbgrader command that is started in this folder reads them."""

from breakcontact.grading import configure

c = get_config()  # noqa: F821 - nbgrader puts it here

c.CourseDirectory.course_id = "break_contact"

# Quizzes are graded from their answers, and no cell that was handed in is run. Without this line
# nothing that was handed out with it is graded: nbgrader alone would run it.
configure(c)
