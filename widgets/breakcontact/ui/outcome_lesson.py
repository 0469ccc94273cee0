"""The lesson about numbers under the name that notebooks used before ``Lesson`` covered it.

Notebooks that teachers copied still import ``OutcomeLesson`` from here.
"""

from breakcontact.ui.lesson import Lesson as OutcomeLesson

__all__ = ["OutcomeLesson"]
