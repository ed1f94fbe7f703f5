"""Whatever the texts, a brief that opens; whatever goes wrong, no half file."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.brief.articles import interview
from toolkit.alignment.model import Match
from toolkit.article.model import Article, Paragraph
from toolkit.brief import LAYOUTS, write_brief
from toolkit.brief.writing import compose
from toolkit.errors import OutputError
from toolkit.translation.model import Finding, Outcome, TranslatedArticle, TranslatedParagraph

# Any code point: control characters, lone surrogates, tabs and line ends among them.
texts = st.text(st.characters(exclude_categories=()), max_size=30)
maybe = st.none() | texts
kinds = st.sampled_from(["heading", "body", "list", "caption", "table", "question", "answer"])
offsets = st.none() | st.integers(-3, 40)
matches = st.builds(
    Match,
    st.sampled_from(["term", "quantity", "name"]),
    texts,
    texts,
    st.integers(0, 3),
    st.integers(3, 6),
    domain=texts,
)
outcomes = st.lists(st.builds(Outcome, matches, st.booleans(), st.just("hint")), max_size=4).map(tuple)
sources = st.builds(Paragraph, kinds, texts, maybe, st.integers(0, 5))
paragraphs = st.builds(TranslatedParagraph, sources, texts, maybe, outcomes)
findings = st.builds(
    Finding,
    texts,
    st.sampled_from(["error", "warning", "note"]),
    texts,
    st.none() | st.integers(-1, 4),
    offsets,
    offsets,
)
articles = st.builds(
    Article, texts, maybe, maybe, maybe, st.just("Hans"), st.just(()), url=maybe | texts.map("http://x.cn/".__add__)
)
translated = st.builds(
    TranslatedArticle,
    articles,
    paragraphs,
    st.lists(paragraphs, max_size=4).map(tuple),
    st.lists(findings, max_size=6).map(tuple),
    texts,
    maybe,
    maybe,
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(translated, st.sampled_from(LAYOUTS))
def test_any_text_in_any_field_makes_a_brief_that_opens(article: TranslatedArticle, layout: str) -> None:
    buffer = BytesIO()
    compose(article, layout).save(buffer)
    document = Document(buffer)
    assert document.paragraphs[0].style.name == "Kicker"


def test_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_brief(interview(), tmp_path / "brief.docx")
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("docx.document.Document.save", full)
    with pytest.raises(OutputError, match="No space left"):
        write_brief(interview(), path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["brief.docx"]


def test_folder_that_cannot_be_made_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="choose another folder"):
        write_brief(interview(), tmp_path / "file" / "brief.docx")
