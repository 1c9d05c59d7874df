"""The nodes of a note by type; those that are scans over the text are made when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from notelint.note.model import Node


class Nodes(Mapping[str, tuple[Node, ...]]):
    """Nodes by type. ``scans`` say how to make the nodes that few rules ask for."""

    def __init__(
        self,
        ready: Mapping[str, tuple[Node, ...]],
        scans: Mapping[str, Callable[[], tuple[Node, ...]]],
    ) -> None:
        self._ready = dict(ready)
        self._scans = scans

    def __getitem__(self, type_name: str) -> tuple[Node, ...]:
        if type_name not in self._ready and type_name in self._scans:
            self._ready[type_name] = self._scans[type_name]()
        return self._ready[type_name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._ready, **self._scans})

    def __len__(self) -> int:
        return len({**self._ready, **self._scans})
