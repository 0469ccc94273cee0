"""Which lessons a site has."""

from __future__ import annotations

from breakcontact.web.lesson_sources import list_course


def test_a_site_for_one_audience_has_nothing_for_another() -> None:
    """A class of under-18s is offered no lesson for adults, and has its own practice quiz."""
    found = list_course("teenagers")

    assert {each.audience for each in found} == {("teenagers",)}
    assert [each.slug for each in found] == [
        each.slug for each in list_course() if "teenagers" in each.audience
    ]
    assert [each.slug for each in found if "practice" in each.slug] == ["practice_young"]
    assert [each.slug for each in found if each.is_handed_in][-1] == "later_young"
