"""How each learning platform names what a teacher downloads from it.

A platform's module has ``recognise``, which reads the name of a file or folder, and where the
platform has them ``CONTAINERS``, the folders around its learners' folders, and ``find_order``,
which reads the number or time of a hand-in from the name of a folder inside a learner's folder.
"""

from breakcontact.course.hand_ins.platforms import (
    blackboard,
    brightspace,
    canvas,
    google_classroom,
    itslearning,
    moodle,
    plain,
    teams,
)

STRICT = (moodle, blackboard, brightspace, canvas)
"""Platforms whose names cannot be taken for anything else."""
LOOSE = (google_classroom, plain)
ORDERED = (teams, itslearning)
CONTAINERS = teams.CONTAINERS | google_classroom.CONTAINERS
