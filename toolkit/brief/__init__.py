"""Word briefs of translated articles."""

from pathlib import Path

from toolkit.brief.look import PAPERS, Look
from toolkit.files import written_aside
from toolkit.translation.model import TranslatedArticle

__all__ = ["LAYOUTS", "PAPERS", "Look", "is_edited", "write_brief"]

LAYOUTS = ("english", "parallel", "interleaved", "summary")
_DEFAULT = Look()


def write_brief(translated: TranslatedArticle, path: Path, layout: str = "english", look: Look = _DEFAULT) -> Path:
    """Write an article as a Word brief in one of LAYOUTS and return `path`.

    Raises ValueError for an unknown layout or paper, TemplateError where the template of `look` is no Word document,
    OutputError where `path` cannot be written.
    """
    if layout not in LAYOUTS:
        raise ValueError(f"unknown layout {layout!r}; choose one of {', '.join(LAYOUTS)}")
    if look.paper not in (None, *PAPERS):
        raise ValueError(f"unknown paper {look.paper!r}; choose one of {', '.join(PAPERS)}")
    from toolkit.brief.writing import compose

    document = compose(translated, layout, look)
    with written_aside(path) as aside:
        document.save(str(aside))
    return path


def is_edited(path: Path) -> bool:
    """Whether somebody has saved this brief since the toolkit wrote it: Word and LibreOffice then sign it anew."""
    from docx import Document

    from toolkit.brief.properties import WRITER

    try:
        return bool(Document(str(path)).core_properties.last_modified_by != WRITER)
    except Exception:  # whatever it is, it is not ours to overwrite
        return True
