"""Writes and reads the model file of docs/MODEL.md."""
import dataclasses
import json
import struct

import numpy
import torch
import xxhash

from . import labels, packing, reader
from .encoder import ENCODERS
from .pieces import SHAPES, WordPieces

MAGIC = b'ENTENTE1'
ALIGNMENT = 64
PLAIN = {'f16': numpy.float16, 'f32': numpy.float32, 'u8': numpy.uint8}
# Bits a weight of the large matrices; kinds that are not named here are f16.
BITS = {'small': {'embed.word': 8, 'layer': 8, 'pairs': 8}, 'base': {'embed.word': 4, 'frozen': 5, 'layer': 6, 'pairs': 4, 'head': 8}}

EMBEDDINGS = {f'{name}.weight': name for name in ('embed.word', 'embed.position', 'embed.shape', 'frames.distance', 'pairs.side')} | {'frames.kind.weight': 'frames.type'}


ONLY_TRAINED = ('present.',)  # a head that helps in training and is not read


def file_names(model):
    """(name in the file, parameter) for all parameters that are read: embeddings drop PyTorch's `.weight`."""
    return [(EMBEDDINGS.get(name, name), parameter) for name, parameter in model.named_parameters() if not name.startswith(ONLY_TRAINED)]


def bits_of(name, parameter, reader_name):
    """How many bits a weight of this parameter is stored in; None where it stays a floating-point number."""
    if parameter.dim() != 2 or parameter.shape[1] % packing.GROUP:
        return None
    return BITS[reader_name].get(kind_of(name, ENCODERS[reader_name].architecture))


def kind_of(name, architecture):
    """What a matrix belongs to: of the encoder's layers those that training left as they were are told apart."""
    if name == 'embed.word' or 'layer.' not in name:
        return name if name == 'embed.word' else 'head'
    if name.startswith('pairs.'):
        return 'pairs'
    return 'frozen' if name.startswith('layer.') and int(name.split('.')[1]) < architecture.frozen else 'layer'


def stored(name, parameter, reader_name):
    """(dtype, shape, bytes) of a tensor."""
    bits, values = bits_of(name, parameter, reader_name), parameter.detach().numpy()
    if bits:
        return f'q{bits}', values.shape, packing.packed(values, bits)
    dtype = 'f32' if parameter.dim() == 1 else 'f16'
    return dtype, values.shape, values.astype(PLAIN[dtype]).tobytes()


@dataclasses.dataclass
class Release:
    """What a file says of itself."""
    name: str
    version: str
    trained: str              # day
    confidence: dict = None   # weights, where they were fitted


def write(path, model, word_pieces, release):
    vocabulary = ('\n'.join(word_pieces.lines) + '\n').encode()
    tensors = {key: stored(key, parameter, release.name) for key, parameter in file_names(model)} | {'vocab': ('u8', (len(vocabulary),), vocabulary)}
    directory, data = {}, bytearray()
    for key, (dtype, shape, content) in tensors.items():
        data += bytes(-len(data) % ALIGNMENT)
        directory[key] = {'dtype': dtype, 'shape': list(shape), 'offset': len(data), 'bytes': len(content)}
        data += content
    text = json.dumps(header(model, word_pieces, release, data) | {'tensors': directory}, ensure_ascii=False).encode()
    padding = bytes(-(16 + len(text)) % ALIGNMENT)
    with open(path, 'wb') as out:
        out.write(MAGIC + struct.pack('<Q', len(text)) + text + padding + data)


def header(model, word_pieces, release, data):
    architecture, tree_labels = model.architecture, model.tree_labels
    relative = {'relative': {'buckets': reader.BUCKETS, 'distance': reader.FARTHEST}} if architecture.relative else {}
    pairs = {'pairs': {'hidden': reader.PAIR_HIDDEN}} if model.pairs else {}
    fitted = {'confidence': release.confidence} if release.confidence else {}
    return {
        'format': 1, 'name': release.name, 'version': release.version, 'trained': release.trained,
        'data_bytes': len(data), 'checksum': xxhash.xxh3_64_hexdigest(bytes(data)),
        'encoder': {'layers': architecture.layers, 'hidden': architecture.hidden, 'heads': architecture.heads, 'intermediate': architecture.intermediate,
                    'epsilon': architecture.epsilon, 'max_pieces': reader.MAX_PIECES, 'shapes_at': architecture.shapes_at} | relative,
        'pieces': word_pieces.special,
        'frames': {'layers': architecture.frame_layers, 'distances': reader.DISTANCES, 'hidden': architecture.hidden},
        'tree': {'arc': reader.ARC, 'label': reader.LABEL},
        'labels': {'shape': SHAPES, 'upos': tree_labels.upos, 'xpos': tree_labels.xpos, 'deprel': tree_labels.deprel,
                   'mention': labels.MENTION, 'trigger': labels.TRIGGER, 'type': labels.TYPES, 'role': labels.ROLES,
                   'status': labels.STATUS, 'mode': labels.MODE, 'about': labels.ABOUT},
    } | pairs | fitted


def read(path):
    """(model with the file's rounded weights, its WordPieces, its TreeLabels)."""
    content = open(path, 'rb').read()
    if content[:8] != MAGIC:
        raise ValueError(f'{path}: not a model file')
    length, = struct.unpack('<Q', content[8:16])
    head = json.loads(content[16:16 + length])
    data = content[-(-(16 + length) // ALIGNMENT) * ALIGNMENT:]
    if xxhash.xxh3_64_hexdigest(data) != head['checksum']:
        raise ValueError(f'{path}: damaged, the checksum of its tensors does not match')
    def array(key):
        at = head['tensors'][key]
        content = data[at['offset']:at['offset'] + at['bytes']]
        if at['dtype'][0] == 'q':
            return packing.unpacked(content, at['shape'], int(at['dtype'][1:]))
        return numpy.frombuffer(content, PLAIN[at['dtype']]).reshape(at['shape'])
    tree_labels = labels.TreeLabels(*(head['labels'][key] for key in ('upos', 'xpos', 'deprel')))
    source = ENCODERS[head['name']]
    word_pieces = WordPieces(array('vocab').tobytes().decode().split('\n')[:-1], source.special)
    model = reader.Reader(source.architecture, len(word_pieces.lines), tree_labels)
    if 'pairs' in head:
        model.add_pairs()
    with torch.no_grad():
        for key, parameter in file_names(model):
            parameter.copy_(torch.from_numpy(array(key).astype(numpy.float32)))
    return model.eval(), word_pieces, tree_labels
