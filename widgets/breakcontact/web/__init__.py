"""Lessons in a browser alone: a site of static pages with the widgets of the notebooks."""
