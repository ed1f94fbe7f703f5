"""Writing files so that nobody ever sees half of one."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import OutputError


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Yield a temporary path in the folder of `path`, renamed to `path` when the block ends well.

    Raises OutputError where the folder cannot be made or written.
    """
    check_writable(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    aside = Path(name)
    try:
        yield aside
        aside.chmod(0o666 & ~_umask())
        aside.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); close it if it is open elsewhere.") from error
    finally:
        aside.unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Make sure that files can be written in a folder, which is made if need be. Raises OutputError if not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix="."):
            pass
    except OSError as error:
        raise OutputError(f"{folder}: cannot write there ({error.strerror}); choose another folder.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
