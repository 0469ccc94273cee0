"""The author's side: source files and translations in, checked, with file and line, and built.

Nothing here is imported while a lesson runs; widgets read what was built.
"""
