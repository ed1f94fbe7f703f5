"""Chinese words with their part of speech and how common they are, by the segmenter rjieba and its dictionary."""

from typing import NamedTuple

UNKNOWN = "?"  # tag of a word that is not in the dictionary
LATIN = "eng"
_RUNNING_WORDS = 60_101_967  # that the frequencies of the dictionary were counted in


class Word(NamedTuple):
    """A word of a text: text[start:end]. `tag` is of the ICTCLAS set as the dictionary uses it."""

    text: str
    start: int
    end: int
    tag: str


def words(text: str, start: int = 0) -> list[Word]:
    """The words of a text, punctuation and spaces included; offsets count from `start`."""
    import rjieba

    found = []
    for piece, tag in rjieba.tag(text):
        if not rjieba.has_word(piece):
            tag = LATIN if piece.isascii() and any(c.isalpha() for c in piece) else UNKNOWN
        found.append(Word(piece, start, start + len(piece), tag))
        start += len(piece)
    return found


def share(word: str) -> float:
    """The share of a word among all running words of general Chinese; a word never seen counts as seen once."""
    import rjieba

    return max(rjieba.suggest_freq(word), 1) / _RUNNING_WORDS if rjieba.has_word(word) else 1 / _RUNNING_WORDS
