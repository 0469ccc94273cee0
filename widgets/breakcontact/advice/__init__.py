"""What to do and who helps: one pack a country, every line with its source and its day."""

from breakcontact.advice.pack import COUNTRIES, COUNTRY_OF_LANGUAGE, load_pack

__all__ = ["COUNTRIES", "COUNTRY_OF_LANGUAGE", "load_pack"]
