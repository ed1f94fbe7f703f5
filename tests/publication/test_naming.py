"""File names of final copies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.publication.naming import LONGEST, names, slug
from toolkit.publication.reading import Brief


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Liuzhou’s “New Engine”: 7.3 Billion Yuan!", "liuzhous-new-engine-7-3-billion-yuan"),
        ("Türkiye / Côte d'Ivoire", "turkiye-cote-divoire"),
        ("../../etc/passwd", "etc-passwd"),
        ("柳州", "brief"),
        ("CON", "con-brief"),
        ("Provincial event to promote digital transformation of small and medium enterprises", None),
    ],
)
def test_slugs(title: str, expected: str | None) -> None:
    assert slug(title) == (expected or "provincial-event-to-promote-digital-transformation-of-small")


@given(st.text())
def test_any_title_gives_a_name_that_every_system_takes(title: str) -> None:
    name = slug(title)
    assert 0 < len(name) <= LONGEST + len("-brief")
    assert name.isascii() and name == name.lower() and not set(name) & set(r'\/:*?"<>|. ')


def test_briefs_of_one_title_and_date_get_names_of_their_own() -> None:
    brief = Brief("Liuzhou Grows", "2026-05-01", "", "", "", "english")
    parallel = Brief("Liuzhou Grows", "2026-05-01", "", "", "", "parallel")
    assert names([brief, parallel, brief, Brief("Liuzhou Grows", "", "", "", "", "")]) == [
        "liuzhou-grows-2026-05-01",
        "liuzhou-grows-2026-05-01-parallel",
        "liuzhou-grows-2026-05-01-2",
        "liuzhou-grows",
    ]
