"""Outcomes: what becomes of people who meet a demand in different ways, as far as anybody knows.

Every number comes from the registry (:mod:`~breakcontact.outcomes.registry`), the exact answers
from linear algebra (:mod:`~breakcontact.outcomes.model.exact`), lives to tell from sampling
(:mod:`~breakcontact.outcomes.model.sampling`). This file imports nothing: only the modules that
compute need numpy, and a story that takes a chance from the registry should not wait for it.
"""
