"""What is installed: locked to the byte, the same for everybody, and without addresses."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

FOR_BUILDING = "lite"
"""The extra of those who build an edition that its readers need no package for."""
KITS = ("uv", "learn", "test")
PIN = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def project_file(root: Path) -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def _lock(root: Path, kit: str) -> str:
    return (root / "environment" / f"{kit}.txt").read_text(encoding="utf-8")


def _pins(root: Path, kit: str) -> set[tuple[str, str]]:
    return set(PIN.findall(_lock(root, kit)))


def _learners(project: dict[str, Any]) -> list[Requirement]:
    extras = project["project"]["optional-dependencies"].items()
    wanted = [text for name, extra in extras if name != FOR_BUILDING for text in extra]
    texts = [*project["project"]["dependencies"], *wanted]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("kit", KITS)
def test_a_lock_holds_no_address(root: Path, kit: str) -> None:
    """A mirror is a matter of the machine that installs."""
    assert re.search(r"://|--(extra-)?index|find-links|\bfile:", _lock(root, kit)) is None


@pytest.mark.parametrize("kit", KITS)
def test_every_package_has_a_hash(root: Path, kit: str) -> None:
    """Nothing is installed that was not looked at when the lock was made."""
    requirements = re.split(r"\n(?=\S)", _lock(root, kit).strip())

    for requirement in requirements:
        assert PIN.match(requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_the_tests_see_what_learners_have(root: Path) -> None:
    """Every package of the learners is in the tests' lock, in the same version."""
    assert _pins(root, "learn") <= _pins(root, "test")


def test_the_locks_fit_the_project(root: Path, project_file: dict[str, Any]) -> None:
    """What pyproject.toml asks for is locked, in a version that it allows."""
    groups = project_file["dependency-groups"]
    learn = [*_learners(project_file), *map(Requirement, groups["build"])]
    building = project_file["project"]["optional-dependencies"][FOR_BUILDING]
    test = [*learn, *map(Requirement, [*building, *groups["test"], *groups["bench"]])]

    for kit, requirements in (("learn", learn), ("test", test)):
        pins = _pins(root, kit)
        for wanted in requirements:
            versions = [v for name, v in pins if name == canonicalize_name(wanted.name)]
            assert versions, f"{wanted} is not in {kit}.txt"
            assert all(version in wanted.specifier for version in versions), (wanted, versions)


def test_conda_users_get_the_same(root: Path, project_file: dict[str, Any]) -> None:
    """environment.yml asks for the packages of pyproject.toml, with its bounds."""
    conda = YAML(typ="safe").load((root / "environment.yml").read_text(encoding="utf-8"))
    *packages, pip, from_pip = conda["dependencies"]
    *packages_of_pip, ourselves = from_pip["pip"]

    wanted = {(r.name, str(r.specifier)) for r in _learners(project_file)}
    wanted.add(("python", project_file["project"]["requires-python"]))
    asked = {(r.name, str(r.specifier)) for r in map(Requirement, [*packages, *packages_of_pip])}
    assert asked == wanted
    assert (pip, ourselves) == ("pip", "-e .")


def test_the_version_stands_in_one_place(root: Path, project_file: dict[str, Any]) -> None:
    """The package has it; pyproject.toml reads it from there."""
    assert "version" in project_file["project"]["dynamic"]
    assert "version" not in project_file["project"]
    text = (root / project_file["tool"]["hatch"]["version"]["path"]).read_text(encoding="utf-8")
    assert re.search(r'^__version__ = "\d+\.\d+\.\d+"$', text, re.MULTILINE)
