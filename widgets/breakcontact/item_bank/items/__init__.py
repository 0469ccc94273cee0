"""The rules of each item type in the bank, and the one place where they are registered."""

from __future__ import annotations

from breakcontact.item_bank.items.choices import CHOICE, MULTIPLE_RESPONSE
from breakcontact.item_bank.items.extended_text import EXTENDED_TEXT
from breakcontact.item_bank.items.match import MATCH
from breakcontact.item_bank.items.order import ORDER
from breakcontact.item_bank.items.rules import Rules
from breakcontact.item_bank.items.true_false import TRUE_FALSE

RULES: dict[str, Rules] = {
    rules.kind: rules
    for rules in (CHOICE, MULTIPLE_RESPONSE, ORDER, MATCH, TRUE_FALSE, EXTENDED_TEXT)
}
"""The rules of every item type, by its name in files."""
