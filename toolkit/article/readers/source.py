"""Getting the bytes of a page, with every way in which a path can be wrong named in one sentence."""

import sys
from pathlib import Path

from toolkit.errors import PageError

LARGEST = 100 * 1024 * 1024  # bytes; a press page has thousands, a book of scans has more
STDIN = "-"


def page_name(path: str | Path) -> str:
    """How messages and records name a page: its path as given, or "standard input"."""
    return "standard input" if str(path) == STDIN else str(path)


def page_bytes(path: str | Path) -> bytes:
    """All bytes of a file, or of standard input for "-". Raises PageError."""
    name = page_name(path)
    data = _from_stdin(name) if str(path) == STDIN else _from_file(path, name)
    if len(data) > LARGEST:
        raise _too_large(name)
    if not data.strip(b"\0\t\n\v\f\r \xef\xbb\xbf\xfe\xff\x1a"):
        raise PageError(f"{name}: the file is empty; save the page again.")
    return data


def _from_stdin(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise PageError(f"{name}: cannot be read ({error.strerror}); give a file instead.") from error


def _from_file(path: str | Path, name: str) -> bytes:
    if name.lower().startswith(("http://", "https://")):
        raise PageError(
            f"{name}: this is an address, not a file; save the page in the browser and give the saved file."
        )
    try:
        path = Path(path)
        if path.is_dir():
            raise PageError(f"{name}: this is a folder; give the pages in it one by one.")
        if path.stat().st_size > LARGEST:
            raise _too_large(name)
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise PageError(f"{name}: there is no such file; check the name and the folder.") from error
    except PermissionError as error:
        raise PageError(f"{name}: you may not read this file; ask its owner for permission to read it.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise PageError(f"{name}: cannot be read ({reason}); check the name and the disk.") from error


def _too_large(name: str) -> PageError:
    return PageError(
        f"{name}: larger than {LARGEST // 2**20} MB, too large for a press page; save only its article, as .docx."
    )
