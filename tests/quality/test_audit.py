"""The independent scorer: it finds what a report wrongly calls satisfied, and lets pass what is right."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.quantities import find
from toolkit.quality.audit import AuditError, Claim, audit, of_json, of_segments
from toolkit.quality.audit.words import times_standing
from toolkit.translation.model import Outcome, TranslatedSegment


def quantity(source: str, target: str = "—") -> Claim:
    return Claim("quantity", source, (target,), True)


def unreported(english: str, *claims: Claim) -> list[str]:
    return [failure.source for failure in audit([(english, claims)])]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("73.08亿元", "It reached 7.308 billion yuan."),
        ("73.08亿元", "It reached RMB 7,308 million."),
        ("185万台套", "1,850,000 sets a year"),
        ("1亿5000万元", "150 million yuan"),
        ("3至5万吨", "30,000 to 50,000 tonnes"),
        ("三成五", "35 percent"),
        ("近五成", "nearly half"),
        ("三分之二", "two-thirds of them"),
        ("四分之三", "three quarters"),
        ("二十分之一", "one-twentieth of that"),
        ("210万千瓦", "2.1 GW"),
        ("1.4万亿斤", "700 million tonnes"),
        ("翻两番", "quadrupled"),
        ("2025年7月20日", "on July 20, 2025"),
        ("下午3点", "at 3 p.m. or 15:00"),
        ("八折", "a 20 percent discount"),
        ("二百五十六个", "two hundred and fifty-six"),
        ("两千多件", "more than 2,000 pieces"),
        ("叁拾万元", "300,000 yuan"),
        ("半年", "six months"),
        ("数万亿美元", "trillions of dollars"),
        ("十多万人", "over 100,000 people"),
        ("第三届", "the third expo"),
    ],
)
def test_right_numbers_are_found(source: str, english: str) -> None:
    assert unreported(english, quantity(source)) == []


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("73.08亿元", "It reached 73.08 billion yuan."),
        ("77.6万辆", "77.6 million vehicles"),
        ("34个", "43 categories"),
        ("三成五", "53 percent"),
        ("3至5万吨", "3 to 5 tonnes"),
        ("2025年7月20日", "on June 20, 2025"),
        ("三分之二", "three-fifths"),
        ("两千多件", "more than 20,000 pieces"),
    ],
)
def test_wrong_numbers_are_not(source: str, english: str) -> None:
    assert unreported(english, quantity(source)) == [source]


def test_terms_must_stand_as_whole_words_and_as_often_as_they_are_claimed() -> None:
    liuzhou = Claim("term", "柳州", ("Liuzhou",), True)
    assert unreported("Liuzhou's firms and Liuzhou", liuzhou, liuzhou) == []
    assert unreported("Liuzhou's firms", liuzhou, liuzhou) == ["柳州"]
    assert unreported("Liuzhouese", liuzhou) == ["柳州"]
    assert unreported("Policies grew", Claim("term", "政策", ("policy",), True)) == []
    assert unreported("ultrahigh-voltage lines", Claim("term", "特高压", ("ultra-high voltage",), True)) == []


def test_what_is_reported_as_unsatisfied_is_no_unreported_failure() -> None:
    assert unreported("Nothing.", Claim("term", "柳州", ("Liuzhou",), False)) == []


@given(st.integers(1, 10**7), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_every_target_of_the_grammar_passes_and_another_number_does_not(value: int, unit: tuple[str, int]) -> None:
    (match,) = find(f"达{value}{unit[0]}吨。")
    outcomes = (Outcome(match, True, "free"),)
    right = TranslatedSegment("", f"It reached {match.target}.", 0.0, outcomes)
    wrong = TranslatedSegment("", f"It reached {value * unit[1] * 7 + 3:,} of them.", 0.0, outcomes)
    assert audit(of_segments([right])) == []
    assert len(audit(of_segments([wrong]))) == 1


def record(satisfied: bool) -> str:
    term = {"source": "柳州", "target": "Liuzhou", "accepted": ["Liuzhou"], "satisfied": satisfied, "how": "free"}
    number = {"source": "34个", "target": "34", "satisfied": True, "how": "free"}
    line = {"source": "…", "target": "It covers 34 categories.", "terms": [term], "quantities": [number], "names": []}
    return json.dumps(line, ensure_ascii=False)


@pytest.mark.parametrize(("satisfied", "code"), [(False, 0), (True, 1)])
def test_command(tmp_path: Path, satisfied: bool, code: int) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text(record(satisfied) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "toolkit.quality.audit", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert ("柳州" in done.stdout) == satisfied


def test_what_is_no_report_is_named() -> None:
    with pytest.raises(AuditError, match="Line 2"):
        list(of_json([record(True), '{"a": 1}']))
    with pytest.raises(AuditError, match="Line 1"):
        list(of_json(["[1]"]))


@pytest.mark.parametrize(
    ("form", "english"),
    [
        ("key process", "key processes"),
        ("enterprises", "an enterprise"),
        ("business", "businesses"),
        ("policy", "policies"),
    ],
)
def test_the_scorer_lets_either_number_of_a_noun_pass(form: str, english: str) -> None:
    assert times_standing([form], f"The {english} of the city.") == 1
