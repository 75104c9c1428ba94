"""What fields say together, beyond their sum: trees of yes and no, in plain numbers.

A tree asks of a film one field after another whether it is above a number, and ends at what viewers
who like the film asked about make of such films. `python -m models.similar.learn_trees` grows them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from models.similar.sparse import Floats

FILE = Path(__file__).with_name("trees.json")
FIELD, THRESHOLD, BELOW, ABOVE, VALUE = range(5)
"""The numbers of a node: which field it asks of, up to which value a film goes to the node `BELOW`
and from there on to `ABOVE`, and what a film is worth that ends here; an end leads to itself."""


@dataclass(frozen=True)
class Trees:
    """Trees over `fields` and, last, over how well-known the film asked about is.

    `nodes` (trees, nodes, 5), the first node of each tree its root.
    """

    fields: tuple[str, ...]
    nodes: Floats

    def worth(self, found: Mapping[str, Floats], films: Sequence[int], known: float) -> Floats:
        """Return what the trees add for some films by row, (their count,); the least of them 0.

        `found` says of each field what it says of all films; a field that is lacking says 0.
        """
        nothing = np.zeros(len(films), dtype=np.float32)
        said = [found[name][films] if name in found else nothing for name in self.fields]
        ends = self._ends(np.stack([*said, nothing + np.float32(known)]))
        total: Floats = self.nodes[np.arange(len(self.nodes))[:, None], ends, VALUE].sum(axis=0)
        return total - total.min(initial=np.inf) if len(total) else total

    def _ends(self, said: Floats) -> npt.NDArray[np.intp]:
        """Return at which node of each tree each film ends, (trees, films)."""
        tree, film = np.arange(len(self.nodes))[:, None], np.arange(said.shape[1])
        node, before = np.zeros((len(self.nodes), len(film)), dtype=np.intp), None
        while before is None or not np.array_equal(node, before):
            before, at = node, self.nodes[tree, node]
            below = said[at[..., FIELD].astype(np.intp), film] <= at[..., THRESHOLD]
            node = np.where(below, at[..., BELOW], at[..., ABOVE]).astype(np.intp)
        return node


def read(path: Path = FILE) -> Trees:
    """Read the trees that were learnt."""
    facts = json.loads(path.read_text(encoding="utf-8"))
    return Trees(tuple(facts["fields"]), packed(facts["trees"]))


def packed(trees: Sequence[Sequence[Sequence[float]]]) -> Floats:
    """Return the nodes of trees of various sizes in one array, as `Trees.nodes`."""
    nodes = np.zeros((len(trees), max(map(len, trees), default=0), 5), dtype=np.float32)
    for tree, held in zip(nodes, trees, strict=True):
        tree[: len(held)] = held
    return nodes
