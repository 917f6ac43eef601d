"""Service items as files: every fault is named, every key is documented, every text is there."""

import re
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalogue import CatalogueWrong, read_catalogue
from handlers.item_words import missing, needed
from handlers.wording import LANGUAGES, WordingWrong, load
from rules.cases import Mode
from rules.form_model import Condition, Form, Step, StepKind
from rules.item_check import check
from rules.item_keys import KEYS
from rules.items import InPerson, NextStep, Paper, ServiceItem, read_item

SHIPPED = Path(__file__).parent.parent.parent / "catalogue"
DISTRICT = SHIPPED / "sample-district.toml"
README = (SHIPPED / "README.md").read_text(encoding="utf-8")
CATALOGUE = read_catalogue(SHIPPED, DISTRICT)
APPLY = CATALOGUE.items["document-apply"]
ERRAND = CATALOGUE.items["home-errand"]


@pytest.mark.parametrize("item", CATALOGUE.items)
def test_every_shipped_item_is_sound_and_has_every_text(item: str) -> None:
    found = CATALOGUE.items[item]
    assert check(found, CATALOGUE.items) == ()
    assert missing(load(CATALOGUE.texts), {item: found}) == ()


def test_every_item_has_its_words_in_a_file_of_its_own_for_each_language() -> None:
    known = {"papers", *CATALOGUE.items}
    files = {path.name for path in CATALOGUE.texts}
    assert files == {f"{name}.{language}.ftl" for name in known for language in LANGUAGES}


def test_the_languages_have_the_same_texts() -> None:
    bundles = load(CATALOGUE.texts).bundles
    keys = {language: {*bundle._messages} for language, bundle in bundles.items()}
    assert keys[LANGUAGES[0]] ^ keys[LANGUAGES[1]] == set()


def test_no_text_is_written_for_nothing() -> None:
    """A text of an item that no question, choice or paper of it uses; a question may have a variant
    for a caller."""
    for item in CATALOGUE.items.values():
        used = {key for keys in needed(item) for key in keys}
        used |= {f"{key}-caller" for key in used if key.startswith("ask-")}
        for language in LANGUAGES:
            text = (SHIPPED / "items" / f"{item.id}.{language}.ftl").read_text(encoding="utf-8")
            assert {*re.findall(r"^([a-z][\w-]*) =", text, re.M)} - used == set()


@pytest.mark.parametrize("key", sorted({key for keys in KEYS.values() for key in keys}))
def test_every_key_is_documented(key: str) -> None:
    assert f"`{key}`" in README or f"{key} = " in README


@pytest.mark.parametrize("kind", StepKind)
def test_every_kind_of_question_is_documented(kind: StepKind) -> None:
    assert f"`{kind}`" in README


def test_the_keys_are_those_that_are_read() -> None:
    """Each key that is allowed changes what is read, or is needed."""
    raw = tomllib.loads((SHIPPED / "items/document-apply.toml").read_text(encoding="utf-8"))
    assert {*raw} <= KEYS["file"]
    with pytest.raises(Exception, match="settings-item-unknown"):
        read_item(raw | {"minuts": 5})
    with pytest.raises(Exception, match=r"steps\.kinds"):
        read_item(raw | {"steps": [{"key": "a", "kinds": "text"}]})


def test_a_missing_text_is_named_before_anybody_needs_it(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))
    path = folder / "items/home-errand.en.ftl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title-home-errand-care =", "title-of-nothing ="), "utf-8")
    lacking = missing(load(read_catalogue(folder, DISTRICT).texts), CATALOGUE.items)
    assert lacking == ("en: title-home-errand-care",)


def without(item: ServiceItem, key: str) -> Form:
    return replace(item.form, steps=tuple(s for s in item.form.steps if s.key != key))


@pytest.mark.parametrize(
    ("item", "fault"),
    [
        (replace(ERRAND, modes=()), "it says no mode"),
        (replace(ERRAND, modes=(Mode.HOME, Mode.PROXY)), "between just these"),
        (replace(ERRAND, modes=(Mode.HOME,)), "nothing to choose"),
        (replace(ERRAND, form=without(ERRAND, "slot")), "a step slot"),
        (replace(ERRAND, form=without(ERRAND, "address")), "asks for no address"),
        (replace(ERRAND, form=without(ERRAND, "review")), "not the review"),
        (replace(ERRAND, handover_of_originals=True), "where the checklist has them"),
        (replace(APPLY, handover_of_originals=False), "where the checklist has them"),
        (replace(APPLY, modes=(Mode.HOME,)), "only where something is done by proxy"),
        (replace(ERRAND, checklist=(Paper("a"), Paper("a"))), "the same key"),
        (replace(ERRAND, checklist=(Paper("Ä"),)), "paper Ä: the key"),
        (
            replace(ERRAND, checklist=(Paper("a", only_if=Condition("about", ("x",))),)),
            "being x, which cannot be",
        ),
        (replace(APPLY, in_person_only=InPerson("phone", (), "home-errand")), "phone is no choice"),
        (replace(APPLY, in_person_only=InPerson("document", (), "nothing")), "nothing is no other"),
        (replace(APPLY, followed_by=NextStep("nothing", 3)), "which is no other item"),
        (replace(APPLY, followed_by=NextStep("home-errand", 0)), "a day later at the earliest"),
    ],
)
def test_a_fault_is_named(item: ServiceItem, fault: str) -> None:
    assert any(fault in found for found in check(item, CATALOGUE.items))


def test_a_fault_across_files_stops_the_catalogue(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))
    (folder / "items/document-collect.toml").unlink()
    with pytest.raises(CatalogueWrong, match=r"document-apply\.toml.*followed by document-collect"):
        read_catalogue(folder, DISTRICT)


def test_the_menu_follows_the_order() -> None:
    assert [*CATALOGUE.items] == [
        *("pension-certification", "home-errand", "document-apply", "document-collect")
    ]


def test_what_an_answer_says_decides_mode_and_papers() -> None:
    assert ERRAND.mode({"mode": "centre"}) is Mode.CENTRE
    assert ERRAND.mode({}) is Mode.HOME
    assert APPLY.mode({"mode": "home"}) is Mode.PROXY
    papers = [paper.key for paper in ERRAND.papers({"about": "subsidy"})]
    assert papers == ["id-card", "bank-card", "household-book"]
    document = APPLY.form.step("document")
    assert document is not None
    assert document.ends_on == ("id-card-first", "passport")


def test_steps_are_read_with_every_setting() -> None:
    words = ERRAND.form.step("words")
    assert words == Step("words", StepKind.TEXT, voice=True, longest=300, told=True)
    day = APPLY.form.step("day")
    assert day is not None
    assert day.not_after == "mandate-until"


def test_a_text_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "again.en.ftl").write_text("free-text = Something else", encoding="utf-8")
    with pytest.raises(WordingWrong, match=r"again\.en\.ftl: 'free-text' has a text already"):
        load([tmp_path / "again.en.ftl"])
