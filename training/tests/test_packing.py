import unittest

import numpy

from entente_training import packing


class Packing(unittest.TestCase):
    def test_what_is_unpacked_is_near_what_was_packed(self):
        matrix = numpy.random.default_rng(1).normal(size=(5, 96)).astype(numpy.float32)
        for bits in range(2, 9):
            content = packing.packed(matrix, bits)
            self.assertEqual(len(content), 5 * 3 * (2 + 4 * bits))
            error = numpy.abs(packing.unpacked(content, (5, 96), bits) - matrix).max()
            self.assertLess(error, 4.5 / (1 << (bits - 1)))

    def test_the_layout_of_a_group(self):
        matrix = numpy.zeros((1, 32), numpy.float32)
        matrix[0, 0], matrix[0, 1] = 7, -7
        content = packing.packed(matrix, 4)
        self.assertEqual(content[:2], numpy.float16(1).tobytes())
        self.assertEqual(content[2], 15 | 1 << 4)          # 7 + 8, then -7 + 8
        self.assertEqual(set(content[3:]), {8 | 8 << 4})   # zeros


if __name__ == '__main__':
    unittest.main()
