"""Languages and countries: their lists, messages, and formats of numbers, money and dates."""

from breakcontact.i18n.languages import (
    SOURCE_LANGUAGE,
    Language,
    find_language,
    list_languages,
    match_language,
)
from breakcontact.i18n.messages import Messages, load_messages

__all__ = [
    "SOURCE_LANGUAGE",
    "Language",
    "Messages",
    "find_language",
    "list_languages",
    "load_messages",
    "match_language",
]
