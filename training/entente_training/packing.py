"""Matrices stored in a few bits a weight: docs/MODEL.md, dtypes q2 to q8."""
import numpy

GROUP = 32  # neighbouring columns that share a scale
SHRUNK = numpy.linspace(.75, 1, 11)  # scales tried, as shares of the one that holds the largest weight


def packed(matrix, bits):
    """Bytes of a [rows, columns] matrix: for each group its scale (f16) and its weights, `bits` bits each, low bits first."""
    groups = matrix.astype(numpy.float32).reshape(-1, GROUP)
    half = 1 << (bits - 1)
    scales = best_scales(groups, half)
    numbers = rounded(groups, scales.astype(numpy.float32), half) + half
    stream = numpy.unpackbits(numbers.astype(numpy.uint8)[..., None], axis=-1, count=bits, bitorder='little')
    weights = numpy.packbits(stream.reshape(len(groups), -1), axis=-1, bitorder='little')
    return numpy.concatenate([scales[:, None].view(numpy.uint8), weights], axis=1).tobytes()


def rounded(groups, scales, half):
    return numpy.clip(numpy.rint(groups / scales[:, None]), -half, half - 1).astype(numpy.int32)


def best_scales(groups, half):
    """The scale (f16) of each group that loses least, by the sum of squares."""
    largest = numpy.maximum(numpy.abs(groups).max(1) / (half - 1), 1e-7)
    best, least = None, None
    for share in SHRUNK:
        scales = numpy.maximum((largest * share).astype(numpy.float16), numpy.float16(6e-8))
        wide = scales.astype(numpy.float32)
        lost = ((rounded(groups, wide, half) * wide[:, None] - groups) ** 2).sum(1)
        best = scales if best is None else numpy.where(lost < least, scales, best)
        least = lost if least is None else numpy.minimum(lost, least)
    return best


def unpacked(content, shape, bits):
    """The matrix (f32) that `packed` wrote."""
    rows = numpy.frombuffer(content, numpy.uint8).reshape(-1, 2 + GROUP * bits // 8)
    scales = rows[:, :2].copy().view(numpy.float16).astype(numpy.float32)
    stream = numpy.unpackbits(rows[:, 2:], axis=-1, bitorder='little').reshape(len(rows), GROUP, bits)
    numbers = (stream.astype(numpy.int32) << numpy.arange(bits)).sum(-1) - (1 << (bits - 1))
    return (numbers * scales).reshape(shape)
