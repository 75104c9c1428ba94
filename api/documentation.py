"""`/api/docs`: Swagger UI, its files served by us."""

from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

FILES = Path(__file__).parent / "static" / "swagger-ui"

router = APIRouter()


@router.get("/api/docs", include_in_schema=False)
async def docs() -> HTMLResponse:
    """Return the page; neither its validator nor its icon may ask another host."""
    return get_swagger_ui_html(
        openapi_url="/api/openapi.json",
        title="Butaca API",
        swagger_js_url="/api/static/swagger-ui-bundle.js",
        swagger_css_url="/api/static/swagger-ui.css",
        swagger_favicon_url="data:,",
        swagger_ui_parameters={"validatorUrl": None, "tryItOutEnabled": True},
    )


def serve_documentation(app: FastAPI) -> None:
    """Add the page and its files to the app."""
    app.include_router(router)
    app.mount("/api/static", StaticFiles(directory=FILES))
