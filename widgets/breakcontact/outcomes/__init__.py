"""The outcome model: what happens to people who respond to a demand in different ways.

Numbers come from the registry (:mod:`~breakcontact.outcomes.registry`), exact results from linear
algebra (:mod:`~breakcontact.outcomes.model.exact`), simulated cases from sampling
(:mod:`~breakcontact.outcomes.model.sampling`). This file imports nothing: only the modules that
compute need numpy, and a story that takes a chance from the registry should not wait for it.
"""
