"""Evidence boards: material from an invented case, the report to fill in, and how it is scored."""

from breakcontact.board.load import load_board

__all__ = ["load_board"]
