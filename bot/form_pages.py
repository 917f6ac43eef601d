"""A page with a diagram for every form there is: `python -m bot.form_pages` writes them."""

from collections.abc import Mapping
from pathlib import Path
from random import Random

from bot.catalogue import read_catalogue
from casework.desk import Desk
from handlers.hall import build_hall
from handlers.talk import FormKind, Hall
from handlers.wording import LANGUAGES, Wording, load
from rules.cadence import Cadence
from rules.form_diagram import mermaid
from rules.policy import Policy

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "forms"

HEAD = """# Forms

Written by `python -m bot.form_pages` from catalogue and handlers; a test holds them together. At
every question one can go back, ask for a person, or stop; from the review every answer can be
changed. An arrow with words is taken when that was answered.
"""


def pages() -> Mapping[str, str]:
    """Every page under its file name."""
    hall = _hall()
    forms = {name: _page(hall, kind) for name, kind in sorted(hall.forms.items())}
    lines = (f"- [{name}]({name}.md): {_title(hall, kind)}" for name, kind in hall.forms.items())
    index = "\n".join((HEAD, *sorted(lines), ""))
    return {"README.md": index, **{f"{name}.md": page for name, page in forms.items()}}


def _hall() -> Hall:
    """The handlers over the catalogue that is shipped."""
    folder = ROOT / "catalogue"
    read = read_catalogue(folder, folder / "sample-district.toml")
    desk = Desk(read.town, read.items, Cadence(), Policy(), Random(0))
    return build_hall(desk, load(read.texts), read.danger, b"")


def _page(hall: Hall, kind: FormKind) -> str:
    return f"# {kind.form.name}\n\n{_title(hall, kind)}\n\n```mermaid\n{mermaid(kind.form)}\n```\n"


def _title(hall: Hall, kind: FormKind) -> str:
    """What people see the form called, in every language."""
    wording: Wording = hall.wording
    name = kind.form.name
    key = wording.first_known(f"item-{name}", f"form-title-{name}", kind.title)
    return " · ".join(wording.label(language, key) for language in LANGUAGES)


def write() -> None:
    """Write every page, and take away those of forms that are gone."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    current = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in current:
            path.unlink()
    for name, page in current.items():
        (FOLDER / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    write()
