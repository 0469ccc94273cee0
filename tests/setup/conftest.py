"""One environment for all tests of ``run.py``: making it is what takes the time."""

from pathlib import Path

import pytest
from fresh_project import FreshProject, finish


@pytest.fixture(scope="session")
def kept_project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> FreshProject:
    """A project whose first start was killed half way, and that two starts then mended at once."""
    project = FreshProject(root, tmp_path_factory.mktemp("fresh") / "break contact æøå")
    project.kill_when("- installing")
    starts = [project.begin(), project.begin()]
    project.first_starts = [finish(start) for start in starts]
    return project


@pytest.fixture
def project(kept_project: FreshProject) -> FreshProject:
    """The kept project, ready; what a test breaks, the next one's start mends."""
    kept_project.start()
    return kept_project
