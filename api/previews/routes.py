"""The address of a link's card: `/franchises.png` with the link's parameters."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.data.routes import query, spoken
from api.previews.card import drawn
from api.previews.told import told
from views import pages

KEPT = "public, max-age=3600"

router = APIRouter(tags=["data"])


def serve(name: str) -> Callable[[Request], Response]:
    """Return the endpoint of a page's card; a plain function runs beside the others' answers."""

    def endpoint(request: Request) -> Response:
        asked = tuple((key, tuple(texts)) for key, texts in query(request).items())
        picture = drawn(told(name, asked, spoken(request)))
        headers = {"Cache-Control": KEPT, "Vary": "Accept-Language"}
        return Response(picture, headers=headers, media_type="image/png")

    return endpoint


for _name in pages.names():
    router.add_api_route(f"/{_name}.png", serve(_name), methods=["GET"], include_in_schema=False)
