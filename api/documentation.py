"""`/api/docs`: Swagger UI, its files served by us."""

from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

FILES = Path(__file__).parent / "static" / "swagger-ui"

router = APIRouter()


@router.get("/api/docs", include_in_schema=False)
async def docs(request: Request) -> HTMLResponse:
    """Return the page; neither its validator nor its icon may ask another host.

    Behind a proxy the whole service may lie below a path of the host.
    """
    root = request.scope.get("root_path", "").rstrip("/")
    return get_swagger_ui_html(
        openapi_url=f"{root}/api/openapi.json",
        title="Butaca API",
        swagger_js_url=f"{root}/api/static/swagger-ui-bundle.js",
        swagger_css_url=f"{root}/api/static/swagger-ui.css",
        swagger_favicon_url="data:,",
        swagger_ui_parameters={"validatorUrl": None, "tryItOutEnabled": True},
    )


def serve_documentation(app: FastAPI) -> None:
    """Add the page and its files to the app."""
    app.include_router(router)
    app.mount("/api/static", StaticFiles(directory=FILES))
