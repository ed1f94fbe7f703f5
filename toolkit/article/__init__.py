"""From a saved page to a cleaned article."""

from pathlib import Path

from toolkit.article.model import Article, Paragraph, Removed

__all__ = ["Article", "Paragraph", "Removed", "read_article"]


def read_article(path: str | Path) -> Article:
    """Read and clean a page ("-": standard input). Raises PageError, one sentence with the mend."""
    from toolkit.article.cleaning import clean
    from toolkit.article.readers import read_page

    return clean(read_page(path))
