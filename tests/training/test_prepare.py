"""Prepared data: groups, held-back pairs, record; and the batches made of them."""

import json
import random
from pathlib import Path

import pytest

from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import load
from toolkit.quality.pairs import pair_of
from toolkit.training.batches import Encoder, batches, epoch
from toolkit.training.hints import Hinter, TrainingHint
from toolkit.training.prepare import DEV, RECORD, TRAIN, Example, joined, prepare, read_examples
from toolkit.translation.engines.compact import CompactEngine, cache


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "press").mkdir()
    rows = [{"zh": f"今年产量达{n}万吨。", "en": f"Output reached {n * 10},000 tons this year."} for n in range(11, 60)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "press" / "made.jsonl").write_text(lines, encoding="utf-8")
    (folder / "wmt17-20.tsv").write_text(f"{rows[0]['zh']}\tx y\n天气很好。\tFine weather.\n", encoding="utf-8")
    (folder / "glossary.csv").write_text("source,target\n产量,output\n", encoding="utf-8")
    hinter = Hinter(TermMatcher(load([folder / "glossary.csv"])))
    prepare([folder / "press"], [folder / "wmt17-20.tsv"], folder / "out", hinter, variants=1)
    return folder / "out"


def test_held_back_pairs_are_in_dev_and_nowhere_else(data: Path) -> None:
    train, dev = read_examples(data / TRAIN), read_examples(data / DEV)
    held = {f"今年产量达{n}万吨。" for n in range(11, 60) if pair_of(f"今年产量达{n}万吨。", "x").held_back}
    assert held and {e.source for e in dev} == held
    assert not held & {e.source for e in train}


def test_examples_carry_hints_and_groups(data: Path) -> None:
    train = read_examples(data / TRAIN)
    press = next(e for e in train if e.source == "今年产量达12万吨。")
    assert press.group == "press"
    assert set(press.hints) >= {
        TrainingHint("产量", "output", "term"),
        TrainingHint("12万吨", "120,000 tons", "quantity"),
    }
    assert {e.group for e in train} == {"press", "varied", "joined", "news"}
    varied = [e for e in train if e.group == "varied"]
    assert all(h.target in e.target or h.kind == "term" for e in varied for h in e.hints)


def test_joined_pairs_have_all_of_both() -> None:
    pairs = [
        pair_of("甲地的钢铁产量增长3%。", "Steel output in A rose 3 percent."),
        pair_of("乙地的煤炭产量下降5%。", "Coal output in B fell 5 percent."),
    ]
    (both,) = joined(pairs)
    assert both.source in (
        "甲地的钢铁产量增长3%；乙地的煤炭产量下降5%。",
        "乙地的煤炭产量下降5%；甲地的钢铁产量增长3%。",
    )
    assert all(pair.target in both.target for pair in pairs)
    assert not list(joined([pairs[0], pair_of("标题", "A headline")]))
    long = [pair_of(f"{name}的{'钢铁' * 50}产量增长。", "Output rose.") for name in "甲乙"]
    assert not list(joined(long))
    alike = [pair_of(f"{name}的钢铁增长。", "Steel rose.", [("钢铁", "Steel")]) for name in "甲乙"]
    assert not list(joined(alike))


def test_the_record_says_what_went_in(data: Path) -> None:
    record = json.loads((data / RECORD).read_text(encoding="utf-8"))
    assert record["seed"] == 7
    assert set(record["sources"]) == {"press/made.jsonl", f"{data.parent.name}/wmt17-20.tsv"}
    assert set(record["files"]) == {TRAIN, DEV}
    assert record["examples"]["news"] >= 1


def test_an_epoch_follows_the_mix() -> None:
    examples = [Example(str(i), "x", (), "press" if i < 10 else "news") for i in range(30)]
    chosen = epoch(examples, {"press": 1.5, "news": 0.25}, 7, 0)
    assert sum(e.group == "press" for e in chosen) == 15
    assert sum(e.group == "news" for e in chosen) == 5
    assert {e.source for e in chosen if e.group == "press"} == {str(i) for i in range(10)}
    assert chosen == epoch(examples, {"press": 1.5, "news": 0.25}, 7, 0)
    assert chosen != epoch(examples, {"press": 1.5, "news": 0.25}, 7, 1)


def test_batches_keep_within_their_size(data: Path) -> None:
    encoder = Encoder(cache.PACKAGE / cache.TOKENIZER)
    examples = read_examples(data / TRAIN)
    made = list(batches(examples, encoder, 512, random.Random(1)))
    assert sum(map(len, made)) == len(examples)
    assert all(max(e.width for e in batch) * len(batch) <= 512 or len(batch) == 1 for batch in made)


def test_prompts_are_those_of_the_engine(data: Path) -> None:
    """Training and run time must give the model the same pieces."""
    engine = CompactEngine()
    example = Example("产量达12万吨。", "Output reached 120,000 tons.", (), "press")
    hints = [("产量", "output"), ("12万吨", "120,000 tons")]
    encoded = Encoder(cache.PACKAGE / cache.TOKENIZER).encode(example, hints)
    assert [engine._pieces.id_to_piece(i) for i in encoded.prompt] == engine._prompt(example.source, _hints(hints))
    assert [engine._pieces.id_to_piece(i) for i in encoded.target] == [*engine._target(example.target), "<eos>"]


def _hints(pairs: list[tuple[str, str]]) -> list:
    from toolkit.translation.engines.base import Hint

    return [Hint(*pair) for pair in pairs]
