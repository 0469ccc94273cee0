"""The numbered codes of everything that can be wrong with a file.

The first digit is one of :data:`GROUPS`. A number is never given a second meaning.
"""

from __future__ import annotations

from breakcontact.authoring.codes.code import Code
from breakcontact.authoring.codes.course import COURSE_CODES

GROUPS = {
    "0": "The registry of numbers",
    "1": "The file and its keys",
    "2": "Names",
    "3": "The way through the story",
    "4": "Care for the reader",
    "5": "Content rules",
    "6": "Translations",
    "7": "Advice packs",
    "8": "Questions",
    "9": "Lessons",
}

CODES: dict[str, Code] = {
    "BC001": Code(
        "A number that contradicts itself",
        "The value lies from its least to its most, within what its unit allows.",
    ),
    "BC002": Code(
        "A review that is overdue or put off",
        "Compare the number with its sources; the next review is due within two years.",
    ),
    "BC003": Code("A number without a source", "Say where it is from, and where that can be read."),
    "BC004": Code(
        "A number that is not in the registry",
        "Take one that is, or add it there with its source; every number has one home.",
    ),
    "BC005": Code(
        "No such number in the registry, or no chance of a world's turn",
        "Correct the key, or add the number. What people do or know is no turn of the world's.",
    ),
    "BC101": Code(
        "The file cannot be read",
        "Check its name, that it is a file and not a folder, that you may read it, and that it is "
        "smaller than 1 MB.",
    ),
    "BC102": Code("Not UTF-8 text", "Save the file with the encoding UTF-8."),
    "BC103": Code(
        "Not YAML",
        "Nothing after this place could be read. The sentence says what is wrong; if it does not "
        "fit, look at the line and at the one above it.",
    ),
    "BC104": Code(
        "A part of YAML that is not used here",
        "Anchors, aliases, tags, several documents, keys that are lists, and very deep or very "
        "long files are not taken. Write values out.",
    ),
    "BC105": Code("A key stands twice", "Keep one of the two; only the first one counts."),
    "BC106": Code("Unknown key", "Correct the spelling, or take the key out."),
    "BC107": Code("A key is missing", "Add it. For an id, the sentence proposes one that is free."),
    "BC108": Code(
        "Wrong type of value",
        "Text that looks like a number, true, false or null needs quotes.",
    ),
    "BC109": Code("Not one of the values allowed", "Use one of the values that are listed."),
    "BC110": Code(
        "Empty, too long, out of limits or of the wrong form",
        "Change the value as the sentence says.",
    ),
    "BC111": Code(
        "None of several keys, or more than one",
        "A scene has exactly one of choices, world, next and ending; a choice has say or do.",
    ),
    "BC112": Code(
        "Unknown format or kind",
        "The first lines say 'format: 1' and, but for a scenario, 'kind: advice', 'questions', "
        "'items', 'blueprint', 'labels' or 'registry'.",
    ),
    "BC113": Code(
        "A text that YAML reads differently from how it looks",
        "Put straight quotation marks around the whole text, and close them at its end. Without "
        "them, a space and # begin a comment, and inside { } a comma ends the text.",
    ),
    "BC114": Code(
        "A tab or an unusual space",
        "Use ordinary spaces; in most editors the Tab key can be set to type them.",
    ),
    "BC115": Code(
        "A message that fills a small screen",
        "People write a long message in several short ones. The lines are estimated: 20 characters "
        "in each, as on a screen of 320 px.",
        is_warning=True,
    ),
    "BC116": Code(
        "A file with another name than its id",
        "Rename the file, or change the id; then the built file, the notebook and the translations "
        "have one name.",
        is_warning=True,
    ),
    "BC201": Code(
        "Not an id",
        "Use small letters, digits and hyphens; for a fact, small letters, digits and underscores.",
    ),
    "BC202": Code(
        "An id stands twice, or is reserved",
        "Give the newer one another id: translations and records know lines by their ids.",
    ),
    "BC203": Code("No such scene", "Correct the target, or write the scene."),
    "BC204": Code("No such person", "Correct the id, or add the person under 'people'."),
    "BC205": Code("Undeclared fact", "Correct the name, or declare the fact under 'facts'."),
    "BC206": Code(
        "A condition that cannot be read",
        "A condition holds fact names, and, or, not, brackets, and comparisons with a number: "
        "'told and payments < 2'.",
    ),
    "BC207": Code("A fact outside its range", "Change the number, or the fact's 'most'."),
    "BC208": Code(
        "A fact that nothing reads",
        "Take the fact out, or use it in a condition: every fact multiplies the states.",
    ),
    "BC209": Code(
        "A true/false fact used as a number, or the other way round",
        "A true/false fact is set to true or false and read by its name; a number fact is set or "
        "added to, and compared.",
    ),
    "BC210": Code(
        "A role that does not fit",
        "The person named in 'you' has the role 'you', and nobody else has.",
    ),
    "BC211": Code(
        "A gap without a term, or a term that does not fit",
        "A gap such as {sum} in a text takes its words from the term 'sum', which has words for "
        "each country under 'terms'.",
    ),
    "BC301": Code("A scene that nothing leads to", "Lead a choice to it, or take it out."),
    "BC302": Code(
        "A choice that is never available", "Its condition never holds in its scene; change it."
    ),
    "BC303": Code(
        "A message that is never shown", "Its condition never holds in its scene; change it."
    ),
    "BC304": Code(
        "A state without a way to an ending",
        "Take the picks that the sentence lists, and add a way out from there.",
    ),
    "BC305": Code(
        "Scenes that follow each other in a circle",
        "Let one of them offer a choice instead of 'next'.",
    ),
    "BC306": Code(
        "A scene where no choice is available",
        "Take the picks that the sentence lists; give the scene a choice that is open there.",
    ),
    "BC307": Code(
        "Weights that do not sum to 1", "Let one turn say 'weight: rest', or correct the numbers."
    ),
    "BC308": Code(
        "The usual picks never end",
        "What would have happened follows 'usual: true', and else the likeliest turn or the "
        "nearest way to an ending. Mark another choice, or change the weight.",
    ),
    "BC309": Code(
        "Too many states",
        "Facts multiply the states. Drop the fact that the sentence names, lower its 'most', or "
        "set it back when it no longer matters.",
    ),
    "BC310": Code(
        "A fact leaves its range in play",
        "Take the picks that the sentence lists; offer the pick only when there is room.",
    ),
    "BC311": Code(
        "A reflection that is said of no play", "Its condition never holds in an ending; change it."
    ),
    "BC312": Code(
        "An ending with nothing to reflect on",
        "Add a sentence under 'reflections' whose condition holds there.",
    ),
    "BC313": Code(
        "A play that can go round for ever",
        "Take the picks that the sentence lists: the story comes back to where it was, and "
        "nothing has changed. Let it remember that it has been there, or lead on.",
    ),
    "BC314": Code(
        "A choice that is a copy of another",
        "Answer it in words of its own, let the story remember that it was taken, or take it out.",
    ),
    "BC315": Code(
        "A stage that no play shows",
        "A play passes the scenes of this stage, and they show nothing: give one of them a "
        "message, or take it out. A stage, tactic or evidence item that is missing because a "
        "scene, a choice or a message is never met is named with that fault.",
    ),
    "BC316": Code(
        "A clock that runs backwards",
        "Correct 'at'. Only the first message of a scene can stand on a new day.",
    ),
    "BC317": Code(
        "A play that is shorter or longer than you want",
        "Change the story, or the bounds under 'minutes'. Time is reckoned with 238 words a minute "
        "(Brysbaert 2019) and six seconds for each choice, our own guess.",
    ),
    "BC318": Code(
        "A usual way that never comes to the demand",
        "Mark the choice that leads on to it with 'usual: true'.",
    ),
    "BC319": Code(
        "A property of your own that does not hold",
        "Take the picks that the sentence lists; change the story, or the property.",
    ),
    "BC320": Code(
        "An action that does not fit what is done",
        "Correct the action or the words: paying, telling and blocking are told apart by it.",
    ),
    "BC401": Code(
        "An ending without help",
        "List under 'helps' what helps next; every ending, the worst included, goes on to it.",
    ),
    "BC402": Code(
        "An ending without a person who helps",
        "Name a person with the role friend or helper under 'person'.",
    ),
    "BC403": Code(
        "A hard message without a gentle form",
        "In the stages capture, threat, demand and escalation, and wherever there has been a "
        "threat, every message from a stranger has 'gentle', and so has every threat whoever "
        'tells it: what the narrator tells instead, or "" to leave it out. A threat is known by '
        "its tactic or evidence, and by words such as 'pay or everyone sees it'.",
    ),
    "BC404": Code(
        "A demand before any evidence",
        "Give a message on that way 'evidence', so that there was something to save.",
    ),
    "BC405": Code(
        "An ending with somebody who was never met",
        "Let the person write in that play, in the ending's own scene at the latest; or name "
        "somebody who has written. A helper may instead be named in the ending's text.",
    ),
    "BC406": Code(
        "Help that is too far away",
        "From a threat on, at most two picks lead to a choice with the action tell or "
        "block-and-report, to a friend or helper who writes, or to an ending; and some way leads "
        "to such a choice, or to somebody who writes, before the story ends.",
    ),
    "BC407": Code(
        "A threat without a way to stop",
        "The first choices after a threat or a demand hold one with the action block, "
        "block-and-report, delete, tell or leave.",
    ),
    "BC408": Code(
        "Payments that nothing stops",
        "After a payment, offer a choice with such an action before the ending.",
    ),
    "BC409": Code(
        "Money went, and the bank or the police cannot be told",
        "List 'bank' and 'police' under 'helps' in every ending that a payment can lead to.",
    ),
    "BC410": Code(
        "Evidence that is lost before it could be saved",
        "Offer beside the choice that loses it, or before it, one that saves it.",
    ),
    "BC411": Code(
        "A gentle form that shows the threat",
        "Let the narrator tell in other words what is wanted.",
    ),
    "BC412": Code(
        "A reader of the gentle form who is told of no demand",
        "Write for one message of the demand what the narrator tells instead.",
    ),
    "BC413": Code(
        "A teenager who sends",
        "In a story for teenagers the character never sends a picture: the blackmailer makes one "
        "or claims to have one.",
    ),
    "BC414": Code(
        "A harm that depends on what is picked",
        "Let every way of acting lead to one and the same world's turn; a difference needs a "
        "chance with a source in the registry, named under 'differences'.",
    ),
    "BC415": Code(
        "A certain fate",
        "Nobody knows whether a harm comes: let a world's turn decide, not a pick.",
    ),
    "BC416": Code(
        "A harm with a chance that the registry does not hold",
        "Give the turn that brings it about the chance from the registry, not the rest, and let "
        "every play meet that turn once.",
    ),
    "BC417": Code(
        "A chance that is about others",
        "A number about adults says nothing about teenagers. Name a chance that rests on the "
        "young, or write under 'weight' whom it is 'about', so that the review tells learners.",
    ),
    "BC501": Code("Blame", "Say what the offender did; nobody 'fell for' anything."),
    "BC502": Code(
        "An absolute, or a share that a story claims",
        "Say what usually happens, and that nobody can know which; a number belongs in a lesson, "
        "where it has a source.",
    ),
    "BC503": Code("A real platform or brand in a story", "Invent one."),
    "BC504": Code("Explicit", "A picture is 'the picture'; nothing sexual is shown or described."),
    "BC505": Code(
        "Self-harm",
        "It is no part of what a learner reads; it belongs to the guide, beside support.",
    ),
    "BC506": Code(
        "A race or a countdown", "Nothing here is won by speed; hurry is the offender's tool."
    ),
    "BC507": Code("An origin as a cue for guilt", "Take it out; offenders have no face."),
    "BC508": Code(
        "A number or an address in a chat",
        "It may be someone's. Leave it out; real contacts belong in the advice packs, not in a "
        "chat or an ending.",
    ),
    "BC509": Code("Shouting", "Write the threat short and generic, without capital letters."),
    "BC510": Code(
        "Disguised letters",
        "A letter of another alphabet, or one that cannot be seen, hides a word: type it again.",
    ),
    "BC511": Code(
        "A wording that we do not use",
        "Write what the sentence says. It is told only of texts that come with Break Contact; the "
        "lists are in 'data/terms.yaml'.",
    ),
    "BC512": Code(
        "A character that cannot be read",
        "Delete it: most editors do not show it, and programs read it in different ways. If you do "
        "not find it, delete the words around it and type them again.",
    ),
    "BC513": Code("Something left to be done", "Write what TODO stands for."),
    "BC514": Code(
        "Markup in a text",
        "Texts are shown as they are written: use no HTML tags, entities or links.",
    ),
    "BC601": Code(
        "Not a PO file", 'Correct the line; quotation marks inside text are written \\".'
    ),
    "BC602": Code(
        "A translation is missing", "Run the command that is named, then translate the new entry."
    ),
    "BC603": Code(
        "A translation is stale",
        "Run the command that is named, then look at what is marked fuzzy.",
    ),
    "BC604": Code(
        "A translation of no line", "Run 'breakcontact po', or correct the id in 'msgctxt'."
    ),
    "BC605": Code("Not translated, or fuzzy", "Translate it, and take the mark 'fuzzy' away."),
    "BC606": Code("A gap is lost", "Every {gap} of the English is in the translation, once each."),
    "BC607": Code("A line is translated twice", "Keep one of the two entries."),
    "BC608": Code(
        "Another line's translation",
        "Two lines that differ in English say the same: translate the one that is wrong.",
    ),
    "BC609": Code(
        "One text, two translations",
        "Translate both alike, or say in a comment above one of them why they differ.",
        is_warning=True,
    ),
    "BC701": Code(
        "Unknown source or service",
        "Correct the id, or add the source under 'sources' or the service under 'services'. A "
        "service that is named for an audience must be shown to it.",
    ),
    "BC702": Code("A step, service or item without a source", "Say where it is from."),
    "BC703": Code(
        "A review date is missing, impossible or in the future", "Write the day of the last review."
    ),
    "BC704": Code(
        "A contact that does not lead where it says",
        "The number called is the number shown; a web address begins with https.",
    ),
    "BC705": Code("A source that nothing names", "Take it out, or name it where it is used."),
    **COURSE_CODES,
}
"""All codes, by number."""


def render_table() -> str:
    """The codes as tables in Markdown, one for each group."""
    return "\n".join(
        f"## {digit} {title}\n\n| code | what is wrong | what to do |\n| --- | --- | --- |\n"
        + "".join(
            f"| {number} | {_show_title(code)} | {code.remedy} |\n"
            for number, code in CODES.items()
            if number[2] == digit
        )
        for digit, title in GROUPS.items()
    )


def _show_title(code: Code) -> str:
    return f"{code.title} (a warning)" if code.is_warning else code.title
