"""Chinese press pages to English Word briefs, offline, with the glossary enforced."""

__version__ = "0.1.0"
