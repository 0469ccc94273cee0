"""The instructor guide: its site, its tables and its handouts.

Sphinx and Typst are imported where they are used: neither is needed to play a lesson.
"""
