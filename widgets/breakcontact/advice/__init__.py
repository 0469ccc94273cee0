"""What to do and who helps: one pack a country, every line with its source and its day."""

from breakcontact.advice.pack import COUNTRIES, load_pack

__all__ = ["COUNTRIES", "load_pack"]
