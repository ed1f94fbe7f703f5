"""Loading glossaries: formats that spreadsheets write, merging, and errors that name file and line."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import GlossaryError
from toolkit.glossary.entries import Glossary, TermEntry, default_paths, load

HEADER = "source,target,variants,domain,kind,status,note\n"


def write(folder: Path, text: str, name: str = "industry.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_full_row(tmp_path: Path) -> None:
    path = write(
        tmp_path, HEADER + "新能源汽车,new energy vehicle,NEV | new-energy vehicle,auto,product,preferred,NBS\n"
    )
    assert load([path]).entries == (
        TermEntry(
            "新能源汽车",
            "new energy vehicle",
            ("NEV", "new-energy vehicle"),
            "auto",
            "product",
            "preferred",
            "NBS",
            str(path),
            2,
        ),
    )


def test_defaults_and_columns_in_any_order(tmp_path: Path) -> None:
    path = write(tmp_path, "Note, TARGET,Source\n,Liuzhou,柳州\n")
    [entry] = load([path]).entries
    assert (entry.source, entry.target, entry.domain, entry.kind, entry.status) == (
        "柳州",
        "Liuzhou",
        "industry",
        "term",
        "preferred",
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("header", ["source{0}target\n", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_spreadsheets_write(tmp_path: Path, delimiter: str, encoding: str, header: str, end: str) -> None:
    rows = f"柳州{delimiter}Liuzhou\n\n人工智能{delimiter}artificial intelligence\n"
    path = write(tmp_path, (header.format(delimiter) + rows).replace("\n", end), encoding=encoding)
    entries = load([path]).entries
    assert [(entry.source, entry.target) for entry in entries] == [
        ("柳州", "Liuzhou"),
        ("人工智能", "artificial intelligence"),
    ]
    assert [entry.line for entry in entries] == ([2, 4] if header else [1, 3])


def test_traditional_chinese_in_big5(tmp_path: Path) -> None:
    path = write(tmp_path, "新能源汽車,new energy vehicle\n國務院,State Council\n", encoding="big5")
    assert load([path]).entries[1].source == "國務院"


def test_the_hint_of_excel_and_chinese_headers(tmp_path: Path) -> None:
    path = write(tmp_path, "sep=;\n中文;英文\n人工智能;artificial intelligence, AI\n")
    [entry] = load([path]).entries
    assert (entry.target, entry.line) == ("artificial intelligence, AI", 3)


def test_quoted_cells_may_hold_delimiters_and_line_breaks(tmp_path: Path) -> None:
    path = write(tmp_path, 'source,target\n甲方,"party A,\n the first"\n乙方,"party ""B"""\n')
    assert [(entry.target, entry.line) for entry in load([path]).entries] == [
        ("party A, the first", 2),
        ('party "B"', 4),
    ]


def test_a_folder_is_read_by_name_and_other_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "柳州,Liuzhou\n", "b.csv")
    write(tmp_path, "南宁,Nanning\n", "a.CSV")
    write(tmp_path, "nothing", "readme.txt")
    assert [entry.domain for entry in load([tmp_path]).entries] == ["a", "b"]


def test_the_later_path_wins(tmp_path: Path) -> None:
    first = write(tmp_path, "新质生产力,new productive force\n柳州,Liuzhou\n", "first.csv")
    second = write(tmp_path, "新質生產力,new quality productive forces\n", "second.csv")
    targets = {entry.target for entry in load([first, second]).entries}
    assert targets == {"Liuzhou", "new quality productive forces"}


def test_a_later_path_can_forbid_an_earlier_target_or_variant(tmp_path: Path) -> None:
    first = write(tmp_path, HEADER + "柳州,Liuzhou,Liuchow,,,,\n南宁,Nanning,,,,,\n", "first.csv")
    second = write(tmp_path, HEADER + "柳州,liuchow,,,,forbidden,\n南宁,Nanning,,,,forbidden,\n", "second.csv")
    glossary = load([first, second])
    assert [(entry.source, entry.variants) for entry in glossary.with_status("preferred")] == [("柳州", ())]
    assert len(glossary.with_status("forbidden")) == 2


def test_a_short_form_is_accepted_and_no_variant_besides(tmp_path: Path) -> None:
    rows = (
        "国家发展和改革委员会,National Development and Reform Commission,NDRC|State Planner,,,,,NDRC\n中国,China,,,,,\n"
    )
    path = write(tmp_path, HEADER.strip() + ",short\n" + rows)
    ndrc, china = load([path]).entries
    assert ndrc.accepted == ("National Development and Reform Commission", "State Planner", "NDRC")
    assert (ndrc.short, china.short, china.accepted) == ("NDRC", "", ("China",))
    assert not Glossary.of([ndrc, replace(ndrc, target="NDRC", short="", status="forbidden")]).entries[0].short
    assert Glossary((ndrc,)).hash != Glossary((replace(ndrc, short=""),)).hash


def test_repetitions_and_forbidden_forms_are_no_conflict(tmp_path: Path) -> None:
    rows = "柳州,Liuzhou,,,,,\n柳州,Liuzhou,,,,,\n柳州,Liuchow,,,,forbidden,\n柳州,Liu,,,,draft,\n"
    glossary = load([write(tmp_path, HEADER + rows)])
    assert [entry.status for entry in glossary.entries] == ["preferred", "forbidden", "draft"]


def test_variants_of_repeated_rows_are_joined(tmp_path: Path) -> None:
    [entry] = load([write(tmp_path, HEADER + "柳州,Liuzhou,A,,,,\n柳州,Liuzhou,B,,,,\n")]).entries
    assert entry.variants == ("A", "B")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEADER + ",Liuzhou,,,,,\n", 2, "source is empty"),
        (HEADER + "柳州,,,,,,\n", 2, "no target"),
        (HEADER + "\n柳州\n", 3, "no target"),
        (HEADER + "南宁,Nanning,,,,,\n柳州,Liuzhou,,,city,,\n", 3, "'city' is not a kind"),
        (HEADER + "柳州,Liuzhou,,,,good,\n", 2, "'good' is not a status"),
        (HEADER + "柳州,Liuzhou,,,,,note, more\n", 2, "8 columns where 7"),
        (HEADER + "123,one two three,,,,,\n", 2, "neither Chinese nor letters"),
        (HEADER + "Liuzhou,柳州,,,,,\n", 2, "is Chinese"),
        (HEADER + '柳州,"Liuzhou\n', 2, "broken quoting"),
        (HEADER + '柳州,"Liu"zhou,,,,,\n', 2, "broken quoting"),
        ("Liuzhou,柳州\n", 1, "neither a header row"),
        ("柳州,Liuzhou,city\n", 1, "neither a header row"),
        ("source,variants\n柳州,Liuzhou\n", 1, "no column 'target'"),
        ("source,target,target\n柳州,Liuzhou,x\n", 1, "stands twice"),
    ],
)
def test_a_broken_row_is_named_by_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(GlossaryError, match=words) as caught:
        load([path])
    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert "\n" not in str(caught.value)


def test_one_short_form_only(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match=r"line 2: .A\|B. is more than one short form"):
        load([write(tmp_path, HEADER.strip() + ",short\n产业链,industrial chain,,,,,,A|B\n")])


def test_two_targets_in_one_file_name_both_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "柳州,Liuzhou\n南宁,Nanning\n柳州,Liuchow\n")
    with pytest.raises(GlossaryError, match=r"lines 1 and 3.*'Liuzhou' and 'Liuchow'"):
        load([path])


@pytest.mark.parametrize("data", [b"\xff\xff\xfe\x00bad", b"source,target\n\x81\x20\xff,x\n", b"a\0b\0"])
def test_what_cannot_be_decoded(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    with pytest.raises(GlossaryError, match=r"bad\.csv, line \d+: .*CSV UTF-8"):
        load([path])


def test_missing_files_and_empty_folders(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="no such glossary"):
        load([tmp_path / "none.csv"])
    with pytest.raises(GlossaryError, match=r"no \.csv file"):
        load([tmp_path])


def test_the_hash_tells_content_and_nothing_else() -> None:
    one, two = TermEntry("柳州", "Liuzhou", note="a", line=3), TermEntry("南宁", "Nanning")
    same = Glossary.of([two, TermEntry("柳州", "Liuzhou", note="b", file="x.csv")])
    assert Glossary.of([one, two]).hash == same.hash
    assert Glossary.of([one]).hash != same.hash
    assert len(same.hash) == 64 and same.hash.startswith(same.short)


def test_a_glossary_in_the_working_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert list(default_paths()[0].glob("*.csv"))  # the one shipped
    (tmp_path / "glossary").mkdir()
    write(tmp_path / "glossary", "柳州,Liuzhou\n")
    assert default_paths() == (Path("glossary"),)


@given(st.binary(max_size=200))
def test_any_bytes_load_or_are_refused_in_one_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    try:
        assert isinstance(load([path]), Glossary)
    except GlossaryError as error:
        assert str(path) in str(error)


def test_only_a_draft_may_lack_its_english(tmp_path: Path) -> None:
    from toolkit.glossary.exchange import tbx
    from toolkit.glossary.lint import lint

    file = tmp_path / "drafts.csv"
    file.write_text("source,target,status\n管片拼装机,,draft\n", encoding="utf-8")
    [entry] = load([file]).entries
    assert (entry.target, entry.status) == ("", "draft")
    assert "no-english" in {finding.id for finding in lint([file])}
    tbx.write([entry], tmp_path / "drafts.tbx")
    [again] = tbx.read(tmp_path / "drafts.tbx")
    assert (again.source, again.target, again.status) == ("管片拼装机", "", "draft")
    file.write_text("source,target,status\n管片拼装机,,preferred\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match="no target"):
        load([file])
