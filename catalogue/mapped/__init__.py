"""The form of a version that a server maps instead of reading: tables and indexes as files.

The Parquet tables stay the exchange form and the identity. What lies here is made from them by one
program of one format, on the machine that serves it; it is never shipped.
"""
