"""A matcher for glossary files, from the cache where the files have not changed."""

from collections.abc import Sequence
from pathlib import Path

from toolkit.alignment.terms import TermMatcher
from toolkit.glossary import cached
from toolkit.glossary.entries import Glossary


def load_matcher(paths: Sequence[Path]) -> tuple[Glossary, TermMatcher]:
    """The glossary that files and folders of them make, the later winning, and its matcher.

    Raises GlossaryError for anything that is missing or broken.
    """
    with cached.uncollected():
        loaded = cached.load(paths)
        return loaded.glossary, TermMatcher(loaded.glossary, loaded.keys)
