"""What a learner writes in a field, and what becomes of it."""

from __future__ import annotations

import pytest
from board_cases import field, score, score_box
from hypothesis import given
from hypothesis import strategies as st

SPACE = st.sampled_from(["", " ", "\t", "\u00a0", " \n"])
HANDLE = st.from_regex(r"[a-z][a-z0-9]{2,8}[._][a-z0-9]{2,8}", fullmatch=True)


@pytest.mark.parametrize(
    ("form", "right", "text"),
    [
        ("name", "Pelago", " pelago. "),
        ("handle", "marina.west", "@Marina.West"),
        ("handle", "m.west_31", "“m.west_31”"),
        ("address", "pelago.example/u/77310", "HTTPS://www.pelago.example/u/77310/"),
        ("phone", "+44 7700 900418", "07700 900418"),
        ("phone", "+44 7700 900418", "0044 7700-900-418"),
        ("phone", "+47 19 14 48 72", "19144872"),
        ("phone", "+47 19 14 48 72", "+47 191 44 872"),
        ("account", "7714-20", "7714 20"),
        ("account", "7714-20", "7714\u201320"),
        ("email", "a.b@post.example", "mailto:A.B@post.example"),
        ("money", "£800", "800 pounds"),
        ("money", "£800", "GBP 800.00"),
        ("money", "9 000 kr", "kr 9.000,-"),
        ("money", "9 000 kr", "NOK 9\u00a0000,00"),
        ("money", "9 000 kr", "9000 kroner"),
        ("quote", "£800 by 15:30 or else", "he wrote “£800 by 15:30, or else!!”"),
        ("time", "7 April 2026 15:05 UTC", "2026-04-07T15:05Z"),
        ("time", "7 April 2026 15:05 UTC", "07.04.2026 kl. 15.05 UTC"),
        ("time", "7 April 2026 15:05 UTC", "7/4/26 3:05 pm GMT"),
        ("time", "7 April 2026 15:05 UTC", "tirsdag 7. april 2026 kl. 17.05 UTC+2"),
        ("time", "7 April 2026 15:05 UTC", "April 7, 2026, 16:05 UK time"),
        ("time", "7 April 2026 15:05 UTC", "7.4. 1605 BST"),
        ("time", "7 April 2026 15:05 UTC", "7 April 2026 14:05 UTC\u22121"),
        ("time", "6 April 2026 23:30 UTC", "7 April 2026 00:30 UTC+01:00"),
    ],
)
def test_same_value_is_found_however_it_is_written(form: str, right: str, text: str) -> None:
    """Spaces, capitals, prefixes, and ways of writing sums and times make no difference."""
    assert score_box(form, right, text) == ("found", "")


@pytest.mark.parametrize(
    ("form", "right", "text", "reason"),
    [
        ("handle", "marina.west", "marina.wset", "typo"),
        ("handle", "marina.west", "marinawest", "typo"),
        ("account", "7714-20", "7714-21", "typo"),
        ("phone", "+44 7700 900418", "07700 900419", "typo"),
        ("address", "lanterna.example/p/9", "it is ready here: lanterna.example/p/9", "inside"),
        ("money", "£800", "800", "currency"),
        ("money", "£800", "800 kr", "wrong-currency"),
        ("quote", "£800 by 15:30 or the crew gets it", "the crew gets it at 15:30", "retold"),
        ("time", "7 April 2026 15:05 UTC", "7 April 2026 15:05", "zone"),
        ("time", "7 April 2026 15:05 UTC", "7 April 2026 16:05", "zone"),
        ("time", "7 April 2026 15:05 UTC", "15.05", "zone"),
        ("time", "7 April 2026 15:05 UTC", "15:05 UTC", "date"),
        ("time", "7 April 2026 15:05 UTC", "7 April 2026", "clock"),
        ("time", "7 April 2026 15:05 UTC", "7 April 2026 15:05 local time", "wrong-zone"),
        ("time", "7 April 2026 16:20 UTC+1", "7 April 2026 16:20 UTC", "wrong-zone"),
    ],
)
def test_close_answer_says_what_is_off(form: str, right: str, text: str, reason: str) -> None:
    """An answer that is nearly right is told what is missing."""
    assert score_box(form, right, text) == ("close", reason)


@pytest.mark.parametrize(
    ("form", "right", "text"),
    [
        ("handle", "marina.west", "northern_light"),
        ("phone", "+44 7700 900418", "22 22 22 22"),
        ("money", "£800", "£250"),
        ("money", "£800", "a lot"),
        ("account", "7714-20", "- -"),
        ("time", "7 April 2026 15:05 UTC", "8 April 2026 15:05 UTC"),
        ("time", "7 April 2026 15:05 UTC", "7 April 2026 11:11 UTC"),
        ("time", "7 April 2026 15:05 UTC", "31 February 2026 15:05 UTC"),
        ("time", "7 April 2026 15:05 UTC", "in the afternoon"),
        ("quote", "£800 by 15:30 or else", "give me money"),
    ],
)
def test_what_the_material_does_not_say_is_astray(form: str, right: str, text: str) -> None:
    """Another account, sum or time is neither found nor close."""
    assert score_box(form, right, text) == ("astray", "")


def test_a_field_without_value_wants_to_be_told() -> None:
    """What is not in the material is found by saying so; an empty box or a guess is not."""
    nothing = field("email")

    assert score(nothing, none=True).status == "found"
    assert score(nothing).status == "missed"
    assert score(nothing).reason == "unsaid"
    assert score(nothing, "someone@post.example").reason == "none"


def test_not_in_the_material_is_wrong_of_what_is_there() -> None:
    """Saying that something is not there, although it is, counts as missed."""
    verdict = score(field("handle", "marina.west"), none=True)

    assert (verdict.status, verdict.reason) == ("missed", "is-there")


def test_several_values_are_counted_one_by_one() -> None:
    """In any order, between lines or commas; one missing or one too many is close."""
    two = field("handle", "alf.aske", "aske.alf4")

    assert score(two, "@aske.alf4\nalf.aske").status == "found"
    assert score(two, "alf.aske, aske.alf4").status == "found"
    assert score(two, "alf.aske").reason == "part"
    assert score(two, "alf.aske\naske.alf4\nmarina.west").reason == "extra"


def test_a_known_mistake_is_named() -> None:
    """The name shown is not the user name, and the words for that are found by its id."""
    near = {"id": "shown", "text": "Marina West", "why": "That is the name shown."}
    verdict = score(field("handle", "marina.west", near=[near]), "Marina West")

    assert (verdict.status, verdict.reason, verdict.near) == ("close", "near", "shown")


def test_ticked_options_are_right_together() -> None:
    """All that belongs and nothing else is found; some of it is close."""
    options = [{"id": "a", "right": True}, {"id": "b", "right": True}, {"id": "c", "right": False}]
    ticks = field("choices", options=options)

    assert score(ticks, chosen=["b", "a"]).status == "found"
    assert score(ticks, chosen=["a"]).status == "close"
    assert score(ticks, chosen=["a", "b", "c"]).status == "close"
    assert score(ticks, chosen=["c"]).status == "astray"
    assert score(ticks).status == "missed"


@given(handle=HANDLE, before=SPACE, after=SPACE, at=st.sampled_from(["", "@", "@ "]))
def test_any_handle_is_found_with_signs_around_it(
    handle: str, before: str, after: str, at: str
) -> None:
    """Spaces, capitals and an @ never turn a right user name into a wrong one."""
    written = f"{before}{at}{handle.upper()}{after}"

    assert score_box("handle", handle, written) == ("found", "")


@given(
    digits=st.integers(20_000_000, 99_999_999),
    prefix=st.sampled_from(["", "+47", "0047", "47 ", "+47 "]),
    gap=st.sampled_from(["", " ", "-", "\u2011", "\u00a0"]),
)
def test_any_number_is_found_with_or_without_its_country(
    digits: int, prefix: str, gap: str
) -> None:
    """A Norwegian number is the same with +47, 0047 or nothing before it, in any grouping."""
    text = str(digits)
    grouped = gap.join([text[:3], text[3:5], text[5:]])

    assert score_box("phone", f"+47 {text}", f"{prefix}{grouped}") == ("found", "")


@given(
    minutes=st.integers(0, 24 * 60 - 1),
    day=st.integers(2, 28),
    month=st.integers(1, 12),
    offset=st.integers(-11, 13),
)
def test_any_time_is_found_in_any_time_zone(
    minutes: int, day: int, month: int, offset: int
) -> None:
    """The same moment is found whatever time zone it is written in, with any sign for minus."""
    right = f"2026-{month:02}-{day:02} {minutes // 60:02}:{minutes % 60:02} UTC"
    there = minutes + offset * 60
    days, rest = divmod(there, 24 * 60)
    sign = "\u2212" if offset < 0 else "+"
    written = (
        f"{day + days}.{month}.2026 kl. {rest // 60}.{rest % 60:02} UTC{sign}{abs(offset)}"
        if day + days <= 28
        else right
    )

    assert score_box("time", right, written) == ("found", "")


@given(kroner=st.integers(1, 999_999))
def test_any_sum_is_found_however_its_thousands_are_set_off(kroner: int) -> None:
    """With spaces, points or nothing, before or after the currency."""
    plain = f"{kroner:,}"

    for text in (
        f"{kroner} kr",
        f"kr {plain.replace(',', '.')},-",
        f"NOK {plain.replace(',', ' ')}",
    ):
        assert score_box("money", f"{kroner} kroner", text) == ("found", "")
