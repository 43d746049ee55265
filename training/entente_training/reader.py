"""The reader's network. docs/MODEL.md describes it; names of parameters here are the names of tensors there."""
import torch
from torch import nn
from torch.nn import functional

from . import labels
from .dropout import Dropout
from .pieces import SHAPES

HIDDEN, HEADS, INTERMEDIATE, LAYERS, EPSILON = 384, 12, 1536, 6, 1e-12
POSITIONS, MAX_PIECES = 512, 128
FRAME_LAYERS, DISTANCES = 2, 32
ARC, LABEL = 256, 96


class Layer(nn.Module):
    """One post-norm layer of BERT. Attention is written out: on a CPU its fused backward pass is slower."""

    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attention = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, EPSILON)
        self.up = nn.Linear(HIDDEN, INTERMEDIATE)
        self.down = nn.Linear(INTERMEDIATE, HIDDEN)
        self.down_norm = nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = Dropout(.1)

    def forward(self, states, bias):
        rows, length, _ = states.shape
        q, k, v = self.qkv(states).view(rows, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -.5 + bias
        mixed = self.dropout(scores.softmax(-1)) @ v
        mixed = mixed.transpose(1, 2).reshape(rows, length, HIDDEN)
        states = self.attention_norm(states + self.dropout(self.attention(mixed)))
        return self.down_norm(states + self.dropout(self.down(functional.gelu(self.up(states)))))


def attention_bias(mask):
    """Added to attention scores: a padded key is never attended to."""
    return torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]


class Embedding(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.shape = nn.Embedding(len(SHAPES), HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, EPSILON)
        self.dropout = Dropout(.1)
        nn.init.zeros_(self.shape.weight)

    def forward(self, ids, shapes):
        positions = torch.arange(ids.shape[1])
        return self.dropout(self.norm(self.word(ids) + self.position(positions) + self.shape(shapes)))


class Frames(nn.Module):
    """The second pass: one sentence seen from one trigger."""

    def __init__(self):
        super().__init__()
        self.layer = nn.ModuleList(Layer() for _ in range(FRAME_LAYERS))
        self.distance = nn.Embedding(2 * DISTANCES + 1, HIDDEN)
        self.kind = nn.Embedding(len(labels.TYPES), HIDDEN)
        # In the file `kind` is called frames.type; a PyTorch module has a method of that name.
        nn.init.normal_(self.distance.weight, std=.02)
        nn.init.normal_(self.kind.weight, std=.02)

    def forward(self, states, mask, distances, types, at_trigger):
        """distances: in words, a piece; at_trigger marks the pieces of the trigger's first word."""
        clipped = distances.clamp(-DISTANCES, DISTANCES) + DISTANCES
        states = states + self.distance(clipped) + self.kind(types)[:, None] * at_trigger[:, :, None]
        bias = attention_bias(mask)
        for layer in self.layer:
            states = layer(states, bias)
        return states


class Perceptron(nn.Module):
    def __init__(self, out):
        super().__init__()
        self.hidden = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, out)
        self.dropout = Dropout(.2)

    def forward(self, states):
        return self.out(self.dropout(functional.gelu(self.hidden(self.dropout(states)))))


class Tree(nn.Module):
    """Biaffine scores of arcs and their labels."""

    def __init__(self, relations):
        super().__init__()
        self.root = nn.Parameter(torch.randn(HIDDEN) * .02)
        self.arc_dep, self.arc_head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.label_dep, self.label_head = nn.Linear(HIDDEN, LABEL), nn.Linear(HIDDEN, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.randn(relations, LABEL + 1, LABEL + 1) * .01)
        self.dropout = Dropout(.2)

    def with_root(self, words):
        return torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, HIDDEN), words], 1)

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
    def __init__(self, vocabulary, tree_labels):
        super().__init__()
        self.tree_labels = tree_labels
        self.embed = Embedding(vocabulary)
        self.layer = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.frames = Frames()
        self.tags = nn.ModuleDict({'upos': nn.Linear(HIDDEN, len(tree_labels.upos)), 'xpos': nn.Linear(HIDDEN, len(tree_labels.xpos))})
        self.mention = nn.Linear(HIDDEN, len(labels.MENTION))
        self.tree = Tree(len(tree_labels.deprel))
        self.trigger = Perceptron(len(labels.TRIGGER))
        self.roles = Perceptron(3 * len(labels.ROLES))
        self.status = nn.Linear(HIDDEN, len(labels.STATUS))
        self.mutual = nn.Linear(HIDDEN, 2)
        self.mode = nn.Linear(HIDDEN, len(labels.MODE))
        self.about = nn.Linear(HIDDEN, len(labels.ABOUT))
        self.present = nn.Linear(HIDDEN, 2)  # has the event an actor, a recipient?
        self.dropout = Dropout(.2)
        self.embed.word.weight.requires_grad_(False)

    def encode(self, ids, shapes, mask):
        """(states below the last FRAME_LAYERS layers, states of the last layer), both [windows, pieces, HIDDEN]."""
        states, bias = self.embed(ids, shapes), attention_bias(mask)
        for number, layer in enumerate(self.layer):
            if number == LAYERS - FRAME_LAYERS:
                below = states
            states = layer(states, bias)
        return below, states

    def attributes(self, trigger_states):
        """Scores of the event's attributes, read from the second pass at the trigger's first word."""
        states = self.dropout(trigger_states)
        return {name: getattr(self, name)(states).float() for name in ('status', 'mutual', 'mode', 'about', 'present')}
