"""The page says everything in both languages, and nothing that it does not use."""

import re
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "sandbox" / "page" / "js"
KEY = re.compile(r"^  (\w+):", re.MULTILINE)
HOLE = re.compile(r"\{\w+\}")


def words(language: str) -> dict[str, str]:
    text = (SCRIPTS / f"words.{language}.js").read_text(encoding="utf-8")
    keys = list(KEY.finditer(text))
    ends = [key.start() for key in keys[1:]] + [len(text)]
    return {key.group(1): text[key.end() : end] for key, end in zip(keys, ends, strict=True)}


def test_both_languages_have_the_same_words_with_the_same_holes() -> None:
    chinese, english = words("zh"), words("en")
    assert chinese.keys() == english.keys()
    for key, text in chinese.items():
        assert sorted(HOLE.findall(text)) == sorted(HOLE.findall(english[key])), key


def test_every_word_is_used() -> None:
    code = "".join(
        script.read_text(encoding="utf-8")
        for script in SCRIPTS.glob("*.js")
        if not script.name.startswith("words.")
    )
    assert [key for key in words("zh") if f'"{key}"' not in code] == []
