"""A matcher for glossary files, from the cache where the files have not changed."""

from collections.abc import Sequence
from pathlib import Path

from toolkit.alignment.localising import REGIONS
from toolkit.alignment.terms import TermMatcher
from toolkit.glossary import cached
from toolkit.glossary.entries import Glossary, regional_paths


class LayeredMatcher(TermMatcher):
    """The matcher of a glossary whose folders may have regional ones inside, which are laid over it when needed."""

    def __init__(self, loaded: cached.LoadedGlossary, paths: Sequence[Path]) -> None:
        super().__init__(loaded.glossary, loaded.keys)
        self._paths = tuple(paths)
        self._regional: dict[str, TermMatcher] = {}

    def of_region(self, region: str) -> TermMatcher:
        """The matcher for pages from a region. Raises GlossaryError for anything broken in its folder."""
        layers = regional_paths(self._paths, region)
        if layers and region not in self._regional:
            with cached.uncollected():
                loaded = cached.load([*self._paths, *layers])
                self._regional[region] = TermMatcher(loaded.glossary, loaded.keys)
        return self._regional.get(region, self)

    @property
    def regional_hash(self) -> str:
        """Twelve hex digits that change with the regional entries; "" where there are none. Raises GlossaryError."""
        layers = [layer for region in REGIONS for layer in regional_paths(self._paths, region)]
        return cached.load(layers).glossary.short if layers else ""


def load_matcher(paths: Sequence[Path]) -> tuple[Glossary, LayeredMatcher]:
    """The glossary that files and folders of them make, the later winning, and its matcher.

    Raises GlossaryError for anything that is missing or broken.
    """
    with cached.uncollected():
        loaded = cached.load(paths)
        return loaded.glossary, LayeredMatcher(loaded, paths)
