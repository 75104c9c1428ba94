"""What readers call the platforms: with the country in words where there is one."""

from catalogue import platforms
from language import formats


def called(platform: str) -> str:
    """Return what people call a platform of the tables: `Disney+`, `Netflix (Spain)`."""
    service, country = platforms.parted(platform)
    name = platforms.called(service)
    return f"{name} ({formats.country(country)})" if country else name
