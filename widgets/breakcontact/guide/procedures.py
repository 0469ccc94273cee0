"""Duties, law and procedures that lessons name: where each holds, its sources and its review.

``procedures.yaml`` beside the pages lists them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from breakcontact.advice import load_pack
from breakcontact.advice.pack import COUNTRIES
from breakcontact.authoring.source_text import read_text
from breakcontact.authoring.yaml_source import parse_tree
from breakcontact.errors import BreakContactError
from breakcontact.guide.escape import escape_text, load_words
from breakcontact.guide.numbers import render_table
from breakcontact.guide.pages import find_pages
from breakcontact.i18n import SOURCE_LANGUAGE
from breakcontact.lessons import load_lessons
from breakcontact.vocabulary import STORY_AUDIENCES

NAME: Final = "procedures.yaml"

_Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]


class Source(BaseModel):
    """A text in which a procedure was read.

    Attributes:
        publisher: Who published it.
        title: Its title, in its own language.
        date: When it was published, as printed; ``None`` if it is undated.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    publisher: str
    title: str
    date: str | None = None


class Sentence(BaseModel):
    """One thing that is said about a duty, the law or a procedure.

    Attributes:
        id: Its name in the table.
        en: In English.
        nb: In Norwegian bokmål.
        texts: Lessons and pages in which it stands word for word.
        lines: Lines of stories and questions that say it in other words.
        countries: Where it holds.
        sources: Ids of its sources; none if no source was seen.
        verified: Whether all of it stands in sources that were reviewed.
        checked: The day on which it was last compared with its sources, as YYYY-MM-DD.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    en: str
    nb: str
    texts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    countries: Annotated[tuple[Literal["england", "wales", "norway"], ...], Field(min_length=1)]
    sources: tuple[str, ...] = ()
    verified: bool = False
    checked: _Day


class Procedures(BaseModel):
    """The table.

    Attributes:
        sources: Sources that stand in no advice pack, by id.
        sentences: What is said.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    sources: dict[str, Source]
    sentences: tuple[Sentence, ...]


def load_procedures() -> Procedures:
    """The table as written.

    Raises:
        BreakContactError: If it cannot be read.
    """
    tree, problems = parse_tree(read_text(find_pages() / NAME), NAME)
    if problems:
        raise BreakContactError(str(problems[0]))
    try:
        return Procedures.model_validate(tree.data)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"]))
        raise BreakContactError(f"{NAME}, {where}: {fault['msg']}.") from None


def list_sources() -> dict[str, Source]:
    """Every source that a sentence may name, by id: those of the advice packs and of the table."""
    packed = {
        key: Source(
            publisher=source["publisher"],
            title=source["title"],
            date=str(source["year"]) if source.get("year") else None,
        )
        for country in COUNTRIES
        for audience in STORY_AUDIENCES
        for key, source in load_pack(country, SOURCE_LANGUAGE, audience)["sources"].items()
    }
    return packed | load_procedures().sources


def list_named(slug: str) -> list[Sentence]:
    """The sentences of the table that a lesson, its page or one of its sources says.

    Args:
        slug: The lesson, such as ``21_desk``.
    """
    lesson = next((each for each in load_lessons() if each.slug == slug), None)
    if lesson is None:
        raise BreakContactError(f"There is no lesson '{slug}' for a table of {NAME}.")
    places = {f"lesson {slug}", f"page lesson_{slug}"}
    kinds = {"story": lesson.story, "questions": lesson.practice, "bank": lesson.check}
    files = {f"{kind}/{name}" for kind, name in {**kinds, "board": lesson.story}.items() if name}
    return [
        each
        for each in load_procedures().sentences
        if places.intersection(each.texts)
        or files.intersection(line.split()[0] for line in each.lines)
    ]


def render_procedures(slug: str, language: str) -> str:
    """A lesson's sentences as a table: where they hold, their sources, and how sure we are.

    Raises:
        BreakContactError: If there is no such lesson, or a source is missing.
    """
    words = load_words(language)
    head = [words[f"procedures.{each}"] for each in ("what", "where", "source", "sure")]
    rows = [_list_cells(each, words, language) for each in list_named(slug)]
    return render_table(head, rows)


def _list_cells(sentence: Sentence, words: Mapping[str, str], language: str) -> list[str]:
    known = list_sources()
    missing = [each for each in sentence.sources if each not in known]
    if missing:
        raise BreakContactError(f"{NAME}, {sentence.id}: there is no source '{missing[0]}'.")
    sources = [_name_source(known[each], words) for each in sentence.sources]
    sure = "yes" if sentence.verified else "no"
    return [
        escape_text(getattr(sentence, language, sentence.en)),
        ", ".join(words[f"procedures.{each}"] for each in sentence.countries),
        "; ".join(sources) or words["procedures.none"],
        f"{words[f'procedures.{sure}']}, {sentence.checked}",
    ]


def _name_source(source: Source, words: Mapping[str, str]) -> str:
    date = source.date or words["procedures.undated"]
    return escape_text(f"{source.publisher}: {source.title}, {date}")
