"""The whole job, from a saved page to a Word brief. Read this first.

    page -> Article -> Alignment -> TranslatedArticle -> findings -> brief

Each stage has a folder of its own and hands a frozen record to the next.
"""

import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit import __version__
from toolkit.alignment.align import align, align_lines
from toolkit.alignment.loading import LayeredMatcher, load_matcher
from toolkit.article import read_article
from toolkit.brief import Look, is_edited, write_brief
from toolkit.glossary.entries import Glossary, default_paths
from toolkit.memory import Memory
from toolkit.quality.checks import review
from toolkit.quality.report import PageReport, report
from toolkit.translation.article import translate_article
from toolkit.translation.enforcement import N_BEST, PREFIX_ROUNDS, Progress
from toolkit.translation.engines import Engine, open_engine
from toolkit.translation.recall import Recall

_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Workshop:
    """What all pages of a run share: an open engine, the glossary and its matcher, and the memory if there is one."""

    engine: Engine
    glossary: Glossary
    matcher: LayeredMatcher
    recall: Recall | None = None

    @property
    def signature(self) -> str:
        """Versions and settings that decide the English, in one line; every brief carries it."""
        regional = self.matcher.regional_hash
        return (
            f"toolkit:{__version__}|engine:{self.engine.name}-{self.engine.fingerprint}"
            f"|glossary:{self.glossary.hash[:12]}{regional and f'+{regional}'}|nbest:{N_BEST}|rounds:{PREFIX_ROUNDS}"
            + (f"|memory:{self.recall.fingerprint}" if self.recall else "")
        )


def open_workshop(engine: str = "auto", glossary: Sequence[Path] = (), memory: Path | None = None) -> Workshop:
    """Open engine, glossary and translation memory; no `glossary` means the default one, no `memory` none.

    Raises GlossaryError, EngineError or TranslationMemoryError.
    """
    entries, matcher = load_matcher(glossary or default_paths())
    recall = _open_recall(memory, matcher) if memory else None
    return Workshop(open_engine(engine), entries, matcher, recall)


def _open_recall(path: Path, matcher: LayeredMatcher) -> Recall:
    memory = Memory.open(path, create=False)
    return Recall(memory, lambda text: align_lines([text], matcher)[0], memory.fingerprint)


def make_brief(
    page: str,
    path: Path,
    workshop: Workshop,
    *,
    layout: str = "english",
    look: Look = _LOOK,
    progress: Progress | None = None,
) -> PageReport:
    """Turn one page into a brief at `path`. Raises PageError, EngineError, TemplateError or OutputError."""
    began = time.monotonic()
    article = read_article(page)
    alignment = align(article, workshop.matcher)
    translated = translate_article(article, alignment, workshop.engine, progress, workshop.recall)
    reviewed = replace(review(translated), signature=workshop.signature)
    write_brief(reviewed, path, layout, look, page=Path(page).name)
    return report(page, path, reviewed, time.monotonic() - began)


def brief_paths(pages: Sequence[str], folder: Path, layout: str) -> list[Path]:
    """Where the briefs of pages go: liuzhou.zh.txt becomes FOLDER/liuzhou.en.docx, or liuzhou.parallel.docx.

    Pages of one name get -2, -3 …, and so does a page whose earlier brief somebody has edited: an editor's work is
    never overwritten.
    """
    paths: list[Path] = []
    for page in pages:
        stem = ("stdin" if page == "-" else Path(page).stem).removesuffix(".zh")
        ending = "en" if layout == "english" else layout
        names = (f"{stem}{'' if n == 1 else f'-{n}'}.{ending}.docx" for n in itertools.count(1))
        free = (p for name in names if (p := folder / name) not in paths and not (p.exists() and is_edited(p)))
        paths.append(next(free))
    return paths
