"""Quizzes as data: definitions, responses and scores.

Standard library only: a learner's kernel, nbgrader's kernel and a grader's process read the same
files with the same code and get the same scores.
"""

from breakcontact.quiz.answers import AnswerError, take_answer
from breakcontact.quiz.definition import (
    DefinitionError,
    QuizDefinition,
    load_definition,
    structure_version,
)
from breakcontact.quiz.items import Item
from breakcontact.quiz.keys import KeyFaultError, check_key
from breakcontact.quiz.receipt import make_receipt
from breakcontact.quiz.responses import Responses, read_responses
from breakcontact.quiz.scoring import score_response

__all__ = [
    "AnswerError",
    "DefinitionError",
    "Item",
    "KeyFaultError",
    "QuizDefinition",
    "Responses",
    "check_key",
    "load_definition",
    "make_receipt",
    "read_responses",
    "score_response",
    "structure_version",
    "take_answer",
]
