"""The maximum spanning arborescence with exactly one child of the root (Chu-Liu 1965, Edmonds 1967)."""
import numpy

ROOT_PENALTY = 1e6  # far above any sum of log probabilities, so that the tree takes as few root arcs as it can: one


def best_tree(scores):
    """Heads of the words (0 is the root) for scores[dependent, head]; word w is head w + 1."""
    words = scores.shape[0]
    square = numpy.full((words + 1, words + 1), -numpy.inf)
    square[1:] = scores
    square[1:, 0] -= ROOT_PENALTY
    numpy.fill_diagonal(square, -numpy.inf)
    return arborescence(square)[1:].tolist()


def arborescence(scores):
    """Best head of each node; node 0 is the root, whose own entry is 0."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    return expand(scores, heads, cycle)


def expand(scores, heads, cycle):
    """Contracts a cycle into one node, solves the smaller problem, and opens the cycle where that enters it."""
    rest = numpy.setdiff1d(numpy.arange(len(scores)), cycle)
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]  # of entering the cycle at each of its nodes
    smaller = numpy.full((len(rest) + 1, len(rest) + 1), -numpy.inf)
    smaller[:-1, :-1] = scores[numpy.ix_(rest, rest)]
    smaller[-1, :-1] = gain[:, rest].max(0)
    smaller[:-1, -1] = scores[numpy.ix_(rest, cycle)].max(1)
    smaller[0] = -numpy.inf
    solved = arborescence(smaller)
    result = heads.copy()
    for number, node in enumerate(rest):
        inside = solved[number] == len(rest)
        result[node] = cycle[scores[node, cycle].argmax()] if inside else rest[solved[number]]
    result[0] = 0
    entering = rest[solved[-1]]
    result[cycle[gain[:, entering].argmax()]] = entering
    return result


def find_cycle(heads):
    """Nodes of one cycle, or None."""
    state = numpy.zeros(len(heads), int)  # 0 unseen, otherwise the walk that saw it; node 0 ends every walk
    state[0] = -1
    for start in range(1, len(heads)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = heads[node]
        if state[node] == start:
            cycle, member = [node], heads[node]
            while member != node:
                cycle.append(member)
                member = heads[member]
            return numpy.array(cycle)
    return None
