"""The reader's network. docs/MODEL.md describes it; names of parameters here are the names of tensors there."""
import dataclasses
import math

import torch
from torch import nn
from torch.nn import functional

from . import labels
from .dropout import Dropout
from .pieces import SHAPES

POSITIONS, MAX_PIECES = 512, 128
DISTANCES = 32
ARC, LABEL = 256, 96
PAIR_HIDDEN = 256
BUCKETS, FARTHEST = 32, 128  # of relative positions


@dataclasses.dataclass(frozen=True)
class Architecture:
    """The encoder's measures, as its makers chose them, and how the reader uses it."""
    hidden: int
    heads: int
    intermediate: int
    layers: int
    epsilon: float
    relative: bool      # whether attention knows how far apart two pieces are
    frame_layers: int   # layers that the second pass runs again
    shapes_at: int      # the layer below which the words' shapes are added
    frozen: int         # lowest layers that training leaves as they are


class Layer(nn.Module):
    """One post-norm layer of BERT. Attention is written out: on a CPU its fused backward pass is slower."""

    def __init__(self, architecture):
        super().__init__()
        hidden, self.heads = architecture.hidden, architecture.heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.attention = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, architecture.epsilon)
        self.up = nn.Linear(hidden, architecture.intermediate)
        self.down = nn.Linear(architecture.intermediate, hidden)
        self.down_norm = nn.LayerNorm(hidden, architecture.epsilon)
        self.dropout = Dropout(.1)

    def forward(self, states, bias, wanted=None):
        """The new states, of all places or only of those `wanted` [rows, places]."""
        rows, length, hidden = states.shape
        q, k, v = self.qkv(states).view(rows, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        if wanted is not None:
            by_head = wanted[:, None].expand(-1, self.heads, -1)
            q, bias, states, length = at_places(q, by_head), at_places(bias.expand(-1, self.heads, length, -1), by_head), at_places(states, wanted), wanted.shape[1]
        scores = q @ k.transpose(-1, -2) * (hidden // self.heads) ** -.5 + bias
        mixed = self.dropout(scores.softmax(-1)) @ v
        mixed = mixed.transpose(1, 2).reshape(rows, length, hidden)
        states = self.attention_norm(states + self.dropout(self.attention(mixed)))
        return self.down_norm(states + self.dropout(self.down(functional.gelu(self.up(states)))))


def at_places(states, places):
    """Rows of [..., length, numbers] at places [..., n]."""
    return torch.gather(states, -2, places[..., None].expand(*places.shape, states.shape[-1]))


def relative_buckets(length):
    """Bucket of (key - query) for each [query, key]: T5's, half of them for each direction, half of those for exact distances."""
    places = torch.arange(length)
    offset = places[None, :] - places[:, None]
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = exact + (torch.log(offset.abs().clamp(min=1) / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
    return half * (offset > 0) + torch.where(offset.abs() < exact, offset.abs(), far.clamp(max=half - 1))


class Embedding(nn.Module):
    def __init__(self, vocabulary, architecture):
        super().__init__()
        self.word = nn.Embedding(vocabulary, architecture.hidden)
        self.position = nn.Embedding(POSITIONS, architecture.hidden)
        self.shape = nn.Embedding(len(SHAPES), architecture.hidden)
        self.norm = nn.LayerNorm(architecture.hidden, architecture.epsilon)
        self.dropout = Dropout(.1)
        nn.init.zeros_(self.shape.weight)

    def forward(self, ids, shapes):
        """`shapes` is None where they are added higher up."""
        states = self.word(ids) + self.position(torch.arange(ids.shape[1]))
        return self.dropout(self.norm(states if shapes is None else states + self.shape(shapes)))


class Frames(nn.Module):
    """The second pass: one sentence seen from one trigger."""

    def __init__(self, architecture):
        super().__init__()
        self.layer = nn.ModuleList(Layer(architecture) for _ in range(architecture.frame_layers))
        self.distance = nn.Embedding(2 * DISTANCES + 1, architecture.hidden)
        self.kind = nn.Embedding(len(labels.TYPES), architecture.hidden)
        # In the file `kind` is called frames.type; a PyTorch module has a method of that name.
        nn.init.normal_(self.distance.weight, std=.02)
        nn.init.normal_(self.kind.weight, std=.02)

    def forward(self, states, bias, distances, types, at_trigger):
        """distances: in words, a piece; at_trigger marks the pieces of the trigger's first word."""
        clipped = distances.clamp(-DISTANCES, DISTANCES) + DISTANCES
        states = states + self.distance(clipped) + self.kind(types)[:, None] * at_trigger[:, :, None]
        for layer in self.layer:
            states = layer(states, bias)
        return states


class Perceptron(nn.Module):
    def __init__(self, inputs, out, hidden=None):
        super().__init__()
        hidden = hidden or inputs
        self.hidden = nn.Linear(inputs, hidden)
        self.out = nn.Linear(hidden, out)
        self.dropout = Dropout(.2)

    def forward(self, states):
        return self.out(self.dropout(functional.gelu(self.hidden(self.dropout(states)))))


class Pairs(nn.Module):
    """What one marked party does to another: one sentence seen from the two (pairs.py)."""

    def __init__(self, architecture):
        super().__init__()
        self.layer = nn.ModuleList(Layer(architecture) for _ in range(architecture.frame_layers))
        self.side = nn.Embedding(2, architecture.hidden)
        self.root = Perceptron(2 * architecture.hidden, len(labels.TYPES), PAIR_HIDDEN)
        nn.init.normal_(self.side.weight, std=.02)

    def forward(self, states, bias, marks, first, pooling):
        """Scores of the types. marks: [pairs, pieces, 2], 1 on the pieces of a side's words; first: [pairs, words], the first pieces of these
        words; pooling: [pairs, 2, words], the means over each side's."""
        states = states + marks @ self.side.weight
        for layer in self.layer[:-1]:
            states = layer(states, bias)
        states = self.layer[-1](states, bias, first)
        return self.root((pooling @ states).flatten(1)).float()


class Tree(nn.Module):
    """Biaffine scores of arcs and their labels."""

    def __init__(self, hidden, relations):
        super().__init__()
        self.root = nn.Parameter(torch.randn(hidden) * .02)
        self.arc_dep, self.arc_head = nn.Linear(hidden, ARC), nn.Linear(hidden, ARC)
        self.label_dep, self.label_head = nn.Linear(hidden, LABEL), nn.Linear(hidden, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.randn(relations, LABEL + 1, LABEL + 1) * .01)
        self.dropout = Dropout(.2)

    def with_root(self, words):
        return torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, -1), words], 1)

    def arc_scores(self, words):
        """[sentences, dependents, heads + 1] where head 0 is the root."""
        dependents = with_one(self._view(self.arc_dep, words))
        heads = self._view(self.arc_head, self.with_root(words))
        return (dependents @ self.arc @ heads.transpose(1, 2)).float()

    def label_scores(self, dependents, heads):
        """[arcs, relations] for pairs of word states."""
        dependents, heads = with_one(self._view(self.label_dep, dependents)), with_one(self._view(self.label_head, heads))
        by_relation = torch.einsum('ad,rdh->arh', dependents, self.label.to(dependents.dtype))
        return (by_relation @ heads[:, :, None]).squeeze(-1).float()

    def _view(self, linear, states):
        return self.dropout(functional.gelu(linear(self.dropout(states))))


def with_one(states):
    return torch.cat([states, torch.ones_like(states[..., :1])], -1)


class Reader(nn.Module):
    def __init__(self, architecture, vocabulary, tree_labels):
        super().__init__()
        self.architecture, self.tree_labels = architecture, tree_labels
        hidden = architecture.hidden
        self.embed = Embedding(vocabulary, architecture)
        self.layer = nn.ModuleList(Layer(architecture) for _ in range(architecture.layers))
        if architecture.relative:
            self.relative = nn.Parameter(torch.zeros(BUCKETS, architecture.heads))
        self.frames = Frames(architecture)
        self.tags = nn.ModuleDict({'upos': nn.Linear(hidden, len(tree_labels.upos)), 'xpos': nn.Linear(hidden, len(tree_labels.xpos))})
        self.mention = nn.Linear(hidden, len(labels.MENTION))
        self.tree = Tree(hidden, len(tree_labels.deprel))
        self.trigger = Perceptron(hidden, len(labels.TRIGGER))
        self.roles = Perceptron(hidden, 3 * len(labels.ROLES))
        self.status = nn.Linear(hidden, len(labels.STATUS))
        self.mutual = nn.Linear(hidden, 2)
        self.mode = nn.Linear(hidden, len(labels.MODE))
        self.about = nn.Linear(hidden, len(labels.ABOUT))
        self.present = nn.Linear(hidden, 2)  # has the event an actor, a recipient?
        self.pairs = None  # only once it is trained (pair_training.py)
        self.dropout = Dropout(.2)
        self.embed.word.weight.requires_grad_(False)
        if architecture.frozen:
            for part in (self.embed.position, self.embed.norm, *self.layer[:architecture.frozen], self.relative):
                part.requires_grad_(False)

    def train(self, mode=True):
        """Frozen layers are read without dropout."""
        super().train(mode)
        for module in (self.embed, *self.layer[:self.architecture.frozen]) if self.architecture.frozen else ():
            module.eval()
        return self

    def encode(self, ids, shapes, mask):
        """(states below the last frame_layers layers, states of the last layer), both [windows, pieces, hidden]."""
        below = states = self.encode_below(ids, shapes, mask)
        bias = self.attention_bias(mask)
        for layer in self.layer[self.architecture.layers - self.architecture.frame_layers:]:
            states = layer(states, bias)
        return below, states

    def encode_below(self, ids, shapes, mask):
        """States below the last frame_layers layers; `shapes_at` lies no higher."""
        at = self.architecture.shapes_at
        states, bias = self.embed(ids, None if at else shapes), self.attention_bias(mask)
        for number, layer in enumerate(self.layer[:self.architecture.layers - self.architecture.frame_layers]):
            if at and number == at:
                states = states + self.embed.shape(shapes)
            states = layer(states, bias)
        return states

    def attention_bias(self, mask):
        """Added to attention scores: a padded key is never attended to; nearness counts where the encoder knows it."""
        bias = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        if self.architecture.relative:
            bias = bias + self.relative[relative_buckets(mask.shape[1])].permute(2, 0, 1)
        return bias

    def add_pairs(self):
        """Gives the reader the part that reads pairs, untrained: a copy of the last layers, as the second pass was."""
        self.pairs = Pairs(self.architecture)
        for number, layer in enumerate(self.pairs.layer):
            layer.load_state_dict(self.layer[self.architecture.layers - self.architecture.frame_layers + number].state_dict())

    def load(self, weights):
        """Takes weights of a checkpoint, with or without pairs."""
        if any(name.startswith('pairs.') for name in weights):
            self.add_pairs()
        self.load_state_dict(weights)

    def run_frames(self, states, mask, distances, types, at_trigger):
        return self.frames(states, self.attention_bias(mask), distances, types, at_trigger)

    def attributes(self, trigger_states):
        """Scores of the event's attributes, read from the second pass at the trigger's first word."""
        states = self.dropout(trigger_states)
        return {name: getattr(self, name)(states).float() for name in ('status', 'mutual', 'mode', 'about', 'present')}
