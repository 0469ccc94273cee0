"""What to do and who helps: one pack a country, every line with its source and its day."""

from breakcontact.advice.pack import COUNTRIES, home_country, known_country, load_pack

__all__ = ["COUNTRIES", "home_country", "known_country", "load_pack"]
