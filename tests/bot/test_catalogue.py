"""Catalogue files that cannot be used say so with their name."""

import shutil
from pathlib import Path

import pytest

from bot.catalogue import CatalogueWrong, read_catalogue

SHIPPED = Path(__file__).parent.parent.parent / "catalogue"
DISTRICT = SHIPPED / "sample-district.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_item_with_a_fault_is_named(folder: Path) -> None:
    change(folder / "items/pension-certification.toml", 'modes = ["', 'modes = ["by-pigeon-')
    with pytest.raises(CatalogueWrong, match=r"pension-certification\.toml.*by-pigeon"):
        read_catalogue(folder, DISTRICT)


def test_an_item_is_called_like_its_file(folder: Path) -> None:
    item = folder / "items/pension-certification.toml"
    item.rename(item.with_name("pension.toml"))
    with pytest.raises(CatalogueWrong, match="must be the file's name"):
        read_catalogue(folder, DISTRICT)


def test_a_form_with_a_fault_is_told_step_by_step(folder: Path) -> None:
    change(folder / "items/pension-certification.toml", '[[steps]]\nkey = "', '[[steps]]\nkey = "Ä')
    with pytest.raises(CatalogueWrong, match="the key is not 1 to 30 characters"):
        read_catalogue(folder, DISTRICT)


def test_a_folder_without_items(tmp_path: Path) -> None:
    with pytest.raises(CatalogueWrong, match="holds no service item"):
        read_catalogue(tmp_path, DISTRICT)


def test_a_district_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CatalogueWrong, match=r"nowhere\.toml: No such file"):
        read_catalogue(SHIPPED, tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('parent = "sample"', 'parent = "atlantis"', "place east: its parent atlantis is no place"),
        ('parent = "sample"', "", "place east has no parent: it lies in a district"),
        (
            'parent = "east"',
            'parent = "osmanthus"',
            "place osmanthus: a community lies in a street",
        ),
        ('level = "street"', 'level = "town"', "place east: its level must be one of district, st"),
        ('id = "east"', "", "place number 2 has no id"),
        ('id = "east"', 'id = "sample"', "place sample is there 2 times"),
        ('id = "east"', f'id = "{"e" * 28}"', "its id is longer than 27 bytes"),
        ('phone = "0662-5550110"', "", "place east has no phone, which is shown to residents"),
        (
            'name = { zh-CN = "东示街道", en',
            'name = "East" # ',
            "place east has no name by language",
        ),
        ("latitude = 21.8600\n", "", "latitude and longitude come together or not at all"),
        ("latitude = 21.8600", "latitude = 218.6", "latitude is not a number of degrees"),
        ('serves = ["', 'serves = ["east", "', "serves east, which is no community of this file"),
        ('level = "district"', "level = district", "is not TOML: Invalid value (at line"),
    ],
)
def test_a_district_with_a_fault_is_told_in_a_sentence(
    folder: Path, old: str, new: str, said: str
) -> None:
    file = folder / "sample-district.toml"
    change(file, old, new)
    with pytest.raises(CatalogueWrong) as wrong:
        read_catalogue(folder, file)
    assert said in str(wrong.value)
    assert all(line.startswith(f"{file}") for line in str(wrong.value).splitlines())
    assert "settings-" not in str(wrong.value)


def test_a_district_with_nothing_in_it(tmp_path: Path) -> None:
    file = tmp_path / "district.toml"
    file.write_text("places = 7\n", encoding="utf-8")
    with pytest.raises(CatalogueWrong, match=r"there is no place: each begins with \[\[places"):
        read_catalogue(SHIPPED, file)
