"""The command line as a user meets it: exit codes, one clear sentence, JSON that keeps the contract."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.translation import tiny_argos

PAGE = """\
当前位置：首页 > 新闻中心

柳州新能源汽车产量创新高
2025-03-06 10:20 来源：柳州日报

3月5日，记者从柳州市工业和信息化局获悉，今年前两个月，柳州新能源汽车产量达12.6万辆，同比增长41.5%。
"""


def toolkit(*arguments: str | Path, stdin: str | bytes | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, arguments)],
        input=data,
        capture_output=True,
        env={**os.environ, "COLUMNS": "100", **env},
        timeout=300,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def argos_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fast engine whose English is garbage."""
    return tiny_argos.build(tmp_path_factory.mktemp("cli-argos"))


def test_help_names_every_command() -> None:
    done = toolkit("--help")
    assert done.returncode == 0
    for name in ("run", "clean", "align", "translate", "glossary", "model", "doctor"):
        assert f" {name} " in done.stdout


def test_clean_json_keeps_the_contract(page: Path) -> None:
    record = json.loads(toolkit("clean", page, "--json").stdout)
    assert list(record) == ["title", "date", "source", "author", "script", "paragraphs", "removed"]
    assert record["title"] == "柳州新能源汽车产量创新高"
    assert (record["date"], record["source"], record["author"]) == ("2025-03-06", "柳州日报", None)
    assert [set(p) for p in record["paragraphs"]] == [{"kind", "speaker", "text"}]
    assert {"text": "当前位置：首页 > 新闻中心", "why": "breadcrumb"} in record["removed"]


def test_clean_reads_standard_input() -> None:
    done = toolkit("clean", "-", stdin=PAGE.encode("gb18030"))
    assert done.stdout.startswith("柳州新能源汽车产量创新高\n2025-03-06 · 柳州日报\n")


def test_align_json_keeps_the_contract(page: Path) -> None:
    record = json.loads(toolkit("align", page, "--json").stdout)
    texts = [p["text"] for p in json.loads(toolkit("clean", page, "--json").stdout)["paragraphs"]]
    for group in ("terms", "quantities", "names"):
        for match in record[group]:
            assert texts[match["paragraph"]][match["start"] : match["end"]] == match["source"]
    assert {"新能源汽车", "柳州"} <= {m["source"] for m in record["terms"]}
    assert {"12.6万辆", "41.5%"} <= {m["source"] for m in record["quantities"]}
    assert all(set(c) == {"source", "count", "context"} for c in record["candidates"])


def test_a_glossary_of_two_columns_just_works(page: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("柳州,LIUZHOU CITY\n", encoding="utf-8")
    record = json.loads(toolkit("align", page, "--json", "-g", own).stdout)
    assert {(m["source"], m["target"]) for m in record["terms"]} == {("柳州", "LIUZHOU CITY")}


def test_translate_keeps_lines(argos_model: Path) -> None:
    done = toolkit("translate", "-", "-e", argos_model, stdin="柳州。\n\n南宁。\n")
    lines = done.stdout.split("\n")
    assert done.returncode == 0
    assert len(lines) == 4
    assert lines[1] == ""


def test_translate_json_keeps_the_contract(argos_model: Path) -> None:
    done = toolkit("translate", "-", "--json", "-e", argos_model, stdin="柳州产量12.6万辆。\n\n")
    first, blank = [json.loads(line) for line in done.stdout.splitlines()]
    assert first["source"] == "柳州产量12.6万辆。"
    (term,) = first["terms"]
    assert set(term) == {"source", "target", "accepted", "satisfied", "how"}
    assert term["satisfied"] == (term["how"] != "none")
    assert first["quantities"][0]["source"] == "12.6万辆"
    assert all(set(f) == {"check", "severity", "message"} for f in first["findings"])
    assert isinstance(first["score"], float)
    assert (blank["source"], blank["target"], blank["score"]) == ("", "", None)


def test_run_goes_on_past_a_bad_page(page: Path, tmp_path: Path, argos_model: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    out = tmp_path / "out"
    done = toolkit("run", tmp_path / "empty.txt", page, "-o", out, "-e", argos_model, "--json")
    record = json.loads(done.stdout)
    assert done.returncode == 3
    assert "empty.txt: the file is empty" in done.stderr
    (article,) = record["articles"]
    assert {"input", "output", "title", "segments", "terms", "quantities", "findings", "seconds"} <= set(article)
    assert set(article["terms"]) == {"matched", "satisfied"}
    assert record["signature"].startswith("toolkit:")
    assert [p.name for p in out.iterdir()] == ["page.en.docx"]


def test_strict_exits_with_1_when_something_is_unsatisfied(page: Path, tmp_path: Path, argos_model: Path) -> None:
    done = toolkit("run", page, "-o", tmp_path / "out", "-e", argos_model, "--strict", "--json")
    counts = json.loads(done.stdout)["articles"][0]
    assert counts["terms"]["satisfied"] < counts["terms"]["matched"]  # the engine is untrained
    assert done.returncode == 1


def test_an_edited_brief_is_not_overwritten(page: Path, tmp_path: Path, argos_model: Path) -> None:
    from docx import Document

    out = tmp_path / "out"
    toolkit("run", page, "-o", out, "-e", argos_model)
    brief = out / "page.en.docx"
    document = Document(str(brief))
    document.core_properties.last_modified_by = "An Editor"
    document.save(str(brief))
    edited = brief.read_bytes()
    toolkit("run", page, "-o", out, "-e", argos_model)
    assert brief.read_bytes() == edited
    assert (out / "page-2.en.docx").is_file()


BAD = {
    "empty file": (b"", "x.txt", "the file is empty"),
    "blank file": (b" \r\n\t ", "x.txt", "x.txt: "),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(200), "x.txt", "picture"),
    "no article": ("首页 新闻 联系我们\n登录 注册\n".encode(), "x.txt", "no article"),
    "broken docx": (b"PK\x03\x04" + bytes(100), "x.docx", "x.docx: "),
    "broken pdf": (b"%PDF-1.4\n" + bytes(50), "x.pdf", "x.pdf: "),
}


@pytest.mark.parametrize(("data", "name", "said"), BAD.values(), ids=BAD)
def test_bad_pages_get_one_sentence(tmp_path: Path, data: bytes, name: str, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = toolkit("run", path, "-o", tmp_path / "out", "-e", "compact")
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "PAGE", "-g", "nowhere.csv"], "nowhere.csv: there is no such glossary"),
        (["run", "PAGE", "-g", "broken.csv"], "broken.csv, line 2:"),
        (["run", "PAGE", "-e", "nobody"], "Unknown engine 'nobody'"),
        (["run", "PAGE", "-o", "PAGE/inside"], "cannot write there"),
        (["run", "nowhere.txt"], "nowhere.txt: there is no such file"),
        (["clean", "nowhere.txt"], "nowhere.txt: there is no such file"),
        (["align", "nowhere.txt"], "nowhere.txt: there is no such file"),
        (["translate", "nowhere.txt"], "nowhere.txt: "),
        (["model", "info", "nobody"], "Unknown engine 'nobody'"),
        (["model", "install", "argos", "nowhere.argosmodel"], "nowhere.argosmodel: there is no such file"),
    ],
)
def test_bad_calls_get_one_sentence(page: Path, arguments: list[str], said: str) -> None:
    (page.parent / "broken.csv").write_text("source,target\n柳州,\n", encoding="utf-8")
    words = [w.replace("PAGE", str(page)).replace("broken.csv", str(page.parent / "broken.csv")) for w in arguments]
    done = toolkit(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_no_model_says_what_to_do(page: Path, tmp_path: Path) -> None:
    done = toolkit("run", page, "-e", "argos", "-o", tmp_path / "out", XDG_DATA_HOME=str(tmp_path / "data"))
    assert done.returncode == 2
    assert "toolkit model install argos" in done.stderr


def test_model_list_and_doctor() -> None:
    engines = {e["name"]: e["ready"] for e in json.loads(toolkit("model", "list", "--json").stdout)}
    assert engines["compact"] is True
    done = toolkit("doctor", "--json")
    checks = {c["check"]: c for c in json.loads(done.stdout)}
    assert done.returncode == 0
    assert checks["Compact model"]["ok"] and checks["Glossary"]["ok"]
