"""Glossaries in the formats of others: what goes out comes back the same, or the loss is said."""

from toolkit.glossary.exchange.formats import FORMATS, Format, format_for

__all__ = ["FORMATS", "Format", "format_for"]
