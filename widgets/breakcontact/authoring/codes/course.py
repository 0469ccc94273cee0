"""The codes of questions and lessons; :mod:`breakcontact.authoring.codes` has all of them."""

from __future__ import annotations

from breakcontact.authoring.codes.code import Code

COURSE_CODES: dict[str, Code] = {
    "BC801": Code("No right answer, or no wrong one", "A question has at least one of each."),
    "BC802": Code("An answer without explanation", "Explain every answer, the wrong ones too."),
    "BC803": Code(
        "More or fewer right options than the kind says",
        "An item of the kind 'single' has one right option, and of the kind 'several' two or more.",
    ),
    "BC804": Code(
        "A match that cannot be made, or that settles itself",
        "Every row names options that are there, and there are more options than rows.",
    ),
    "BC805": Code(
        "An order without exactly the steps that are shown",
        "Its groups hold every step once, and no other.",
    ),
    "BC806": Code(
        "A sequence with one right answer, or with any",
        "Advice differs in its order. Put steps that may change places into one group, or add "
        "another order; but ask for some order.",
    ),
    "BC807": Code("Steps that are shown in a right order", "Shuffle them."),
    "BC808": Code("Two answers that say the same", "Change one, or take it out."),
    "BC809": Code(
        "An answer that its length gives away",
        "The right answer is at most 1.6 times as long as the longest wrong one.",
    ),
    "BC810": Code("Unknown objective", "Correct the id, or add the objective to 'blueprint.yaml'."),
    "BC811": Code("Unknown lesson", "Correct the slug under 'read_on'."),
    "BC812": Code(
        "A form that does not follow the blueprint",
        "A form fills each slot once, in the blueprint's order, with its objective, kind and "
        "points; then results before and after can be compared. Other quizzes fill no slots.",
    ),
    "BC813": Code("A hint outside practice", "Take it out: in a graded quiz it is a key."),
    "BC814": Code(
        "Rubric points that do not sum", "All rubric lines together give the item's points."
    ),
    "BC815": Code(
        "Everything to be judged is the same",
        "Let something be genuine and something not, or a learner is right by trusting nobody.",
    ),
    "BC816": Code(
        "A field of an evidence board that no one could fill in",
        "What is right is written in a row of the material, in a form that is recognised; known "
        "mistakes are not right.",
    ),
    "BC817": Code(
        "A topic without questions, or a question without its topic",
        "Name under 'topic' one of the file's topics; take out a topic that no question names.",
    ),
    "BC901": Code("Not a notebook", "Open the file in JupyterLab and save it anew."),
    "BC902": Code(
        "A file of a lesson that is not there",
        "Correct the name in 'course.yaml', or add the file that the sentence names.",
    ),
    "BC903": Code(
        "A prerequisite that does not come before the lesson",
        "Correct the slug, or move that lesson up: the list is in the order of teaching.",
    ),
    "BC904": Code(
        "A playing time that the story does not have",
        "Correct the minutes, or the story. They are estimated from the words to be read and the "
        "choices to be made.",
        is_warning=True,
    ),
    "BC905": Code(
        "A lesson for teenagers with parts for adults",
        "Write 'audience: teenagers' at the top of the story or the quiz, or say that the lesson "
        "is for adults as well.",
    ),
}
"""The codes of the groups 8 and 9, by number."""
