"""Format 1 of a scenario: what an author may write.

The checker and the JSON Schema for editors are made from these models; their descriptions are what
an editor shows beside a key.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    ConfigDict,
    Discriminator,
    Field,
    Strict,
    StringConstraints,
    Tag,
)

from breakcontact.authoring.parts import Id, Part, Text
from breakcontact.vocabulary import Action, Evidence, Help, Stage, StoryAudience, Tactic

Role = Literal["you", "stranger", "friend", "helper", "honest", "app"]
Avatar = Literal["leaf", "wave", "hill", "sun", "cup", "bike", "cloud", "stone"]

FactName = Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_]*$", max_length=40)]
MaybeText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Clock = Annotated[str, StringConstraints(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
TermName = Annotated[str, StringConstraints(pattern="^[a-z][a-z_]*$", max_length=40)]
ConditionText = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Meaning = Literal["harm", "saved", "lost", "sent"]
Small = Annotated[int, Field(ge=0, le=100)]


def _exactly_one(*keys: str) -> ConfigDict:
    """Tell editors that a part has one of several keys; the checker says it in its own words."""
    return ConfigDict(json_schema_extra={"oneOf": [{"required": [key]} for key in keys]})


def _is_mapping(value: Any) -> str:
    return "<mapping>" if isinstance(value, dict) else "<other>"


def _is_truth(value: Any) -> str:
    return "<truth>" if isinstance(value, bool) else "<number>"


class Person(Part):
    """Somebody in the story."""

    called: ClassVar = "a person"
    placeholders: ClassVar = {"avatar": "leaf", "role": "friend"}
    name: Text = Field(description="The name shown; translated too. Line id: person.<id>")
    avatar: Avatar = Field(description="The drawn shape that stands for the person")
    role: Role = Field(description="What the person is to the story; exactly one is 'you'")


class Count(Part):
    """A fact that is a small number."""

    called: ClassVar = "a number fact"
    placeholders: ClassVar = {"start": 0, "most": 1}
    start: Small = Field(description="Its value when the story begins")
    most: Annotated[int, Field(ge=1, le=100)] = Field(
        description="Its largest value; the least is 0"
    )


Fact = Annotated[
    Annotated[Count, Tag("<mapping>")] | Annotated[bool, Tag("<other>")], Discriminator(_is_mapping)
]
FactValue = Annotated[
    Annotated[bool, Tag("<truth>")] | Annotated[int, Tag("<number>")], Discriminator(_is_truth)
]


class Message(Part):
    """Something that appears in the chat, or that the narrator tells."""

    called: ClassVar = "a message"
    id: Id = Field(description="Line id, unique in the file; keep it when the text changes")
    sender: Annotated[str, StringConstraints(min_length=1)] = Field(
        alias="from", description="Id of the person who writes, or 'narrator'"
    )
    text: Text = Field(description="The words")
    at: Clock | None = Field(None, description='Clock time in quotes, such as "20:14"')
    tactic: Tactic | None = Field(None, description="What the message does to the reader")
    why: Text | None = Field(
        None,
        description="One sentence for the review: how the tactic works here. Line id: <id>.why",
    )
    evidence: Annotated[tuple[Evidence, ...], Strict(False)] = Field(
        (), description="What is in it that the police ask for"
    )
    gentle: MaybeText | None = Field(
        None,
        description="The gentle form, told by the narrator; empty quotes leave the message out. "
        "Line id: <id>.gentle",
    )
    key: bool = Field(False, description="One of the few moments with which the review begins")
    when: ConditionText | None = Field(None, description="Shown only where this condition holds")


class Choice(Part):
    """A reply or an act that the learner may pick."""

    model_config = _exactly_one("say", "do")
    called: ClassVar = "a choice"
    id: Id = Field(
        description="Pick id and line id, unique in the file; keep it when the text changes"
    )
    say: Text | None = Field(None, description="What the character writes; or use 'do'")
    do: Text | None = Field(None, description="What the character does; or use 'say'")
    to: str = Field(description="Id of the scene that it leads to")
    action: Action | None = Field(None, description="The way to meet a demand that it stands for")
    sets: dict[str, FactValue] = Field({}, alias="set", description="Facts that get a new value")
    adds: dict[str, int] = Field({}, alias="add", description="Number facts that grow by so much")
    when: ConditionText | None = Field(None, description="Offered only where this condition holds")
    usual: bool = Field(False, description="The pick that 'what would have happened' goes on with")
    why: Text | None = Field(None, description="One sentence for the review. Line id: <id>.why")


class Weight(Part):
    """The chance of a world's turn."""

    called: ClassVar = "a weight"
    placeholders: ClassVar = {"parameter": "recovered-value"}
    parameter: Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_]*$")] = Field(
        description="Key of the chance in the registry of numbers"
    )
    about: StoryAudience | None = Field(
        None,
        description="Whom the chance is about, if not the story's audience; the review says so",
    )


class World(Part):
    """One way that chance may decide."""

    called: ClassVar = "a world's turn"
    placeholders: ClassVar = {"weight": "rest"}
    id: Id = Field(description="Pick id and line id, unique in the file")
    text: Text = Field(description="What happens, for the review")
    to: str = Field(description="Id of the scene that it leads to")
    weight: Annotated[
        Annotated[Weight, Tag("<mapping>")] | Annotated[Literal["rest"], Tag("<other>")],
        Discriminator(_is_mapping),
    ] = Field(description="Its chance, or 'rest' for what the others leave")
    sets: dict[str, FactValue] = Field({}, alias="set", description="Facts that get a new value")
    adds: dict[str, int] = Field({}, alias="add", description="Number facts that grow by so much")
    why: Text | None = Field(None, description="One sentence for the review. Line id: <id>.why")


class Ending(Part):
    """How a story can end, and what helps from there."""

    called: ClassVar = "an ending"
    placeholders: ClassVar = {"helps": ["talk"]}
    codes: ClassVar = {"helps": "BC401", "person": "BC402"}
    reasons: ClassVar = {
        "helps": "Every ending, the worst included, goes on to something that helps.",
        "person": "Every ending goes on to a person who helps.",
    }
    id: Id = Field(description="Unique in the file")
    title: Text = Field(description="Line id: ending.<id>.title")
    text: Text = Field(
        description="What became of it, two to four sentences. Line id: ending.<id>.text"
    )
    helps: Annotated[tuple[Help, ...], Strict(False), Field(min_length=1)] = Field(
        description="What helps next; at least one"
    )
    person: str = Field(description="Id of the friend or helper who helps")


class Scene(Part):
    """Messages, and then exactly one of: choices, the world's turn, a next scene, an ending."""

    model_config = _exactly_one("choices", "world", "next", "ending")
    called: ClassVar = "a scene"
    placeholders: ClassVar = {"stage": "contact"}
    stage: Stage = Field(description="Where in the offence the scene stands")
    place: Text | None = Field(
        None, description="Name of the invented app, for the header. Line id: place.<scene>"
    )
    messages: Annotated[tuple[Message, ...], Strict(False)] = Field((), description="What appears")
    choices: (
        Annotated[tuple[Choice, ...], Strict(False), Field(min_length=1, max_length=9)] | None
    ) = Field(None, description="What the learner may pick; at most nine")
    world: Annotated[tuple[World, ...], Strict(False), Field(min_length=2)] | None = Field(
        None, description="What chance may bring; at least two turns"
    )
    next: str | None = Field(None, description="Id of the scene that follows at once")
    ending: Ending | None = Field(None, description="The story ends here")

    @property
    def picks(self) -> tuple[Choice | World, ...]:
        """The choices, or the world's turns; none where the scene goes on or ends."""
        return self.choices or self.world or ()

    @property
    def picks_key(self) -> str:
        """The key that :attr:`picks` stand under."""
        return "choices" if self.choices else "world"


class Property(Part):
    """Something that the author wants to hold in every play."""

    model_config = _exactly_one("can_reach", "comes_to", "never", "at_end")
    called: ClassVar = "a property"
    id: Id = Field(description="Unique among the properties; no line")
    when: ConditionText | None = Field(
        None, description="Where it has to hold; without it everywhere"
    )
    can_reach: ConditionText | None = Field(
        None, description="Some way on leads to a state where this holds"
    )
    comes_to: ConditionText | None = Field(
        None, description="Every way on passes a state where this holds"
    )
    never: ConditionText | None = Field(None, description="This holds in no state")
    at_end: ConditionText | None = Field(None, description="This holds in every ending")


class Minutes(Part):
    """How long the author wants a play to take."""

    called: ClassVar = "the playing time"
    placeholders: ClassVar = {"least": 1, "most": 100}
    least: Annotated[float, Field(ge=0, le=100)] = Field(
        description="Minutes that the shortest play takes, at least"
    )
    most: Annotated[float, Field(ge=1, le=300)] = Field(
        description="Minutes that the longest play takes, at most"
    )


class Reflection(Part):
    """A sentence of the closing paragraph about this play."""

    called: ClassVar = "a reflection"
    id: Id = Field(description="Line id, unique in the file")
    when: ConditionText | None = Field(None, description="Said only where this holds at the end")
    text: Text = Field(description="The sentence; it blames nobody")


class Scenario(Part):
    """One scenario: the story of a chat that turns, in English, with an id for every line."""

    called: ClassVar = "a scenario"
    placeholders: ClassVar = {
        "format": 1,
        "audience": "adults",
        "people": {},
        "scenes": {"recovered-value": {"stage": "contact"}},
    }
    format: Literal[1] = Field(description="Version of this format")
    kind: Literal["scenario"] = Field("scenario", description="May be left out")
    id: Id = Field(description="Slug of the scenario; the file has the same name")
    title: Text = Field(description="Line id: title")
    summary: Text = Field(description="One or two sentences. Line id: summary")
    audience: StoryAudience = Field(description="Whom it is for")
    content_note: Text = Field(description="Shown before the story starts. Line id: content_note")
    you: str = Field(description="Id of the person the learner plays")
    people: dict[Id, Person] = Field(description="Everybody in the story, by id")
    facts: dict[FactName, Fact] = Field(
        {}, description="What choices set and conditions read: true/false, or {start: 0, most: 3}"
    )
    terms: dict[TermName, dict[str, Text]] = Field(
        {},
        description="Words that differ from country to country, such as sums and services: "
        "{first_demand: {NO: '20,000 kroner', GB: '£2,000'}}. Any text of the story may hold "
        "the gap {first_demand}. Line ids: term.<name>.<country>",
    )
    meanings: dict[FactName, Meaning] = Field(
        {}, description="What a fact stands for: harm, evidence saved or lost, a picture sent"
    )
    differences: dict[FactName, dict[Action, str]] = Field(
        {},
        description="Harms whose chance differs by action, each with the key of the sourced "
        "chance in the registry",
    )
    minutes: Minutes | None = Field(None, description="How long a play may take")
    properties: Annotated[tuple[Property, ...], Strict(False)] = Field(
        (), description="What you want to hold in every play; checked with all that always holds"
    )
    start: str = Field(description="Id of the first scene")
    scenes: Annotated[dict[Id, Scene], Field(min_length=1)] = Field(description="The scenes, by id")
    reflections: Annotated[tuple[Reflection, ...], Strict(False)] = Field(
        (), description="The closing paragraph: each sentence whose condition holds at the end"
    )
