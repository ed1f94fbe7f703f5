"""TMX out and in again, and the TMX of other tools."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from toolkit.errors import TranslationMemoryError
from toolkit.memory import Memory, MemoryEntry
from toolkit.memory.tmx import read_tmx, write_tmx

TEXT = st.text(
    st.characters(
        exclude_categories=("Cs",), exclude_characters=[*map(chr, {*range(0x20)} - {9, 10, 13}), "\ufffe", "\uffff"]
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() != "")
MOMENTS = st.integers(0, 2**32).map(lambda s: (datetime(1900, 1, 1, tzinfo=UTC) + timedelta(seconds=s)).isoformat())
ENTRIES = st.builds(MemoryEntry, TEXT, TEXT, TEXT | st.just(""), MOMENTS, st.sampled_from(["segment", "paragraph"]))


@settings(max_examples=60)
@given(entries=st.lists(ENTRIES, max_size=8))
def test_a_round_trip_loses_nothing(entries: list[MemoryEntry], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("tmx") / "memory.tmx"
    write_tmx(entries, path)
    read = read_tmx(path)
    assert list(read.entries) == sorted(entries, key=lambda entry: entry.created)
    assert read.skipped == 0


@settings(max_examples=25)
@given(entries=st.lists(ENTRIES, max_size=8))
def test_a_memory_with_its_history_comes_back_whole(
    entries: list[MemoryEntry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    with Memory.open(folder / "a.sqlite") as first, Memory.open(folder / "b.sqlite") as second:
        first.add(entries)
        write_tmx(first.entries(history=True), folder / "all.tmx")
        second.add(read_tmx(folder / "all.tmx").entries)
        assert second.entries(history=True) == first.entries(history=True)
        assert second.fingerprint == first.fingerprint


def test_what_is_written_is_tmx_1_4(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    entry = MemoryEntry("一句话。", "A <sentence> & more.", "review of a", "2026-05-01T08:00:00+00:00", "segment")
    write_tmx([entry], path)
    root = etree.parse(path).getroot()
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert root.get("version") == "1.4"
    assert set(root.find("header").attrib) == needed
    unit = root.find("body/tu")
    assert unit.attrib == {"creationdate": "20260501T080000Z", "segtype": "sentence"}
    assert [seg.text for seg in unit.iter("seg")] == ["一句话。", "A <sentence> & more."]


OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
    creationtoolversion="6.0.0" segtype="sentence" srclang="ZH-CN"/>
  <body>
    <tu>
      <tuv lang="ZH-CN"><seg>柳州市发展高端装备。</seg></tuv>
      <tuv lang="EN-GB" changeid="Li Na" changedate="20250314T092653Z" creationid="old" creationdate="20200101T000000Z">
        <seg>Liuzhou develops high-end equipment.</seg>
      </tuv>
    </tu>
    <tu><tuv lang="ZH-CN"><seg>没有译文</seg></tuv><tuv lang="EN-GB"><seg></seg></tuv></tu>
    <tu><tuv lang="de"><seg>Deutsch</seg></tuv><tuv lang="EN-GB"><seg>German</seg></tuv></tu>
  </body>
</tmx>"""

TRADOS = """<?xml version="1.0" encoding="utf-16"?>
<tmx version="1.4">
  <header creationtool="SDL Language Platform" creationtoolversion="8.0" o-tmf="SDL TM8 Format" datatype="xml"
    segtype="sentence" adminlang="en-US" srclang="zh-Hans" creationdate="20240102T030405Z" creationid="DESK\\wang"/>
  <body>
    <tu creationdate="20240102T030405Z" creationid="DESK\\wang" segtype="paragraph">
      <prop type="x-Context">1, 2</prop>
      <tuv xml:lang="zh-Hans">
        <seg>产值达<bpt i="1" type="b">&lt;b&gt;</bpt>73.08亿元<ept i="1">&lt;/b&gt;</ept>。</seg>
      </tuv>
      <tuv xml:lang="zh-TW"><seg>產值達<ph x="1" type="lb"/>73.08億元。</seg></tuv>
      <tuv xml:lang="en-US"><seg>Output reached <hi>7.308 billion</hi> yuan<ph>note <sub>inner</sub></ph>.</seg></tuv>
    </tu>
  </body>
</tmx>"""


def test_omegat_and_its_old_attributes(tmp_path: Path) -> None:
    path = tmp_path / "project_save.tmx"
    path.write_text(OMEGAT, encoding="utf-8")
    read = read_tmx(path)
    english = "Liuzhou develops high-end equipment."
    origin, created = "project_save.tmx (Li Na)", "2025-03-14T09:26:53+00:00"
    assert read.entries == (MemoryEntry("柳州市发展高端装备。", english, origin, created, "segment"),)
    assert read.skipped == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_trados_with_inline_tags_and_two_scripts(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "office.tmx"
    path.write_bytes(TRADOS.replace("utf-16", encoding.removesuffix("-sig")).encode(encoding))
    entries = read_tmx(path).entries
    assert [entry.source for entry in entries] == ["产值达73.08亿元。", "產值達73.08億元。"]
    assert {entry.target for entry in entries} == {"Output reached 7.308 billion yuan."}
    assert {(entry.origin, entry.level) for entry in entries} == {("office.tmx (DESK\\wang)", "paragraph")}
    with Memory.open(tmp_path / "memory.sqlite") as memory:
        assert memory.add(entries).new == 1


def test_a_file_without_dates_gets_todays(tmp_path: Path) -> None:
    path = tmp_path / "bare.tmx"
    path.write_text(OMEGAT.replace("changedate", "x-date").replace('creationdate="20200101T000000Z"', ""))
    (entry,) = read_tmx(path).entries
    assert abs(datetime.fromisoformat(entry.created) - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "not readable TMX"),
        ("source,target\n中文,Chinese\n", "not readable TMX"),
        ("<html><body>tu</body></html>", "this is XML, but not TMX"),
        (OMEGAT[:600], "not readable TMX"),
    ],
)
def test_what_is_no_tmx_is_refused_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "file.tmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TranslationMemoryError, match=sentence) as caught:
        read_tmx(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    path = tmp_path / "evil.tmx"
    doctype = f'<!DOCTYPE tmx [<!ENTITY e SYSTEM "file://{secret}">]>'
    path.write_text(OMEGAT.replace('<!DOCTYPE tmx SYSTEM "tmx11.dtd">', doctype).replace("equipment.", "&e;"))
    assert "secret" not in read_tmx(path).entries[0].target
