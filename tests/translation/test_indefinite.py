"""The indefinite article goes by sound."""

import pytest

from toolkit.translation.indefinite import article_of


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("an", "enterprise|urban area|8 percent|80 percent|11th plan|18.5 percent|11,000 firms|eight firms|Iron works"),
        ("an", "hour|honorary chairman|honour|heir|uninterrupted supply|only child|ongoing project|oncology ward"),
        ("a", "hotel|unit|united front|university|user|utility model|usual way|uranium mine|European firm|ewe"),
        ("a", "one-stop service|once-only rule|1,100 firms|110 firms|180 firms|10 percent|city|house"),
        ("unsure", "SUV|UN body|AI model|X-ray"),
    ],
)
def test_the_article_of_words(article: str, words: str) -> None:
    assert {word: article_of(word) for word in words.split("|")} == dict.fromkeys(words.split("|"), article)
