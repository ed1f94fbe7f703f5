"""A run that uses the translation memory, with the shipped model and glossary."""

import json
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner

from toolkit.cli import app
from toolkit.memory import Memory, MemoryEntry

PAGE = """柳州工业稳步增长
来源：柳州日报 2026-05-12

2025年，柳州市工业总产值达到73.08亿元，同比增长8.1%。

工业是强市之本。柳州将坚持工业立市。

高端装备产业稳中向好，企业信心增强。
"""
TITLE, PARAGRAPH = "柳州工业稳步增长", "工业是强市之本。柳州将坚持工业立市。"
LIKE = "2024年，桂林市工业总产值达到60亿元，同比增长9.3%。"
ENTRIES = [
    MemoryEntry(TITLE, "Industry keeps growing in Liuzhou", "review", "2026-01-01", "segment"),
    MemoryEntry(
        PARAGRAPH, "A strong city lives by industry. Liuzhou stays with it.", "review", "2026-01-01", "paragraph"
    ),
    MemoryEntry(
        LIKE,
        "In 2024, Guilin's gross industrial output value reached 6 billion yuan, up 9.3 percent year on year.",
        "review",
        "2026-01-01",
        "segment",
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    with Memory.open(folder / "memory.sqlite") as memory:
        memory.add(ENTRIES)
    return folder


def test_what_is_remembered_stands_in_the_brief_and_is_counted(folder: Path) -> None:
    arguments = [
        "run",
        str(folder / "page.txt"),
        "-o",
        str(folder),
        "--memory",
        str(folder / "memory.sqlite"),
        "--json",
    ]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    record = json.loads(result.stdout)
    (article,) = record["articles"]
    assert article["memory"] == {"exact": 2, "adapted": 1}
    assert article["title"] == "Industry keeps growing in Liuzhou"
    assert "|memory:3-" in record["signature"]
    assert "3 of 4 segments from the memory" in result.stderr
    text = "\n".join(paragraph.text for paragraph in Document(article["output"]).paragraphs)
    assert "A strong city lives by industry. Liuzhou stays with it." in text
    assert "In 2025, Liuzhou's gross industrial output value reached 7.308 billion yuan, up 8.1 percent" in text
    assert "From the translation memory: 3 of 4 segments, 1 of them with other terms or figures put in." in text


def test_without_a_memory_nothing_is_remembered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_MEMORY", str(folder / "memory.sqlite"))
    lines = f"{TITLE}\n{LIKE}\n"
    ours = CliRunner().invoke(app, ["translate", "-"], input=lines)
    assert ours.stdout.splitlines() == [ENTRIES[0].target, ENTRIES[2].target]
    as_json = CliRunner().invoke(app, ["translate", "-", "--json"], input=f"{lines}本报讯。\n")
    memories = [json.loads(line)["memory"] for line in as_json.stdout.splitlines()]
    assert [[part["how"] for part in memory] for memory in memories] == [["exact"], ["exact"], []]
    assert memories[0] == [{"source": TITLE, "target": ENTRIES[0].target, "how": "exact"}]
    without = CliRunner().invoke(app, ["translate", "-", "--no-memory"], input=lines)
    assert len(without.stdout.splitlines()) == 2
    assert without.stdout != ours.stdout


def test_a_memory_that_is_not_there_is_said(folder: Path) -> None:
    wrong = [["--memory", str(folder / "none.sqlite")], ["--memory", str(folder / "memory.sqlite"), "--no-memory"]]
    for options, sentence in zip(wrong, ("there is no translation memory yet", "not both"), strict=True):
        result = CliRunner().invoke(app, ["run", str(folder / "page.txt"), "-o", str(folder), *options])
        assert sentence in str(result.exception)
