"""Places for matches: as many as can be had, none shared."""

from itertools import combinations, pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from toolkit.translation.assignment import Span, assign

SPANS = st.tuples(st.integers(0, 10), st.integers(1, 4)).map(lambda pair: (pair[0], pair[0] + pair[1]))
CANDIDATES = st.lists(st.lists(SPANS, unique=True, max_size=3), max_size=5).map(lambda spans: dict(enumerate(spans)))
WORDS = st.lists(st.lists(st.integers(0, 7), unique=True, max_size=4), max_size=8).map(
    lambda rows: {i: [(3 * n, 3 * n + 2) for n in row] for i, row in enumerate(rows)}
)


def disjoint(spans: list[Span]) -> bool:
    return all(a[1] <= b[0] for a, b in pairwise(sorted(spans)))


def most(candidates: dict[int, list[Span]]) -> int:
    """The largest number of matches that can have places at once, by trying everything."""
    for size in range(len(candidates), 0, -1):
        for chosen in combinations(candidates.values(), size):
            if any(disjoint(list(spans)) for spans in product(*chosen)):
                return size
    return 0


@given(CANDIDATES)
def test_places_are_candidates_and_disjoint(candidates: dict[int, list[Span]]) -> None:
    placed = assign(candidates)
    assert disjoint(list(placed.values()))
    assert all(span in candidates[match] for match, span in placed.items())


@given(CANDIDATES)
def test_a_full_assignment_is_found_where_there_is_one(candidates: dict[int, list[Span]]) -> None:
    if most(candidates) == len(candidates):
        assert len(assign(candidates)) == len(candidates)


@given(WORDS)
def test_no_assignment_is_larger_where_places_coincide_or_are_disjoint(candidates: dict[int, list[Span]]) -> None:
    placed = assign(candidates)
    tried = {i: spans for i, spans in candidates.items() if spans}
    assert len(placed) == matching(tried)


def matching(candidates: dict[int, list[Span]]) -> int:
    """The size of a largest bipartite matching, by augmenting paths."""
    holder: dict[Span, int] = {}

    def place(match: int, seen: set[Span]) -> bool:
        for span in candidates[match]:
            if span not in seen:
                seen.add(span)
                if span not in holder or place(holder[span], seen):
                    holder[span] = match
                    return True
        return False

    return sum(place(match, set()) for match in candidates)


def test_the_longer_place_goes_first() -> None:
    assert assign({0: [(4, 8)], 1: [(0, 10)]}) == {1: (0, 10)}


def test_a_match_with_another_place_makes_room() -> None:
    assert assign({0: [(0, 5), (10, 15)], 1: [(0, 5)]}) == {0: (10, 15), 1: (0, 5)}


def test_two_hundred_matches_of_one_word_do_not_take_for_ever() -> None:
    spans = [(8 * n, 8 * n + 7) for n in range(100)]
    assert len(assign(dict.fromkeys(range(200), spans))) == 100
