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


def test_a_district_that_mentions_an_unknown_place(folder: Path) -> None:
    change(folder / "sample-district.toml", 'parent = "sample"', 'parent = "atlantis"')
    with pytest.raises(CatalogueWrong, match=r"sample-district\.toml.*atlantis"):
        read_catalogue(folder, folder / "sample-district.toml")
