"""English of speakers, publications and bylines without an engine."""

import pytest

from toolkit.alignment.align import align_lines
from toolkit.alignment.loading import load_matcher
from toolkit.alignment.terms import TermMatcher
from toolkit.glossary.entries import default_paths
from toolkit.translation.labels import known_author, known_label, known_source


@pytest.fixture(scope="module")
def matcher() -> TermMatcher:
    return load_matcher(default_paths())[1]


@pytest.mark.parametrize(
    ("label", "english"),
    [
        ("主持人", "Host"),
        ("局长 柯慎言", "Director Ke Shenyan"),
        ("记者 王刚", "Reporter Wang Gang"),
        ("网友“山那边”", 'Netizen "Shannabian"'),
        ("市政府办公室", "General office of the municipal government"),
        ("《柳州日报》", "Liuzhou Daily"),
        ("某某委员会", None),
    ],
)
def test_labels(matcher: TermMatcher, label: str, english: str | None) -> None:
    assert known_label(label, align_lines([label], matcher)[0]) == english


@pytest.mark.parametrize(
    ("label", "english"),
    [
        ("海门县政府网", "Haimen County Government Website"),
        ("盱江新闻网", "Xujiang News Network"),
        ("清源市融媒体中心", "Qingyuan Converged Media Center"),
        ("西安晚报", "Xi'an Evening News"),
        ("国民经济综合统计科", None),
    ],
)
def test_publications(matcher: TermMatcher, label: str, english: str | None) -> None:
    assert known_source(label, align_lines([label], matcher)[0]) == english


@pytest.mark.parametrize(
    ("label", "english"),
    [
        ("林某某", "Lin Moumou"),
        ("钟离", "Zhong Li"),
        ("张三、李四", "Zhang San, Li Si"),
        ("记者 欧阳修", "Reporter Ouyang Xiu"),
        ("某司", None),
        ("综合科", None),
    ],
)
def test_bylines(matcher: TermMatcher, label: str, english: str | None) -> None:
    assert known_author(label, align_lines([label], matcher)[0]) == english
