"""From every platform, with every fault: the good are taken, and the others are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hand_in_trees import FAULTS, RESPONSES, SLUG, Tree, list_trees, read_owner, squash

from breakcontact.course.hand_ins.collection import Plan, carry_out, make_plan
from breakcontact.course.hand_ins.origin import clean_name
from breakcontact.course.hand_ins.roster import Roster
from breakcontact.course.hand_ins.scan import scan_source
from breakcontact.course.hand_ins.spool import open_spool
from breakcontact.course.hand_ins.store import Store

TREES = list_trees()


def collect(source: Path, root: Path, roster: Roster | None = None) -> Plan:
    """Collect a source into a course that is only a folder."""
    root.mkdir(exist_ok=True)
    store = Store(root, root / "submitted")
    with open_spool(root) as spool:
        scan = scan_source(source, [SLUG, "later"], spool)
        plan = make_plan(scan, store, roster or Roster({}), {}, [SLUG])
        carry_out(plan, store)
    return plan


def read_owners(root: Path) -> dict[str, str]:
    """Whose answers lie in each learner's folder, by id."""
    found = (root / "submitted").glob(f"*/{SLUG}/{RESPONSES}")
    return {path.parent.parent.name: read_owner(path.read_bytes()) for path in found}


def test_there_are_many_trees() -> None:
    """The corpus does not shrink unseen."""
    assert len(TREES) >= 200
    assert len(set(TREES)) == len(TREES)


@pytest.mark.parametrize("tree", TREES, ids=lambda t: f"{t.platform}-{t.fault}-{t.names}")
def test_the_good_are_taken_and_the_others_told(tree: Tree, tmp_path: Path) -> None:
    """Each good learner has their own answers; what is broken is told with its learner."""
    source, good = tree.build(tmp_path)

    plan = collect(source, tmp_path / "course")
    owners = read_owners(tmp_path / "course")
    eves = [one for one in plan.roster.people if owners.get(one) == "eve"]
    told = [row for row in plan.rows if row.is_open]

    assert sorted(owner for owner in owners.values() if owner != "eve") == [
        str(at) for at in range(len(good))
    ]
    assert all(plan.roster.people[one].name.lower().startswith("eve") for one in eves)
    assert bool(told) == (tree.fault in FAULTS)
    assert len(eves) == (tree.fault not in FAULTS)
    for learner, owner in owners.items():
        assert owner == "eve" or is_name_of(plan.roster.people[learner].name, good[int(owner)])


def is_name_of(written: str, name: str) -> bool:
    """Whether a platform writes this name so: Canvas and Blackboard leave signs out."""
    return clean_name(name) == written or squash(name) in (written, written[:-1])
