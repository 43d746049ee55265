import itertools
import unittest

import numpy

from entente_training.spanning_tree import best_tree


def is_tree(heads):
    """Whether exactly one word hangs on the root and all words reach it."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        steps = 0
        while word and steps <= len(heads):
            word, steps = heads[word - 1], steps + 1
        if word:
            return False
    return True


def score(scores, heads):
    return sum(scores[word, head] for word, head in enumerate(heads))


def best_by_trying_all(scores):
    words = len(scores)
    return max(score(scores, heads) for heads in itertools.product(range(words + 1), repeat=words) if is_tree(list(heads)))


class SpanningTree(unittest.TestCase):
    def test_is_as_good_as_the_best_of_all_trees(self):
        draw = numpy.random.default_rng(7)
        for words in (1, 2, 3, 4, 5):
            for _ in range(60):
                scores = numpy.log(draw.dirichlet(numpy.full(words + 1, .3), words) + 1e-9)
                heads = best_tree(scores)
                self.assertTrue(is_tree(heads), heads)
                self.assertAlmostEqual(score(scores, heads), best_by_trying_all(scores))

    def test_of_many_words_is_a_tree(self):
        scores = numpy.random.default_rng(8).normal(size=(150, 151)) * 5
        self.assertTrue(is_tree(best_tree(scores)))


if __name__ == '__main__':
    unittest.main()
