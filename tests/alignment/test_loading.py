"""The cache of parsed glossaries: the same result, never stale, never spoilt."""

import multiprocessing
import subprocess
import sys
import time
from pathlib import Path

import pytest

from toolkit.alignment.loading import load_matcher
from toolkit.alignment.terms import TermMatcher
from toolkit.errors import GlossaryError
from toolkit.glossary import benchmark, cached
from toolkit.glossary.entries import load

CSV = """source,target,variants,kind,status,note,short
装載機,wheel loader,loader,,,a note,WL
装载机,digger,,,forbidden,
ＡＩ,AI,,,draft,
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("TOOLKIT_CACHE", str(folder))
    return folder / "glossary"


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    file = tmp_path / "own.csv"
    file.write_text(CSV, encoding="utf-8")
    return file


def check(paths: list[Path]) -> None:
    plain = load(paths)
    found, matcher = load_matcher(paths)
    assert found == plain
    assert found.hash == plain.hash
    text = "这台装载机和AI"
    assert matcher.find(text) == TermMatcher(plain).find(text)


def test_the_second_load_yields_the_same(glossary: Path, cache: Path) -> None:
    check([glossary])
    [kept] = cache.iterdir()
    stamp = kept.stat().st_mtime_ns
    check([glossary])
    assert [file.stat().st_mtime_ns for file in cache.iterdir()] == [stamp]


def test_a_changed_file_is_parsed_again(glossary: Path) -> None:
    check([glossary])
    glossary.write_text(CSV.replace("wheel loader", "shovel loader"), encoding="utf-8")
    check([glossary])
    assert load_matcher([glossary])[0].with_status("preferred")[0].target == "shovel loader"


@pytest.mark.parametrize("damage", [b"", b"\x00" * 40, b"\xff\n{}", b"{}", None])
def test_a_damaged_cache_is_made_anew(glossary: Path, cache: Path, damage: bytes | None) -> None:
    check([glossary])
    [kept] = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    check([glossary])
    assert kept.read_bytes() == whole


def test_where_no_cache_can_be_written_the_glossary_is_still_read(glossary: Path, cache: Path) -> None:
    cache.parent.write_text("a file where the folder should be")
    check([glossary])


def test_errors_are_those_of_the_parser(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="there is no such glossary"):
        load_matcher([tmp_path / "nowhere.csv"])
    broken = tmp_path / "broken.csv"
    broken.write_text("source,target\n装载机,\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(GlossaryError, match="line 2"):
            load_matcher([broken])


def test_old_cache_files_go(glossary: Path, cache: Path) -> None:
    for number in range(cached.KEPT + 3):
        glossary.write_text(f"source,target\n装载机,loader {number}\n", encoding="utf-8")
        load_matcher([glossary])
    assert len(list(cache.iterdir())) == cached.KEPT


def _load(path: Path) -> int:
    return sum(len(load_matcher([path])[0].entries) for _ in range(5))


def test_several_programs_at_once(glossary: Path, cache: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(_load, [glossary] * 4) == [15] * 4
    assert len(list(cache.iterdir())) == 1


def test_twenty_thousand_entries_load_again_quickly(tmp_path: Path) -> None:
    terms = benchmark.synthetic(20_000)
    assert len(set(terms)) == 20_000
    benchmark.write(tmp_path / "many", terms)
    assert benchmark.load_once(tmp_path / "many").entries == 20_000
    begun = time.perf_counter()
    _, matcher = load_matcher([tmp_path / "many"])
    assert time.perf_counter() - begun < 1
    for page in benchmark.pages(terms, 3):
        assert len(matcher.find(page)) >= 5


def test_a_run_loads_no_segmenter_and_keeps_the_parsed_glossary(sample: Path, cache: Path) -> None:
    code = (
        "import sys\n"
        "from toolkit.alignment.align import align\n"
        "from toolkit.alignment.loading import load_matcher\n"
        "from toolkit.article import read_article\n"
        "from toolkit.glossary.entries import default_paths\n"
        "import toolkit.pipeline\n"
        "align(read_article(sys.argv[1]), load_matcher(default_paths())[1])\n"
        "assert 'rjieba' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code, str(sample)], check=True)
    assert len(list(cache.iterdir())) == 1
