"""Authoring: read source files and translations, check them with file and line, and build.

Nothing here is imported while a lesson runs; widgets read the built files.
"""
