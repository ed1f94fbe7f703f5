"""Reading parallel text."""

import gzip
import json
from pathlib import Path

import pytest

from toolkit.quality.pairs import CorpusError, corpus_files, own_press, pair_of, read_pairs


def test_the_three_formats_read_alike(tmp_path: Path) -> None:
    row = {"zh": "产值超100亿元。", "en": "Output exceeded 10 billion yuan.", "terms": [["产值", "Output"]]}
    (tmp_path / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n\n", encoding="utf-8")
    with gzip.open(tmp_path / "b.tsv.gz", "wt", encoding="utf-8") as file:
        file.write(f"{row['zh']}\t{row['en']}\thuman\n")
    (tmp_path / "c.zh").write_text(f"{row['zh']}\n", encoding="utf-8")
    (tmp_path / "c.en").write_text(f"{row['en']}\n", encoding="utf-8")
    files = corpus_files(tmp_path)
    assert [file.name for file in files] == ["a.jsonl", "b.tsv.gz", "c.zh"]
    a, b, c = (next(iter(read_pairs(file))) for file in files)
    assert (a.source, a.target) == (b.source, b.target) == (c.source, c.target) == (row["zh"], row["en"])
    assert a.terms == (("产值", "Output"),) and b.terms == c.terms == ()
    assert (a.origin, b.origin, c.origin) == ("a", "b", "c")


def test_the_chinese_is_normalised_and_strange_terms_are_dropped() -> None:
    pair = pair_of("產業,發展 ", " Industrial  development ", [("產業", "Industrial"), ("机器", "machine")])
    assert pair.source == "产业，发展"
    assert pair.target == "Industrial development"
    assert pair.terms == (("产业", "Industrial"),)


@pytest.mark.parametrize("line", ['{"zh": "一"}', "[1]", "not json", '{"zh": "一", "en": 2}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"zh": "一", "en": "one"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"x\.jsonl, line 2"):
        list(read_pairs(path))


def test_lines_that_do_not_match_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.zh").write_text("一\n二\n", encoding="utf-8")
    (tmp_path / "x.en").write_text("one\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="one to one"):
        list(read_pairs(tmp_path / "x.zh"))


def test_files_that_are_not_there_and_not_known(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no pairs there"):
        corpus_files(tmp_path)
    (tmp_path / "x.txt").write_text("一\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="cannot tell the format"):
        list(read_pairs(tmp_path / "x.txt"))
    with pytest.raises(CorpusError, match="cannot be read"):
        list(read_pairs(tmp_path / "missing.tsv"))


def test_the_projects_own_pairs_are_sound() -> None:
    """Every noted term stands on both sides, no Chinese in the English, and about one in sixteen is held back."""
    total = held = 0
    for file in corpus_files(own_press()):
        for line, pair in zip(file.read_text(encoding="utf-8").splitlines(), read_pairs(file), strict=True):
            noted = json.loads(line)["terms"]
            assert len(pair.terms) == len(noted), f"{file.name}: {line[:80]}"
            assert not any("\u3400" <= c <= "\u9fff" for c in pair.target), f"{file.name}: {line[:80]}"
            total, held = total + 1, held + pair.held_back
    assert total > 2000
    assert 0.04 < held / total < 0.09
