"""Reading a page of any format into one record. `read_page` is the whole interface."""

from toolkit.article.readers.reading import read_page

__all__ = ["read_page"]
