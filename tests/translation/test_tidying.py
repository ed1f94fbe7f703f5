import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.translation.tidying import append, as_heading, as_sentence, capitalised, once, tidy


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a industrial city", "an industrial city"),
        ("A interview with an city", "An interview with a city"),
        ("a European one, a one-off, a unit, an hour, an MBA", "a European one, a one-off, a unit, an hour, an MBA"),
        ('the " island-style factory" here', 'the "island-style factory" here'),
        ("Growth ，of 5 %.", "Growth, of 5%."),
        ("spring of a Old Salt Factory, an Factory", "spring of an Old Salt Factory, a Factory"),
        ("a One-Stop Service, a European Union, Plan A Is", "a One-Stop Service, a European Union, Plan A Is"),
        ("the site ( aerial photo)", "the site (aerial photo)"),
        ('He said, "The "Hong Kong design" is good."', 'He said, "The "Hong Kong design" is good."'),
        ('a " one" and " two " here', 'a "one" and "two" here'),
        ("It fell..", "It fell."),
        ("and so on...", "and so on..."),
        ("first -- then", "first – then"),
    ],
)
def test_tidy(written: str, expected: str) -> None:
    assert tidy(written) == expected


@given(st.text(alphabet="ab eio.,;:!?\"'()-，。1", max_size=60))
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_a_clause_that_is_followed_becomes_a_sentence() -> None:
    assert append("It improved;", "the machinery industry grew.") == "It improved. The machinery industry grew."


def test_headings_end_without_a_full_stop() -> None:
    assert as_heading("Work in progress.", "工作进展") == "Work in progress"
    assert as_heading("It is done.", "完成了。") == "It is done."


@pytest.mark.parametrize(
    ("english", "source", "expected"),
    [
        ("and build a benchmark.", "打造标杆。", "build a benchmark."),
        ("Andes and others", "安第斯等", "Andes and others"),
        ("notified as follows", "通知如下。", "notified as follows."),
        ("Hello, everyone", "大家好！", "Hello, everyone!"),
        ('It is called "new."', "叫做“新”。", 'It is called "new."'),
        ("Model of a factory", "工厂的样板", "Model of a factory"),
        ("", "。", ""),
    ],
)
def test_a_segment_is_a_sentence_of_its_own(english: str, source: str, expected: str) -> None:
    assert as_sentence(english, source) == expected


def test_capitals_of_headings() -> None:
    assert capitalised("fixed-asset investment") == "Fixed-asset investment"
    assert capitalised("iPhone sales") == "iPhone sales"
    assert capitalised("") == ""


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (
            "We will carry out the plan for new industries, carry out the plan for new industries, and gather talent.",
            "We will carry out the plan for new industries, and gather talent.",
        ),
        ("It has built a new park, and has built a new park.", "It has built a new park."),
        (
            "They rose by 5 percent in May, rose by 5 percent in May.",
            "They rose by 5 percent in May, rose by 5 percent in May.",
        ),
        ("It is a good city, a good city.", "It is a good city, a good city."),
    ],
)
def test_no_phrase_is_said_twice_running(english: str, expected: str) -> None:
    assert once(english) == expected


@given(st.lists(st.sampled_from("one of the city and park, plan; is 5".split(" ")), max_size=40))
def test_saying_once_only_leaves_out(words: list[str]) -> None:
    english = " ".join(words)
    said = once(english)
    assert once(said) == said
    rest = iter(english.split(" "))
    assert all(word in rest for word in said.split(" "))
