"""toolkit evaluate on small files."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from toolkit.cli import app
from toolkit.errors import ToolkitError

ROWS = [
    {
        "zh": "上半年产值达235.6亿元，增长12.4%。",
        "en": "First-half output: 23.56 billion yuan, up 12.4 percent.",
    },
    {"zh": "企业生产机器人。", "en": "The company makes robots.", "terms": [["机器人", "robots"]]},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "set.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), encoding="utf-8")
    return path


def test_scores_as_json(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    result = CliRunner().invoke(app, ["evaluate", str(corpus), "--json", "--save", str(out)])
    assert result.exit_code == 0, result.output
    (record,) = json.loads(result.stdout)
    assert record["name"] == "set.jsonl" and record["pairs"] == 2
    assert record["quantities"] == {"right": 3, "total": 3}
    assert record["chrf"] > 20 and "chrf_signature" in record
    assert record["settings"].startswith("compact-") and record["settings"].endswith("hints, greedy")
    rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row[0] for row in rows] == [row["zh"] for row in ROWS]
    assert all(row[1] for row in rows)


def test_scores_as_a_table(corpus: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(corpus), "--limit", "1", "--no-hints"])
    assert result.exit_code == 0, result.output
    assert "chrF2++" in result.stdout and "no hints" in result.stdout and "nw:2" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.jsonl"], "no pairs there"),
        (["--decoding", "magic"], "greedy, beam or ladder"),
    ],
)
def test_errors_are_one_sentence(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(app, ["evaluate", *arguments])
    assert isinstance(result.exception, ToolkitError)
    assert message in str(result.exception)


def test_nothing_held_back_is_said(corpus: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(corpus), "--held-back"])
    assert isinstance(result.exception, ToolkitError)
    assert "no pairs to score" in str(result.exception)


PAGE = """柳州机器人产业加快发展
2025年7月22日 来源：广西日报
上半年，全市机器人产量增长8.3%。
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_pages_as_json(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    result = CliRunner().invoke(app, ["evaluate", "--pages", str(page), "--json", "--save", str(out)])
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    assert [p["name"] for p in record["pages"]] == [str(page)]
    assert "|glossary:" in record["signature"]
    everything = record["all"]
    assert everything["segments"] == 2 and everything["enforced"]["unreported"] == 0
    assert everything["enforced"]["quantities"] == {"matched": 1, "satisfied": 1}
    assert everything["plain"]["seconds_a_thousand"] > 0
    assert everything["rungs"][0]["rung"] == "hint"
    rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["Chinese", "plain", "enforced"]
    assert rows[2][0] == "上半年，全市机器人产量增长8.3%。" and "8.3 percent" in rows[2][2]


def test_pages_as_a_table(page: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "--pages", str(page), str(page)])
    assert result.exit_code == 0, result.output
    for words in ("2 pages, 4 segments", "terms as required", "independent scorer", "Rung by rung", "page.txt"):
        assert words in result.stdout


def test_a_page_that_cannot_be_read_is_named_and_the_others_measured(page: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "--pages", str(page), "missing.html", "--json"])
    assert result.exit_code == 3
    assert "missing.html" in result.stderr
    assert json.loads(result.stdout)["all"]["pages"] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--pages"], "name saved pages"),
        (["--pages", "x.html", "--by-rung"], "leave out"),
        (["--glossary", "x.csv"], "is for --pages"),
    ],
)
def test_pages_errors_are_one_sentence(arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(app, ["evaluate", *arguments])
    assert isinstance(result.exception, ToolkitError)
    assert message in str(result.exception)
