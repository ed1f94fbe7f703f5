"""The folder for what can be made again (expanded models, parsed glossaries), and how files are told apart."""

import hashlib
import os
from pathlib import Path


def cache_root() -> Path:
    """The folder for what can be made again: $TOOLKIT_CACHE, or the user's cache folder."""
    import platformdirs

    given = os.environ.get("TOOLKIT_CACHE")
    return Path(given) if given else Path(platformdirs.user_cache_dir("press-toolkit", appauthor=False))


def file_hash(path: Path) -> str:
    """SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
