"""True or false, with certainty: is a chat genuine, and how sure are you?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from breakcontact.quiz.items.item import (
    AnswerPart,
    Item,
    LabelRef,
    Solution,
    SolutionPart,
    quote,
    refuse,
)
from breakcontact.quiz.items.item_type import ItemType

CERTAINTIES = ("guess", "fairly", "sure")


class TrueFalse(ItemType):
    """The answer is ``{"genuine": bool, "sure": certainty}``; the key is ``{"genuine": bool}``.

    The certainty is for the learner and earns no points.
    """

    kind = "judge"
    layout = "judgement"

    def take(self, item: Item, value: Any) -> dict[str, Any]:
        """Accept a judgement with a certainty."""
        match value:
            case {"genuine": bool(genuine), "sure": str(sure)} if len(value) == 2:
                if sure in CERTAINTIES:
                    return {"genuine": genuine, "sure": sure}
        raise refuse(item, "no-judgement", "{value} is no judgement.", value=quote(value))

    def find_key_fault(self, item: Item, key: Mapping[str, Any]) -> str:
        """A key says whether it is genuine."""
        return "" if type(key.get("genuine")) is bool else "does not say whether it is genuine"

    def grade(self, key: Mapping[str, Any], value: Any) -> float:
        """All or nothing, however sure the learner was."""
        genuine = value.get("genuine") if isinstance(value, Mapping) else None
        return float(type(genuine) is bool and genuine is bool(key["genuine"]))

    def describe(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """The judgement, and how sure the learner was."""
        if value is None:
            return []
        return [AnswerPart(_say(value["genuine"]), LabelRef(f"sure.{value['sure']}"))]

    def solve(self, key: Mapping[str, Any], item: Item, country: str) -> Solution:
        """Whether it is genuine."""
        return Solution((SolutionPart((_say(key["genuine"]),)),))

    def list_slips(self, item: Item, value: Any, key: Mapping[str, Any]) -> list[AnswerPart]:
        """The judgement, if it is wrong."""
        is_wrong = value["genuine"] is not key["genuine"]
        return [AnswerPart(_say(value["genuine"]))] if is_wrong else []

    def encode(self, value: Any) -> str:
        """``genuine`` or ``not genuine``."""
        return "genuine" if value["genuine"] else "not genuine"

    def find_certainty(self, value: Any) -> str:
        """One of ``CERTAINTIES``."""
        return str(value["sure"])


def _say(is_genuine: bool) -> LabelRef:
    return LabelRef("genuine" if is_genuine else "not-genuine")
