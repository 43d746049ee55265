import unittest

from entente_training import model_file
from entente_training.encoder import MPNet


class Kinds(unittest.TestCase):
    def test_matrices_are_told_apart(self):
        kinds = {name: model_file.kind_of(name, MPNet.architecture)
                 for name in ('embed.word', 'embed.position', 'layer.3.up.weight', 'layer.4.up.weight', 'layer.11.up.weight',
                              'frames.layer.0.up.weight', 'pairs.layer.0.up.weight', 'roles.hidden.weight')}
        self.assertEqual(list(kinds.values()), ['embed.word', 'head', 'frozen', 'layer', 'layer', 'layer', 'pairs', 'head'])


if __name__ == '__main__':
    unittest.main()
