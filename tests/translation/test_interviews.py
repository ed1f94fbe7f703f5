import pytest

from toolkit.translation.interviews import given

SOURCE = "活动期间，副市长潘某接受了本网专访。"


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        (
            "The vice mayor received a special interview from China.org.cn.",
            "The vice mayor gave a special interview to China.org.cn.",
        ),
        ("She accepted interviews by two papers.", "She gave interviews to two papers."),
        ("After accepting an interview with us, he left.", "After giving an interview to us, he left."),
        ("Our reporter received an interview from the mayor.", "Our reporter received an interview from the mayor."),
        ("The paper received an interview with the mayor.", "The paper received an interview with the mayor."),
        ("He received a letter from China.org.cn.", "He received a letter from China.org.cn."),
    ],
)
def test_those_interviewed_give_the_interview(english: str, expected: str) -> None:
    assert given(english, SOURCE) == expected


def test_only_where_the_chinese_has_an_interview() -> None:
    english = "The site received an interview from a partner for reprinting."
    assert given(english, "该网站收到合作方的访谈稿。") == english
