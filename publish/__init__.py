"""Clean, fit, check and publish as one transaction: `python -m publish --help`."""
