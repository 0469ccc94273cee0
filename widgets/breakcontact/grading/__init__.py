"""Grading with nbgrader: quizzes from their answers, in the grader's process."""

from breakcontact.grading.configuration import configure

__all__ = ["configure"]
