"""The shipped weights, expanded once into the user's cache."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from toolkit.errors import EngineError
from toolkit.storage import cache_root, file_hash

PACKAGE = Path(__file__).parents[3] / "models" / "compact"
WEIGHTS, TOKENIZER, MANIFEST, SIZES = "press.q5.npz", "press.spm", "manifest.json", "sizes.json"
ADAPTER = "press.adapter.npz"  # a package may have one


def fingerprint(package: Path = PACKAGE) -> str:
    """Twelve hex digits that change with weights or tokeniser. Raises EngineError without a manifest."""
    digests = "".join(sorted(_manifest(package).values()))
    return hashlib.sha256(digests.encode()).hexdigest()[:12]


def expanded(package: Path = PACKAGE, root: Path | None = None) -> Path:
    """Path of the CTranslate2 int8 folder, made on first use (some seconds, about 135 MB).

    Written aside and renamed, so a killed run leaves no half model and two processes may start at once.
    Raises EngineError where the shipped files are damaged or the cache cannot be written.
    """
    folder = (root or cache_root()) / f"compact-{fingerprint(package)}"
    if _whole(folder):
        return folder
    verify(package)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder.parent)
        aside = Path(tempfile.mkdtemp(prefix=".expanding-", dir=folder.parent))
    except OSError as error:
        raise _unwritable(folder.parent, error) from error
    try:
        _expand(package, aside)
        if folder.exists() and not _whole(folder):
            shutil.rmtree(folder, ignore_errors=True)
        try:
            aside.rename(folder)
        except OSError:
            if not _whole(folder):  # else another process was first, and its model is as good
                raise
    except OSError as error:
        raise _unwritable(folder.parent, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return folder


def verify(package: Path = PACKAGE) -> None:
    """Check the shipped files against the manifest. Raises EngineError naming the damaged file."""
    for name, expected in _manifest(package).items():
        path = package / name
        if not path.is_file() or file_hash(path) != expected:
            raise EngineError(f"{path}: the compact model is missing or damaged; install the toolkit again.")


def write_manifest(package: Path) -> None:
    """Record the checksums of weights, adapter and tokeniser beside them, for a new version of them."""
    there = [name for name in (TOKENIZER, WEIGHTS, ADAPTER) if (package / name).exists()]
    digests = {name: file_hash(package / name) for name in there}
    (package / MANIFEST).write_text(json.dumps(digests, indent=2) + "\n", encoding="utf-8")


def files(package: Path = PACKAGE) -> tuple[str, ...]:
    """The names of the files that a package consists of, besides the manifest."""
    return tuple(_manifest(package))


def _manifest(package: Path) -> dict[str, str]:
    try:
        digests: dict[str, str] = json.loads((package / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EngineError(f"{package}: the compact model is missing; install the toolkit again.") from error
    return digests


def _expand(package: Path, aside: Path) -> None:
    from toolkit.translation.engines.compact.adapter import unpack_adapted
    from toolkit.translation.engines.compact.conversion import convert

    convert(unpack_adapted(package / WEIGHTS, package / ADAPTER), package / TOKENIZER, aside)
    shutil.copyfile(package / TOKENIZER, aside / TOKENIZER)
    sizes = {path.name: path.stat().st_size for path in aside.iterdir()}
    (aside / SIZES).write_text(json.dumps(sizes), encoding="utf-8")
    aside.chmod(0o755)


def _whole(folder: Path) -> bool:
    """Whether every file has the size it was written with; hashing 135 MB at each start would cost too much."""
    try:
        sizes: dict[str, int] = json.loads((folder / SIZES).read_text(encoding="utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError):
        return False


def _sweep(root: Path) -> None:
    """Remove what a killed process left, if it is older than an hour."""
    import time

    for left in root.glob(".expanding-*"):
        if time.time() - left.stat().st_mtime > 3600:
            shutil.rmtree(left, ignore_errors=True)


def _unwritable(root: Path, error: OSError) -> EngineError:
    return EngineError(
        f"{root}: cannot expand the compact model there ({error.strerror}); "
        "free 300 MB or set TOOLKIT_CACHE to a folder you can write."
    )


def clear(root: Path | None = None) -> int:
    """Remove every expanded compact model from the cache; returns how many."""
    folders = list((root or cache_root()).glob("compact-*"))
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    return len(folders)
