"""Writes and reads the model file of docs/MODEL.md."""
import json
import struct

import numpy
import torch
import xxhash

from . import labels, reader
from .pieces import SHAPES, WordPieces

MAGIC = b'ENTENTE1'
ALIGNMENT = 64
DTYPES = {'f16': numpy.float16, 'f32': numpy.float32, 'u8': numpy.uint8}


EMBEDDINGS = {f'{name}.weight': name for name in ('embed.word', 'embed.position', 'embed.shape', 'frames.distance')} | {'frames.kind.weight': 'frames.type'}


ONLY_TRAINED = ('present.',)  # heads that help in training and are not read


def file_names(model):
    """(name in the file, parameter) for all parameters that are read: embeddings drop PyTorch's `.weight`."""
    return [(EMBEDDINGS.get(name, name), parameter) for name, parameter in model.named_parameters() if not name.startswith(ONLY_TRAINED)]


def tensors_of(model, vocabulary):
    tensors = {}
    for name, parameter in file_names(model):
        kind = numpy.float32 if parameter.dim() == 1 else numpy.float16
        tensors[name] = parameter.detach().numpy().astype(kind)
    tensors['vocab'] = numpy.frombuffer(('\n'.join(vocabulary) + '\n').encode(), numpy.uint8)
    return tensors


def write(path, model, vocabulary, tree_labels, name, version, trained):
    tensors, directory, data = tensors_of(model, vocabulary), {}, bytearray()
    for key, array in tensors.items():
        data += bytes(-len(data) % ALIGNMENT)
        dtype = next(short for short, kind in DTYPES.items() if array.dtype == kind)
        directory[key] = {'dtype': dtype, 'shape': list(array.shape), 'offset': len(data), 'bytes': array.nbytes}
        data += array.tobytes()
    header = {
        'format': 1, 'name': name, 'version': version, 'trained': trained,
        'data_bytes': len(data), 'checksum': xxhash.xxh3_64_hexdigest(bytes(data)),
        'encoder': {'layers': reader.LAYERS, 'hidden': reader.HIDDEN, 'heads': reader.HEADS, 'intermediate': reader.INTERMEDIATE,
                    'epsilon': reader.EPSILON, 'max_pieces': reader.MAX_PIECES},
        'frames': {'layers': reader.FRAME_LAYERS, 'distances': reader.DISTANCES, 'hidden': reader.HIDDEN},
        'tree': {'arc': reader.ARC, 'label': reader.LABEL},
        'labels': {'shape': SHAPES, 'upos': tree_labels.upos, 'xpos': tree_labels.xpos, 'deprel': tree_labels.deprel,
                   'mention': labels.MENTION, 'trigger': labels.TRIGGER, 'type': labels.TYPES, 'role': labels.ROLES,
                   'status': labels.STATUS, 'mode': labels.MODE, 'about': labels.ABOUT},
        'tensors': directory,
    }
    text = json.dumps(header, ensure_ascii=False).encode()
    padding = bytes(-(16 + len(text)) % ALIGNMENT)
    with open(path, 'wb') as out:
        out.write(MAGIC + struct.pack('<Q', len(text)) + text + padding + data)


def read(path):
    """(model with the file's rounded weights, its WordPieces, its TreeLabels)."""
    content = open(path, 'rb').read()
    if content[:8] != MAGIC:
        raise ValueError(f'{path}: not a model file')
    length, = struct.unpack('<Q', content[8:16])
    header = json.loads(content[16:16 + length])
    data = content[-(-(16 + length) // ALIGNMENT) * ALIGNMENT:]
    if xxhash.xxh3_64_hexdigest(data) != header['checksum']:
        raise ValueError(f'{path}: damaged, the checksum of its tensors does not match')
    def array(key):
        at = header['tensors'][key]
        return numpy.frombuffer(data[at['offset']:at['offset'] + at['bytes']], DTYPES[at['dtype']]).reshape(at['shape'])
    tree_labels = labels.TreeLabels(*(header['labels'][key] for key in ('upos', 'xpos', 'deprel')))
    word_pieces = WordPieces(array('vocab').tobytes().decode().split('\n')[:-1])
    model = reader.Reader(len(word_pieces.lines), tree_labels)
    with torch.no_grad():
        for key, parameter in file_names(model):
            parameter.copy_(torch.from_numpy(array(key).astype(numpy.float32)))
    return model.eval(), word_pieces, tree_labels
