"""The Argos engine on a real (tiny, untrained) package."""

import zipfile
from pathlib import Path

import pytest

from tests.translation import tiny_argos
from toolkit.alignment.model import Match
from toolkit.errors import EngineError
from toolkit.quality.evaluation import evaluate
from toolkit.quality.pairs import pair_of
from toolkit.translation.enforcement import translate_enforced
from toolkit.translation.engines import argos, open_engine
from toolkit.translation.engines.argos import engine as argos_engine
from toolkit.translation.segmentation import Segment


@pytest.fixture(scope="module")
def package_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_argos.build(tmp_path_factory.mktemp("argos"))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOOLKIT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the place of the user's installed packages."""
    from argostranslate import settings

    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.setattr(settings, "package_data_dir", folder)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    return folder


def test_translates_a_batch_with_scores(package_file: Path, cache: Path) -> None:
    engine = open_engine(str(package_file))
    results = engine.translate(["柳州是广西的工业城市。", "产量居全国前列。"], [(), ()], n_best=3)
    assert [len(hypotheses) for hypotheses in results] == [3, 3]
    for hypotheses in results:
        scores = [h.score for h in hypotheses]
        assert all(score <= 0 for score in scores)
        assert all(isinstance(h.text, str) for h in hypotheses)


def test_begins_with_the_prefix(package_file: Path, cache: Path) -> None:
    engine = open_engine(str(package_file))
    (hypotheses,) = engine.translate(["柳州是广西的工业城市。"], [()], prefixes=["Liuzhou is"])
    assert hypotheses[0].text.startswith("Liuzhou is")


def test_a_beginning_comes_back_even_where_the_model_does_not_know_its_pieces(package_file: Path, cache: Path) -> None:
    engine = open_engine(str(package_file))
    for beginning in ("Café Øresund", "5.4% ǂ", "Liuzhou 柳州"):
        hypotheses = engine.translate(["柳州是广西的工业城市。"], [()], prefixes=[beginning], n_best=3)[0]
        assert all(h.text.startswith(beginning) for h in hypotheses), hypotheses


def test_alternatives_begin_with_what_was_best(package_file: Path, cache: Path) -> None:
    """The best comes first whether it is asked for alone or with others, before or after."""
    sources = ["柳州是广西的工业城市。", "产量居全国前列。", "柳州是广西的工业城市。"]
    first, second = open_engine(str(package_file)), open_engine(str(package_file))
    alone = first.translate(sources, [()] * 3)
    again = first.translate(sources, [()] * 3, n_best=4)
    assert [h[0] for h in alone] == [h[0] for h in again]
    assert again == second.translate(sources, [()] * 3, n_best=4)
    assert all(len(h) == 6 for h in first.translate(sources, [()] * 3, n_best=6))
    assert again[0] == again[2]


def test_scores_are_of_the_tokens_that_the_model_chose(package_file: Path, cache: Path) -> None:
    """A forced beginning, however unlikely, does not count, nor does it dilute the mean."""
    engine = open_engine(str(package_file))
    assert isinstance(engine, argos.ArgosEngine)
    source, beginning = "柳州是广西的工业城市。", "Liuzhou is"
    ((hypothesis, *_),) = engine.translate([source], [()], prefixes=[beginning])
    begun = engine._target(beginning)
    (result,) = engine._translator.translate_batch(
        [engine._tokens(source)],
        target_prefix=[begun],
        beam_size=argos_engine.BEAM,
        length_penalty=argos_engine.LENGTH_PENALTY,
        max_decoding_length=argos_engine._bound([engine._tokens(source)]) + len(begun),
    )
    (scored,) = engine._translator.score_batch([engine._tokens(source)], [result.hypotheses[0]])
    chosen = scored.log_probs[len(begun) : len(result.hypotheses[0])]
    assert hypothesis.score == pytest.approx(sum(chosen) / len(chosen), abs=0.05)


def test_an_endless_sentence_ends(package_file: Path, cache: Path) -> None:
    engine = open_engine(str(package_file))
    assert isinstance(engine, argos.ArgosEngine)
    source = "柳州是广西的工业城市。"
    ((hypothesis, *_),) = engine.translate([source], [()])
    assert len(engine._tokens(hypothesis.text)) <= 2 * argos_engine._bound([engine._tokens(source)])


def test_a_whole_batch_is_pointed_as_one_by_one(package_file: Path, cache: Path) -> None:
    engine = open_engine(str(package_file))
    sources = ["柳州是广西的工业城市。", "产量居全国前列。"]
    texts, required = ["industrial city in Guangxi", "the industry is growing fast"], ["Liuzhou", "output"]
    together = engine.forcing_points(sources, [(), ()], texts, required)
    apart = [engine.forcing_points([s], [()], [t], [r])[0] for s, t, r in zip(sources, texts, required, strict=True)]
    assert [p[0] for p in together] == [p[0] for p in apart]
    assert [len(p) for p in together] == [min(argos_engine.MAX_FORCING_POINTS, len(text.split())) for text in texts]


def test_forcing_points_are_word_starts(package_file: Path, cache: Path) -> None:
    engine = open_engine(str(package_file))
    text = "industrial city in Guangxi"
    (points,) = engine.forcing_points(["柳州是广西的工业城市。"], [()], [text], ["Liuzhou"])
    assert points
    assert all(point == 0 or text[point - 1] == " " for point in points)


def test_enforcement_reports_honestly(package_file: Path, cache: Path) -> None:
    """An untrained model is garbage: whatever the ladder makes of it, the outcome must be what the text shows."""
    engine = open_engine(str(package_file))
    match = Match("term", "柳州", "Liuzhou", 0, 2)
    (result,) = translate_enforced([Segment("柳州是广西的工业城市。", 0, (match,))], engine)
    (outcome,) = result.outcomes
    assert outcome.satisfied == ("Liuzhou" in result.target)
    assert (outcome.how == "none") == (not outcome.satisfied)


def test_installs_and_removes(package_file: Path, cache: Path, packages: Path) -> None:
    with pytest.raises(EngineError, match="toolkit model install argos"):
        argos.installed_package()
    assert argos.install(package_file) == "translate-zh_en-1_0"
    assert open_engine("argos").name == "argos"
    assert argos.remove() == "translate-zh_en-1_0"
    assert not list(packages.iterdir())


def test_wrong_direction_is_refused(tmp_path: Path, cache: Path) -> None:
    path = tiny_argos.build(tmp_path, name="translate-de_en-1_0", from_code="de")
    with pytest.raises(EngineError, match="translates de to en"):
        open_engine(str(path))


def test_no_archive_is_refused(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "broken.argosmodel"
    path.write_bytes(b"not a zip")
    with pytest.raises(EngineError, match=r"broken\.argosmodel.*download it again"):
        open_engine(str(path))


def test_archive_without_model_is_refused(tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "hollow.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x/metadata.json", '{"from_code": "zh", "to_code": "en"}')
    with pytest.raises(EngineError, match="broken"):
        open_engine(str(path))


def test_missing_file_is_named(cache: Path) -> None:
    with pytest.raises(EngineError, match=r"nowhere\.argosmodel: there is no such file"):
        open_engine("nowhere.argosmodel")


def test_offline_install_says_what_to_do(
    tmp_path: Path, cache: Path, packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argostranslate import settings

    monkeypatch.setattr(settings, "local_package_index", tmp_path / "index.json")
    monkeypatch.setattr(settings, "remote_package_index", "http://127.0.0.1:9/index.json")
    with pytest.raises(EngineError, match=r"toolkit model install argos FILE\.argosmodel"):
        argos.install(None)


def test_scores_rung_by_rung(package_file: Path, cache: Path) -> None:
    """The measuring works for a sequence-to-sequence model too, and claims nothing that is not there."""
    pairs = [pair_of("柳州是广西的工业城市。", "Liuzhou is an industrial city.", [("柳州", "Liuzhou")])]
    scores = evaluate(pairs, open_engine(str(package_file)), decoding="ladder")
    rungs = ["free", "n-best", "substitute", "prefix", "clauses", "replace", "order", "place"]
    assert [r.rung for r in scores.rungs] == rungs
    assert scores.rungs[0].segments == scores.segments == 1
    assert sum(r.won for r in scores.rungs) == scores.terms.right
    assert scores.unreported == 0 and scores.characters == 11
