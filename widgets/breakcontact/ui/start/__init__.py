"""The start page, and the end of a lesson that leads on from it."""
