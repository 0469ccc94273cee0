"""Find out who handed in what, in whatever form it arrives, and take it into the course.

The only names that count are those that a platform or the teacher gave: the outermost ones. What
stands inside a hand-in never names a learner, because learners write it themselves.
"""
