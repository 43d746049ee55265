import unittest

import torch

from entente_training import events, pairs, pair_training
from entente_training.labels import TYPES
from entente_training.reader import Architecture, Layer


def frame(kind, status='past', mutual=False, actors=(), recipients=()):
    return events.Frame(0, 1, kind, status, mutual, '', '', {'actor': list(actors), 'recipient': list(recipients)})


class Pairs(unittest.TestCase):
    def test_marks_are_taken_out(self):
        text, source, target = pairs.unmarked("<s>Norland</s> met <t>Sudria</t>'s envoy, <s>Norland</s> said.")
        self.assertEqual(text, "Norland met Sudria's envoy, Norland said.")
        self.assertEqual([text[begin:end] for begin, end in source + target], ['Norland', 'Norland', 'Sudria'])

    def test_future_cooperation_is_agreed(self):
        self.assertEqual(pairs.root_of(frame('AID', 'future')), 'AGREE')
        self.assertEqual(pairs.root_of(frame('AID')), 'AID')
        self.assertEqual(pairs.root_of(frame('ASSAULT', 'future')), 'ASSAULT')

    def test_mutual_events_hold_both_ways_and_count_once(self):
        between = pairs.of_frame(None, frame('CONSULT', mutual=True, actors=[(0, 2)], recipients=[(4, 5)]))
        self.assertEqual([pair.sides for pair in between], [([0, 1], [4]), ([4], [0, 1])])
        among = pairs.of_frame(None, frame('CONSULT', mutual=True, actors=[(0, 1), (2, 3)]))
        self.assertEqual([pair.sides for pair in among], [([0], [2]), ([2], [0])])
        self.assertEqual(sum(pair.weight for pair in between), 1)
        self.assertEqual(among[0].types, [TYPES.index('CONSULT')])

    def test_one_sided_events_make_no_pairs(self):
        self.assertEqual(pairs.of_frame(None, frame('PROTEST', actors=[(0, 1)])), [])

    def test_macro_f1(self):
        self.assertEqual(pair_training.macro_f1([('AID', 'AID'), ('AID', 'COERCE'), ('COERCE', 'COERCE')]), 66.7)


class WantedStates(unittest.TestCase):
    def test_are_those_of_the_whole_layer(self):
        torch.manual_seed(1)
        layer = Layer(Architecture(32, 2, 64, 2, 1e-5, False, 1, 0, 0)).eval()
        states, bias, wanted = torch.randn(2, 7, 32), torch.zeros(2, 1, 1, 7), torch.tensor([[1, 4], [6, 0]])
        whole = layer(states, bias)
        self.assertTrue(torch.allclose(layer(states, bias, wanted), torch.stack([whole[0, [1, 4]], whole[1, [6, 0]]]), atol=1e-6))


if __name__ == '__main__':
    unittest.main()
