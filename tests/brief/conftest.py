from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from toolkit.brief import write_brief
from toolkit.translation.model import TranslatedArticle

Written = Callable[..., Any]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a brief and opens it again."""

    def write(article: TranslatedArticle, layout: str = "english") -> Any:
        return Document(str(write_brief(article, tmp_path / f"{layout}.docx", layout)))

    return write
