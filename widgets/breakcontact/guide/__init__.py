"""The instructor guide: its pages as a site, its tables, its handouts.

Sphinx and Typst are imported where they are used: neither is needed to play a lesson.
"""
