"""The description of the interface says what is there, no more and no less."""

from collections.abc import Iterator
from typing import Any

import httpx
from starlette.routing import Route

from sandbox import control, people
from sandbox.deeds import ACTS
from sandbox.openapi import DESCRIPTION
from sandbox.openapi_acts import ACT_FIELDS


def operations() -> set[tuple[str, str]]:
    return {
        (path, method.upper())
        for path, methods in DESCRIPTION["paths"].items()
        for method in methods
        if method != "parameters"
    }


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].removeprefix("#/components/schemas/")
        for each in value.values():
            yield from references(each)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)


def test_every_route_is_described() -> None:
    routes = [route for route in (*control.ROUTES, *people.ROUTES) if isinstance(route, Route)]
    served = {(r.path, method) for r in routes for method in (r.methods or ()) if method != "HEAD"}
    assert operations() == served


def test_every_act_is_described() -> None:
    assert set(ACT_FIELDS) == set(ACTS)


def test_every_reference_leads_somewhere() -> None:
    assert set(references(DESCRIPTION)) == set(DESCRIPTION["components"]["schemas"])


async def test_the_description_and_its_page_are_served(client: httpx.AsyncClient) -> None:
    assert (await client.get("/control/openapi.json")).json() == DESCRIPTION
    page = await client.get("/control/docs")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    for name in ("docs.js", "docs.css"):
        assert f"/control/docs/{name}" in page.text
        assert (await client.get(f"/control/docs/{name}")).status_code == 200
