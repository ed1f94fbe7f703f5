"""Each stage knows the stages before it and none after it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "toolkit"
SHARED = {"errors", "files", "storage"}
ALIGNED = {"article", "glossary", "alignment"}
# What each folder may import of the others.
MAY = {
    "article": set(),
    "glossary": set(),
    "memory": {"article"},
    "record": set(),
    "alignment": {"article", "glossary"},
    "translation": ALIGNED,
    "quality": ALIGNED | {"translation"},
    "brief": ALIGNED | {"translation", "quality", "record"},
    "review": ALIGNED | {"translation", "quality", "record", "brief", "memory"},
    "publication": ALIGNED | {"translation", "quality", "record", "brief"},
    "training": ALIGNED | {"translation", "quality"},
}
EXCEPTIONS = {
    ("glossary/benchmark.py", "alignment"),  # a program: it measures matching as well as loading
    ("alignment/suggesting.py", "translation"),  # tidies English that an engine proposed
}
FILES = [
    path for path in sorted(ROOT.rglob("*.py")) if path.parent != ROOT and path.relative_to(ROOT).parts[0] != "cli"
]


def imported(path: Path) -> Iterator[str]:
    """The folders and modules of the toolkit that a file imports, at its head or inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            module = node.module or ""
            names = [f"toolkit.{alias.name}" for alias in node.names] if module == "toolkit" else [module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("toolkit."))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_stage_knows_no_later_one(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0]
    allowed = {own, "__version__", *SHARED, *MAY[own]}
    name = path.relative_to(ROOT).as_posix()
    assert {other for other in imported(path) if (name, other) not in EXCEPTIONS} <= allowed


def test_every_exception_is_still_one() -> None:
    found = {(p.relative_to(ROOT).as_posix(), other) for p in FILES for other in imported(p)}
    assert found >= EXCEPTIONS
