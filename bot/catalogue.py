"""Reading what the desk offers and where: service items, danger words, the district."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from rules import town_check
from rules.danger import DangerGroup, read_danger
from rules.errors import SettingsWrong
from rules.item_check import check
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
    return Catalogue(
        items=_items(folder / "items"),
        danger=_read(folder / "danger.toml", read_danger),
        town=_read(district, _town),
        texts=tuple(sorted((folder / "items").glob("*.ftl"))),
    )


def _town(data: Mapping[str, Any]) -> Town:
    if wrong := town_check.check(data):
        raise ValueError("\n".join(wrong))
    return read_town(data)


def _items(folder: Path) -> dict[str, ServiceItem]:
    """Every item under its id, in the order of the menu."""
    found = {path: _read(path, read_item) for path in sorted(folder.glob("*.toml"))}
    if not found:
        raise CatalogueWrong(f"{folder} holds no service item")
    items = sorted(found.values(), key=lambda item: (item.order, item.id))
    known = {item.id: item for item in items}
    faults = [f"{path}: {fault}" for path in found for fault in _faults(path, found[path], known)]
    if faults:
        raise CatalogueWrong("\n".join(faults))
    return known


def _faults(path: Path, item: ServiceItem, known: Mapping[str, ServiceItem]) -> Iterator[str]:
    if item.id != path.stem:
        yield f"its id is {item.id}, which must be the file's name"
    yield from check(item, known)


def _read(path: Path, reader: Callable[[Mapping[str, Any]], T]) -> T:
    try:
        return reader(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise CatalogueWrong(f"{path}: {error.strerror}") from error
    except SettingsWrong as error:
        raise CatalogueWrong(f"{path}: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise CatalogueWrong(f"{path} is not TOML: {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise CatalogueWrong("\n".join(f"{path}: {f}" for f in str(error).split("\n"))) from error
