"""Contrasts: the model's own mistakes beside their repairs."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from toolkit.alignment.quantities import find
from toolkit.quality.pairs import pair_of
from toolkit.training.contrasts import CHUNK, in_place, read_contrasts, write_contrasts
from toolkit.translation.engines.base import Done, Hint
from toolkit.translation.model import Hypothesis

DROPPED = "The plant has installed recovery units."


class Drops:
    """An engine that says half of a term until it is forced to say the rest."""

    name, fingerprint, takes_hints = "drops", "0", True

    def __init__(self, ending: str = ".") -> None:
        self.ending = ending

    def translate(
        self,
        segments: Sequence[str],
        hints: Sequence[Sequence[Hint]],
        *,
        prefixes: Sequence[str] | None = None,
        n_best: int = 1,
        progress: Done | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        prefixes = prefixes or [""] * len(segments)
        texts = [
            f"{prefix}{self.ending}" if prefix else DROPPED if own else "It rains."
            for own, prefix in zip(hints, prefixes, strict=True)
        ]
        return [(Hypothesis(text, -0.5),) for text in texts]

    def forcing_points(
        self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str], required: Sequence[str]
    ) -> list[tuple[int, ...]]:
        return [(text.index("recovery"),) for text in texts]

    def score(self, segments: Sequence[str], hints: Sequence[Sequence[Hint]], texts: Sequence[str]) -> list[float]:
        return [-0.5] * len(texts)


PAIR = pair_of(
    "工厂安装了余热回收装置。",
    "The plant has installed waste heat recovery units.",
    [("余热回收装置", "waste heat recovery units")],
)


def test_a_mistake_is_written_with_its_repair(tmp_path: Path) -> None:
    path = tmp_path / "contrasts.jsonl"
    assert write_contrasts([PAIR], Drops(), path) == 1
    (contrast,) = read_contrasts(path)
    assert contrast.hints == (("余热回收装置", "waste heat recovery units"),)
    assert (contrast.worse, contrast.better) == (DROPPED, "The plant has installed waste heat recovery units.")


def test_a_repair_further_from_the_reference_is_none(tmp_path: Path) -> None:
    write_contrasts(
        [PAIR],
        Drops(", as three visitors from the old railway town told us on Sunday, over tea, by the river."),
        tmp_path / "c.jsonl",
    )
    (contrast,) = read_contrasts(tmp_path / "c.jsonl")
    assert contrast.worse == DROPPED and contrast.better == ""


def test_an_unfinished_file_is_gone_on_with(tmp_path: Path) -> None:
    pairs = [pair_of(f"第{n}座工厂开工。", f"Plant {n} opened.", []) for n in range(2, CHUNK + 22)]
    path, seen = tmp_path / "c.jsonl", []

    def stop(done: int, total: int) -> None:
        seen.append(done)
        if len(seen) == 1:
            raise KeyboardInterrupt

    with suppress(KeyboardInterrupt):
        write_contrasts(pairs, Drops(), path, stop)
    write_contrasts(pairs, Drops(), path, stop)
    assert seen == [CHUNK, len(pairs)]
    assert [contrast.source for contrast in read_contrasts(path)] == [pair.source for pair in pairs]


def test_a_repair_in_the_wrong_clause_is_none() -> None:
    matches = find("公司营收87亿元，增长9.4%，净利润6亿元，下降3.1%，铜价上涨20%。")
    reference = (
        "Revenue was 8.7 billion yuan, up 9.4 percent, and profit 600 million yuan, down 3.1 percent; "
        "copper rose 20 percent."
    )
    before = reference.replace("; copper rose 20 percent", "")
    assert in_place(matches, before, reference, reference)
    assert not in_place(matches, before, before.replace("was", "was 20 percent above"), reference)
