from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# the same examples each time, so that a commit passes for everybody or for nobody; `--hypothesis-profile=default`
# searches at random for new ones; no deadline, since a busy machine is slow for a moment
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

PAGES = Path(__file__).parent / "article" / "pages"
SAMPLE = PAGES / "liuzhou-high-end-equipment.zh.txt"


@pytest.fixture(scope="session")
def sample() -> Path:
    """The page that started the project."""
    return SAMPLE


@pytest.fixture(scope="session", autouse=True)
def model_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of the tests' own, so that expanding the model is tested too, once a session."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOOLKIT_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def own_memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A default translation memory of the tests' own: none, unless a test makes it."""
    path = tmp_path_factory.mktemp("memory") / "memory.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOOLKIT_MEMORY", str(path))
        yield path
