"""Errors that a user can cause. Each is one clear sentence: what, where, how to mend."""


class ToolkitError(Exception):
    """The input or the call is wrong; the command line prints the sentence and exits with 2."""


class PageError(ToolkitError):
    """A page cannot be read or holds no article."""


class GlossaryError(ToolkitError):
    """A glossary is missing or has a broken row; the sentence names file and line."""


class EngineError(ToolkitError):
    """An engine or its model is missing or broken."""


class OutputError(ToolkitError):
    """The result cannot be written where it should go."""


class ReviewError(ToolkitError):
    """A brief or a corrected file cannot be read or does not belong together."""


class TranslationMemoryError(ToolkitError):
    """A translation memory or a file of translations cannot be read or written, or is none."""


class PublicationError(ToolkitError):
    """Briefs cannot be published: nothing to publish, a damaged file, or a folder that is not free."""
