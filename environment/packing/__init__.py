"""Packing everything for computers without a network: what ``environment/pack.py`` is made of."""
