"""The receipt: a line that changes with the answers, and with nothing else."""

from __future__ import annotations

import re
from typing import Any

import quiz_definitions
from hypothesis import given
from hypothesis import strategies as st

from breakcontact.quiz import make_receipt

DEFINITION = quiz_definitions.small_definition()


def test_a_receipt_can_be_read_aloud() -> None:
    """It names the quiz and how much was answered, and is the same on every machine."""
    receipt = make_receipt(DEFINITION, quiz_definitions.RIGHT)

    assert receipt == "BREAK-CONTACT small 6/6 8AA9-84D3-9999"


def test_no_answers_have_a_receipt_too() -> None:
    """An empty hand-in can be shown as well."""
    pattern = r"BREAK-CONTACT small 0/6 [0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}"
    assert re.fullmatch(pattern, make_receipt(DEFINITION, {}))


@given(data=st.data())
def test_only_the_answers_make_the_receipt(data: st.DataObject) -> None:
    """The order of answering changes nothing, another answer does, what is not asked does not."""
    answers: dict[str, Any] = data.draw(quiz_definitions.answers_of(DEFINITION))
    others: dict[str, Any] = data.draw(quiz_definitions.answers_of(DEFINITION))
    turned = dict(reversed(answers.items()))

    receipt = make_receipt(DEFINITION, answers)

    assert make_receipt(DEFINITION, {**turned, "other-01": "a"}) == receipt
    assert (make_receipt(DEFINITION, others) == receipt) == (others == answers)
