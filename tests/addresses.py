"""Every page's address, as the menu lists them, and a shared link's parameters for each."""

from views import sitemap

ADDRESSES = [entry.path for entry in sitemap.entries()]
EXAMPLES = {
    "film": "film=jumanji&year=1995",
    "person": "person=tom+hanks",
    "months": "month=1",
    "weekdays": "day=1",
    "franchises": "franchise=toy+story+collection",
    "countries": "country=italia",
    "companies": "company=walt+disney+pictures",
    "return": "film=jumanji",
    "similar": "title=jumanji",
    "longest": "year=2000&platform=amazon&unit=min",
    "scores": "platform=netflix&score=3.4&year=2018",
    "platforms": "platform=hulu",
    "actors": "platform=disney&year=2015",
    "license": "platform=disney",
    "strategy": "platform=disney",
    "for-you": "user=1&title=jumanji",
}
"""A shared link's parameters for each page that takes some."""
PARAMETERS = {
    page: tuple(pair.split("=")[0] for pair in query.split("&")) for page, query in EXAMPLES.items()
}
