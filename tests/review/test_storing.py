"""Corrections into the memory and the glossary, and the commands."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.review.briefs import block, brief, edited, say
from toolkit.cli import app
from toolkit.errors import ReviewError
from toolkit.glossary.entries import read_file
from toolkit.memory import Memory
from toolkit.review.importing import read_review
from toolkit.review.proposals import proposals, write_proposals
from toolkit.review.storing import contradictions, entries


def _value_chain(document: Any) -> None:
    say(block(document, 1), "industrial chain", "value chain")
    say(block(document, 1), "are good", "are excellent")
    say(block(document, 2), "Industrial Chain", "Value Chain")
    say(block(document, 4), "industrial chain", "value chain")
    say(block(document, 5), "Strengthen", "Improve")


def _run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(app, ["review", *map(str, arguments)])
    if result.exception:
        raise result.exception
    return result.output


def test_segments_and_paragraphs_are_stored(tmp_path: Path) -> None:
    path = edited(brief(tmp_path), _value_chain)
    output = _run("import", path, "--memory", tmp_path / "m.db")
    assert "p001-01  Pan Zhandong described the [-industrial-] {+value+} chain." in output
    with Memory.open(tmp_path / "m.db") as memory:
        segment = memory.exact("产业链完整。", "segment")
        assert segment is not None
        assert (segment.target, segment.origin) == ("The value chain is complete.", "review of page.html")
        paragraph = memory.exact("产业链完整。人才充足。", "paragraph")
        assert paragraph is not None and paragraph.target == "The value chain is complete. Talent is plentiful."
        item = memory.exact("做强产业链。", "segment")
        assert item is not None and item.target == "Improve the industrial chain."
        whole = memory.exact("(二)做强产业链。", "paragraph")
        assert whole is not None and whole.target == "(2) Improve the industrial chain."
        assert memory.exact("人才充足。") is None
        assert memory.exact("一、产业链", "paragraph") is None  # the segment says it all
    again = json.loads(_run("import", path, "--memory", tmp_path / "m.db", "--json"))
    assert (again["stored"]["new"], again["stored"]["changed"]) == (0, 0)


def test_a_term_replaced_twice_is_proposed_as_a_draft(tmp_path: Path) -> None:
    path = edited(brief(tmp_path), _value_chain)
    made, recurring = proposals(read_review(path).comparison.corrections)
    assert [(p.source, p.old, p.new, p.places) for p in made] == [
        ("产业链", "industrial chain", "value chain", ("p001-01", "p004-01"))
    ]
    assert recurring == []
    drafts = tmp_path / "drafts.csv"
    assert (write_proposals(made, drafts), write_proposals(made, drafts)) == (1, 0)
    (entry,) = read_file(drafts)
    assert (entry.source, entry.target, entry.status) == ("产业链", "value chain", "draft")


def test_the_same_words_in_two_places_without_a_term_are_told(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        say(block(document, 3), "What are", "Which are")
        say(block(document, 1), "The results", "Our results")
        say(block(document, 4), "The industrial", "Our industrial")

    made, recurring = proposals(read_review(edited(brief(tmp_path), edit)).comparison.corrections)
    assert made == []
    assert [(r.old, r.new, r.places) for r in recurring] == [("The", "Our", ("p001-03", "p004-01"))]


def test_a_change_beside_a_term_is_no_proposal(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        say(block(document, 1), "the industrial chain", "the whole industrial chain")
        say(block(document, 4), "The industrial chain", "The whole industrial chain")

    made, _ = proposals(read_review(edited(brief(tmp_path), edit)).comparison.corrections)
    assert made == []


def test_the_same_chinese_corrected_in_two_ways_is_not_stored(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        say(block(document, 2), "I. The Industrial Chain", "I. The Value Chain")
        say(block(document, 7), "Thank you all.", "Thanks.")

    corrections = read_review(edited(brief(tmp_path), edit)).comparison.corrections
    twice = (
        *corrections,
        *read_review(edited(brief(tmp_path), lambda d: say(block(d, 7), "all", "so"))).comparison.corrections,
    )
    (problem,) = contradictions(twice)
    assert (problem.id, problem.what) == ("p007-01", "conflict")
    assert [entry.source for entry in entries(twice, "test")] == ["一、产业链"]


def test_a_doubtful_paragraph_is_not_stored_whole(tmp_path: Path) -> None:
    _run("export", brief(tmp_path), "--to", tmp_path / "s.tmx")
    text = (tmp_path / "s.tmx").read_text(encoding="utf-8")
    text = text.replace("<seg>Talent is plentiful.", "<seg>Talent is abundant.").replace(
        "<seg>产业链完整。", "<seg>产业。"
    )
    (tmp_path / "s.tmx").write_text(text, encoding="utf-8")
    corrections = read_review(tmp_path / "s.tmx").comparison.corrections
    assert [(e.source, e.level) for e in entries(corrections, "test")] == [("人才充足。", "segment")]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "xlf", "tmx"])
def test_export_and_import_by_the_commands(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"out.{ending}"
    assert "14 rows" in _run("export", brief(tmp_path), "--to", file)
    shown = json.loads(_run("import", file, "--dry-run", "--json"))
    assert (shown["changed"], shown["problems"], shown["page"]) == ([], [], "page.html")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    path = edited(brief(tmp_path), _value_chain)
    before = sorted(tmp_path.iterdir())
    output = _run("import", path, "--dry-run", "--memory", tmp_path / "m.db")
    assert "Nothing was written" in output and "1 glossary proposals" in output
    assert sorted(tmp_path.iterdir()) == before


def test_the_brief_is_not_overwritten(tmp_path: Path) -> None:
    path = brief(tmp_path)
    with pytest.raises(ReviewError, match="the brief itself"):
        _run("export", path, "--to", path)
    with pytest.raises(ReviewError, match="--format"):
        _run("export", path, "--to", tmp_path / "x.odt")
