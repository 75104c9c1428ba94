"""Data addresses: what a page's view draws, as JSON, CSV or a spreadsheet, at its own address."""
