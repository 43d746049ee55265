import unittest

from entente_training import labels


def certain(rows):
    return [[float(value == kind) for kind in range(3)] for value in rows]


class BeginInside(unittest.TestCase):
    def test_spans_survive_the_round_trip(self):
        spans = [(0, 2), (2, 3), (5, 8)]
        self.assertEqual(labels.spans_of(certain(labels.begin_inside(spans, 9))), spans)

    def test_the_longer_of_two_overlapping_spans_is_kept(self):
        self.assertEqual(labels.begin_inside([(1, 2), (0, 3)], 3), [labels.BEGIN, labels.INSIDE, labels.INSIDE])

    def test_a_word_that_is_not_out_opens_a_span_even_without_a_begin(self):
        self.assertEqual(labels.spans_of([(.9, .1, 0), (.4, .2, .4), (.4, .3, .3), (.45, .5, .05)]), [(1, 3), (3, 4)])

    def test_a_word_at_even_odds_is_not_out(self):
        self.assertEqual(labels.spans_of([(.5, .5, 0), (.51, .49, 0)]), [(0, 1)])


class Mentions(unittest.TestCase):
    def test_an_inside_of_another_kind_opens_a_mention(self):
        found = labels.mentions_of(['I-PER', 'I-PER', 'I-ORG', 'O', 'I-ORG', 'B-ORG'])
        self.assertEqual(found, [[0, 2, 'PER'], [2, 3, 'ORG'], [4, 5, 'ORG'], [5, 6, 'ORG']])


class Modes(unittest.TestCase):
    def test_an_event_takes_only_modes_of_its_type(self):
        allowed = [mode for mode, may in zip(labels.MODE, labels.modes_of('CONSULT')) if may]
        self.assertEqual(allowed, ['', 'CONSULT/visit', 'CONSULT/third-party', 'CONSULT/multilateral', 'CONSULT/phone'])


if __name__ == '__main__':
    unittest.main()
