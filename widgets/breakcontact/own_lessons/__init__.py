"""Lessons outside the package: a folder with a teacher's own story, questions and quiz.

``find`` and ``cache`` need the standard library only, so a notebook can find a lesson and read what
was compiled before. ``compiling`` loads the authoring modules; it is imported only when a source is
newer than what was compiled from it.
"""
