"""Chinese words with their part of speech and how common they are, by jieba and its dictionary."""

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

UNKNOWN = "?"  # tag of a word that is not in the dictionary
LATIN = "eng"


class Word(NamedTuple):
    """A word of a text: text[start:end]. `tag` is of the ICTCLAS set as jieba's dictionary uses it."""

    text: str
    start: int
    end: int
    tag: str


def words(text: str, start: int = 0) -> list[Word]:
    """The words of a text, punctuation and spaces included; offsets count from `start`."""
    tags = _tags()
    found = []
    for piece in _tokenizer().cut(text):
        tag = tags.get(piece) or (LATIN if piece.isascii() and any(c.isalpha() for c in piece) else UNKNOWN)
        found.append(Word(piece, start, start + len(piece), tag))
        start += len(piece)
    return found


def share(word: str) -> float:
    """The share of a word among all running words of general Chinese; a word never seen counts as seen once."""
    tokenizer = _tokenizer()
    return max(int(tokenizer.FREQ.get(word) or 0), 1) / float(tokenizer.total)


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    """jieba with its prepared dictionary in the user's own cache folder, not in a temporary one that others write."""
    import logging
    import tempfile
    import warnings

    from toolkit.translation.engines.storage import cache_root

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42 has invalid escapes and imports pkg_resources
        import jieba
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    folder = cache_root() / "jieba"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tokenizer.tmp_dir = str(folder)
    except OSError:
        tokenizer.tmp_dir = tempfile.mkdtemp()
    tokenizer.initialize()
    return tokenizer


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    import jieba

    parts = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").split()
    return dict(zip(parts[::3], parts[2::3], strict=True))
