"""Final copies of briefs, with all that an office sends out beside them."""

from toolkit.publication.publishing import Published, publish
from toolkit.publication.reading import Brief, Obstacle

__all__ = ("Brief", "Obstacle", "Published", "publish")
