"""The output of ``breakcontact class``, in the teacher's language."""

from __future__ import annotations

import shutil
import textwrap

from breakcontact.i18n.messages import CLASS, Messages
from breakcontact.invocation import command as _command

_WIDEST = 92


class Words(Messages):
    """Prints the messages of ``data/class.yaml`` in one language.

    Args:
        language: A code of the list of languages.
    """

    def __init__(self, language: str) -> None:
        super().__init__(language, CLASS, "class.")

    def tell(self, sentence: str, indent: int = 0) -> None:
        """Print a sentence, wrapped at the width of the terminal."""
        width = max(min(_WIDEST, shutil.get_terminal_size().columns), 20)
        lead = " " * indent
        lines = textwrap.fill(
            sentence,
            width,
            initial_indent=lead,
            subsequent_indent=lead,
            break_on_hyphens=False,
            break_long_words=False,
        )
        print(lines, flush=True)

    def tell_next(self, sentence: str, *words: str) -> None:
        """Print what to do next, and the command for it on a line that can be copied."""
        print()
        self.tell(self.say("next", sentence=sentence))
        if words:
            print(f"\n    {command(*words)}", flush=True)

    def collect_command(self, has_exchange: bool) -> tuple[str, ...]:
        """The command that collects: without an exchange, from a folder of what learners sent."""
        if has_exchange:
            return ("collect",)
        return ("collect", "--from", self.say("example.folder"))


def command(*words: str) -> str:
    """A command of ``breakcontact class`` as the user would type it."""
    return _command("class", *words)
