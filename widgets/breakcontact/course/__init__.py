"""Run an nbgrader course step by step: set up, release, collect, grade, give feedback, export.

The functions return what they did and raise ``CourseError``. They print nothing.
"""
