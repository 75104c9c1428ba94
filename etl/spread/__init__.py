"""The clean-up over blocks of rows on an engine's workers; the rules are the one-machine build's.

`blocks` runs on a worker and looks at the rows of one block alone. What needs all rows (repeats,
dates of a file as a whole, the mark that parts lists, numbers of franchises) is decided by the same
functions over narrow columns, by whoever started the build. `told` brings the reports together.
"""
