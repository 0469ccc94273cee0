"""Advice packs: steps and services for each country, each with its source and review date."""

from breakcontact.advice.pack import COUNTRIES, home_country, known_country, load_pack

__all__ = ["COUNTRIES", "home_country", "known_country", "load_pack"]
