"""An nbgrader course, step by step: set up, release, collect, grade, give feedback, export."""
