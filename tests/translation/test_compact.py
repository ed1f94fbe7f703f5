"""The shipped model: weights, cache and decoding."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import EngineError
from toolkit.translation.defects import defects
from toolkit.translation.engines.base import Hint
from toolkit.translation.engines.compact import CompactEngine, cache
from toolkit.translation.engines.compact.adapter import pack_adapter, unpack_adapted
from toolkit.translation.engines.compact.letters import restored, told_plainly
from toolkit.translation.engines.compact.weights import GROUP, TOP, pack, unpack

SENTENCE = "全市专业技术人才总量达到24万余人，技能人才总量达到65.03万人。"


@pytest.fixture(scope="session")
def engine(model_cache: Path) -> CompactEngine:
    return CompactEngine()


@given(st.integers(1, 9), st.integers(0, 2**32 - 1), st.floats(1e-3, 1e3))
@settings(max_examples=30)
def test_packing_loses_half_a_step_at_most(rows: int, seed: int, size: float) -> None:
    """With the widest scale the error is half a step; a narrower one is chosen only if it errs less in all."""
    weight = (np.random.default_rng(seed).standard_normal((rows, GROUP)) * size).astype(np.float32)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.npz"
        pack({"w": weight, "v": weight[0]}, path)
        back = unpack(path)
    step = np.abs(weight).max(1, keepdims=True) / TOP
    assert np.sqrt(((back["w"] - weight) ** 2).mean(1)).max() <= (step * 0.51 + 1e-6 * size).max()
    np.testing.assert_allclose(back["v"], weight[0], rtol=1e-3, atol=1e-6)


def test_hints_are_obeyed_and_no_chinese_is_left(engine: CompactEngine) -> None:
    hints = [Hint("24万余人", "more than 240,000"), Hint("65.03万人", "650,300")]
    (hypotheses,) = engine.translate([SENTENCE], [hints], n_best=4)
    assert len(hypotheses) == 4
    assert any("240,000" in h.text and "650,300" in h.text for h in hypotheses)
    assert all(h.score < 0 for h in hypotheses)
    assert not [d for h in hypotheses for d in defects(SENTENCE, h.text)]


def test_the_prefix_stands_at_the_beginning(engine: CompactEngine) -> None:
    (hypotheses,) = engine.translate([SENTENCE], [()], prefixes=["A total of 650,300"])
    assert hypotheses[0].text.startswith("A total of 650,300")


def test_forcing_points_find_the_wrong_number(engine: CompactEngine) -> None:
    """Among the likely places of the required number is where a wrong one stands."""
    text = "The number of professionals in the city has exceeded 240,000, and skilled workers number 65.03 million."
    (points,) = engine.forcing_points([SENTENCE], [()], [text], ["650,300"])
    assert any(text[point:].startswith("65.03 million") for point in points)


def test_its_own_english_is_likelier_than_other(engine: CompactEngine) -> None:
    hints = [Hint("24万余人", "more than 240,000"), Hint("65.03万人", "650,300")]
    (own,) = engine.translate([SENTENCE], [hints])
    texts = [own[0].text, "Liuzhou is a city.", own[0].text.replace("650,300", "12")]
    scores = engine.score([SENTENCE] * 3, [hints] * 3, texts)
    assert scores[0] == max(scores) < 0
    assert scores[0] == pytest.approx(own[0].score, abs=0.2)


def test_a_crowded_segment_can_be_scored_and_mended(engine: CompactEngine) -> None:
    """More hints and text than CTranslate2 can score at once: it ends in an error there, not here."""
    segment = "今年前三季度，全市规模以上工业增加值增长百分之八点三，" * 7
    hints = [Hint(f"第{i}号工程建设项目", f"construction project number {i}") for i in range(60)]
    text = "In the first three quarters, value added grew by 8.2 percent. " * 30
    assert len(engine._prompt(segment, hints)) > 512
    (points,) = engine.forcing_points([segment], [hints], [text], ["8.3 percent"])
    assert points and all(text[:point].endswith(" ") or point == 0 for point in points)
    assert -9 < engine.score([segment], [hints], [text])[0] < 0


def test_progress_counts_every_segment(engine: CompactEngine) -> None:
    heard: list[int] = []
    engine.translate(["谢谢。", SENTENCE, "柳州是一座工业城市。"], [()] * 3, progress=heard.append)
    assert heard == [1, 2, 3]


def test_batches_keep_their_order(engine: CompactEngine) -> None:
    """Each answer stands at its question's place. (Its wording may differ from that of a batch of one: sums in
    other orders round differently, and beams are close.)"""
    sentences = ["柳州是一座工业城市。", SENTENCE, "谢谢。", "7月20日，活动在南宁举行。"]
    texts = [hypotheses[0].text for hypotheses in engine.translate(sentences, [()] * 4)]
    assert ["Liuzhou" in texts[0], "240,000" in texts[1], "hank" in texts[2], "July 20" in texts[3]] == [True] * 4


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the shipped model."""
    return Path(shutil.copytree(cache.PACKAGE, tmp_path / "compact"))


def test_an_adapter_changes_what_is_expanded(package: Path, tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    up, down = (chance.normal(0, 0.05, shape).astype(np.float32) for shape in ((2048, 3), (3, 640)))
    pack_adapter({"layers.0.gate": (up, down)}, package / cache.ADAPTER)
    before = unpack(package / cache.WEIGHTS)
    after = unpack_adapted(package / cache.WEIGHTS, package / cache.ADAPTER)
    assert np.allclose(after["layers.0.gate"] - before["layers.0.gate"], up @ down, atol=2e-3)
    assert np.array_equal(after["layers.1.gate"], before["layers.1.gate"].astype(np.float16))
    with pytest.raises(EngineError, match=r"adapter\.npz"):  # not what the manifest says yet
        (package / cache.MANIFEST).write_text(json.dumps({cache.ADAPTER: "0"}))
        cache.verify(package)
    old = cache.fingerprint()
    cache.write_manifest(package)
    cache.verify(package)
    assert cache.fingerprint(package) != old


def test_damaged_weights_are_refused(package: Path, tmp_path: Path) -> None:
    with (package / cache.WEIGHTS).open("r+b") as file:
        file.seek(1000)
        file.write(b"\0" * 16)
    with pytest.raises(EngineError, match=r"press\.q5\.npz: .*install the toolkit again"):
        cache.expanded(package, tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("*")) if (tmp_path / "cache").exists() else True


def test_missing_weights_are_refused(package: Path, tmp_path: Path) -> None:
    (package / cache.WEIGHTS).unlink()
    with pytest.raises(EngineError, match="missing or damaged"):
        cache.expanded(package, tmp_path / "cache")


def test_an_unwritable_cache_says_so(package: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EngineError, match="TOOLKIT_CACHE"):
        cache.expanded(package, tmp_path / "file" / "cache")


def test_a_half_expanded_model_is_made_again(tmp_path: Path, model_cache: Path, engine: CompactEngine) -> None:
    """What a killed copy or a full disk left behind is not trusted."""
    folder = cache.expanded()
    broken = tmp_path / folder.name
    broken.mkdir()
    (broken / "model.bin").write_bytes(b"half")
    shutil.copy(folder / cache.SIZES, broken / cache.SIZES)
    again = cache.expanded(root=tmp_path)
    assert (again / "model.bin").stat().st_size == json.loads((folder / cache.SIZES).read_text())["model.bin"]


def test_two_processes_may_start_at_once(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from toolkit.translation.engines.compact import cache; "
        "print(cache.expanded(root=pathlib.Path(sys.argv[1])))"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    folders = {run.communicate(timeout=300)[0].strip() for run in runs}
    assert [run.returncode for run in runs] == [0, 0]
    assert len(folders) == 1
    assert [p.name for p in tmp_path.iterdir()] == [Path(folders.pop()).name]


def test_a_letter_without_a_piece_keeps_its_mark(engine: CompactEngine) -> None:
    """Spelt in bytes, "São Paulo" came out as "S Commando Paulo"."""
    hints = [Hint("圣保罗州", "São Paulo State"), Hint("坎皮纳斯", "Campinas")]
    ((hypothesis,),) = engine.translate(["金砖国家农业部长会议在圣保罗州坎皮纳斯举行。"], [hints])
    assert "São Paulo State" in hypothesis.text and "Campinas" in hypothesis.text


NAMES = st.text("aáãbcçéłøŠzŽ ", min_size=1).map(str.strip).filter(bool)


@given(NAMES, st.sets(st.sampled_from("áãçéłøŠŽ")))
def test_marks_are_taken_off_and_put_back(name: str, pieces: set[str]) -> None:
    hint = Hint("某", name)
    (told,) = told_plainly([hint], pieces.__contains__)
    assert len(told.target) == len(name) and all(c.isascii() or c in pieces for c in told.target)
    assert restored(f"In {told.target}, it said.", [hint], pieces.__contains__) == f"In {name}, it said."
