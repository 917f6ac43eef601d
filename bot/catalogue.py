"""Reading what the desk offers and where: service items, danger words, the district."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from rules.danger import DangerGroup, read_danger
from rules.errors import SettingsWrong
from rules.form_check import check
from rules.items import ServiceItem, read_item
from rules.places import Town, read_town

T = TypeVar("T")


class CatalogueWrong(Exception):
    """A file of the catalogue cannot be used. The message names file and fault."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything read. `texts` are the items' own wording files."""

    items: Mapping[str, ServiceItem]
    danger: tuple[DangerGroup, ...]
    town: Town
    texts: tuple[Path, ...]


def read_catalogue(folder: Path, district: Path) -> Catalogue:
    """Read `folder` (`items/*.toml`, `items/*.ftl`, `danger.toml`) and the district file.

    Raises CatalogueWrong.
    """
    items = [_item(path) for path in sorted((folder / "items").glob("*.toml"))]
    if not items:
        raise CatalogueWrong(f"{folder / 'items'} holds no service item")
    return Catalogue(
        items={item.id: item for item in items},
        danger=_read(folder / "danger.toml", read_danger),
        town=_read(district, read_town),
        texts=tuple(sorted((folder / "items").glob("*.ftl"))),
    )


def _item(path: Path) -> ServiceItem:
    item = _read(path, read_item)
    faults = list(check(item.form))
    if item.id != path.stem:
        faults.insert(0, f"its id is {item.id}, which must be the file's name")
    if faults:
        raise CatalogueWrong("\n".join(f"{path}: {fault}" for fault in faults))
    return item


def _read(path: Path, reader: Callable[[Mapping[str, Any]], T]) -> T:
    try:
        return reader(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise CatalogueWrong(f"{path}: {error.strerror}") from error
    except SettingsWrong as error:
        raise CatalogueWrong(f"{path}: {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise CatalogueWrong(f"{path}: {error}") from error
