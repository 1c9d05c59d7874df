"""How many slips of the keyboard lie between two words."""

from __future__ import annotations


def edits(left: str, right: str, most: int) -> int | None:
    """Return the fewest edits that make ``left`` of ``right``, or None if more than ``most``.

    An edit is a letter more, less or other, or two neighbours swapped (the
    restricted Damerau-Levenshtein distance).
    """
    if abs(len(left) - len(right)) > most:
        return None
    earlier: list[int] = []
    above = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        here = [row] + [0] * len(right)
        for column, other in enumerate(right, 1):
            cost = min(above[column], here[column - 1]) + 1
            cost = min(cost, above[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == right[column - 2] and left[row - 2] == other:
                cost = min(cost, earlier[column - 2] + 1)
            here[column] = cost
        if min(here) > most:
            return None
        earlier, above = above, here
    return above[-1] if above[-1] <= most else None


def shortened(word: str, most: int) -> frozenset[str]:
    """Return ``word`` with up to ``most`` letters taken out, in every way.

    Two words with at most ``most`` edits between them have one of these in common.
    """
    found = {word}
    for _ in range(most):
        found |= {one[:index] + one[index + 1 :] for one in found for index in range(len(one))}
    return frozenset(found)
