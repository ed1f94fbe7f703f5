"""The glossary against noted terms."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from toolkit.alignment.terms import TermMatcher
from toolkit.cli import app
from toolkit.glossary.entries import Glossary, TermEntry
from toolkit.quality.coverage import coverage
from toolkit.quality.pairs import pair_of

MATCHER = TermMatcher(
    Glossary.of(
        [
            TermEntry("产业链", "industrial chain", ("industry chain",)),
            TermEntry("云南", "Yunnan", domain="places"),
            TermEntry("装载机", "loader"),
        ]
    )
)


@pytest.mark.parametrize(
    ("zh", "en", "outcome"),
    [
        ("产业链", "industry chains", "agreeing"),
        ("云南省", "Yunnan Province", "agreeing"),
        ("云南产业链", "Yunnan's industrial chain", "agreeing"),
        ("装载机", "shovel", "other"),
        ("云南茶叶", "Yunnan tea", "missing"),
        ("12万吨", "120,000 tonnes", "left out"),
        ("王海涛", "Wang Haitao", "left out"),
    ],
)
def test_each_outcome(zh: str, en: str, outcome: str) -> None:
    found = coverage([pair_of(f"说到{zh}。", f"About {en}.", [(zh, en)])], MATCHER)
    numbers = {"agreeing": found.agreeing, "other": len(found.other), "missing": len(found.missing)}
    assert [name for name, number in numbers.items() if number] == ([outcome] if outcome in numbers else [])
    assert found.total == sum(numbers.values())


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("source,target\n产业链,chain\n", encoding="utf-8")
    (tmp_path / "p.jsonl").write_text(
        '{"zh": "产业链和茶", "en": "chain, tea", "terms": [["产业链", "chain"], ["茶", "tea"]]}\n',
        encoding="utf-8",
    )
    result = CliRunner().invoke(app, ["glossary", "coverage", str(tmp_path / "p.jsonl"), "-g", str(tmp_path / "g.csv")])
    assert result.exit_code == 0, result.output
    assert "1 of 2 noted terms with the same English (50.0%)" in result.output and "茶 = tea: missing" in result.output
