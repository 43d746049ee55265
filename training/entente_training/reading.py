"""Reads stories with a trained model exactly as docs/MODEL.md describes: what the C++ reader must reproduce."""
import dataclasses

import torch

from . import labels
from .batches import Batch, FrameBatch, gather
from .reader import MAX_PIECES
from .sentences import windows_of
from .spanning_tree import best_tree


@dataclasses.dataclass
class Frame:
    begin: int   # words of the trigger
    end: int
    type: str
    roles: torch.Tensor = None   # [words, roles, 3] probabilities
    status: torch.Tensor = None
    mutual: torch.Tensor = None
    mode: torch.Tensor = None
    about: torch.Tensor = None

    def spans(self, role):
        return labels.spans_of(self.roles[:, labels.ROLES.index(role)].tolist())


@dataclasses.dataclass
class Reading:
    states: torch.Tensor   # [words, H]
    upos: list
    xpos: list
    mentions: list         # (begin, end, kind)
    mention: torch.Tensor  # [words, labels] probabilities
    trigger: torch.Tensor  # [words, labels] probabilities
    frames: list
    heads: list = None     # 0 is the root, words count from 1; only where trees were asked for
    deprels: list = None


def read_stories(model, stories, word_pieces, tree_labels, threshold=.5, with_trees=True, windows_a_batch=24):
    """A list of Readings for each story (a list of Sentences)."""
    windows = [(story, parts) for story in stories for parts in windows_of(story, MAX_PIECES, with_context=True)]
    pieces_of = {}
    model.eval()
    with torch.no_grad():
        order = sorted(windows, key=lambda w: sum(part.length for part in w[1]))
        for begin in range(0, len(order), windows_a_batch):
            collect_states(model, Batch(order[begin:begin + windows_a_batch], word_pieces), pieces_of)
        return [[read_sentence(model, s, pieces_of[id(s)], tree_labels, threshold, with_trees) for s in story] for story in stories]


def collect_states(model, batch, pieces_of):
    """Adds (begin, states below, states of the last layer) of each part to those of its sentence."""
    below, top = model.encode(batch.ids, batch.shapes, batch.mask)
    for sentence, begin, places in zip(batch.sentences, batch.begins, batch.places):
        where = torch.tensor(places)
        pieces_of.setdefault(id(sentence), []).append((begin, gather(below, where), gather(top, where)))


def read_sentence(model, sentence, parts, tree_labels, threshold, with_trees):
    in_order = sorted(parts, key=lambda part: part[0])
    below, top = (torch.cat([part[which] for part in in_order]) for which in (1, 2))
    words = top[torch.tensor(sentence.first)]
    largest = lambda scores, names: [names[i] for i in scores.argmax(-1).tolist()]
    trigger = model.trigger(words).float().softmax(-1)
    frames = [Frame(*where) for where in triggers_of(trigger, threshold)]
    if frames:
        second_pass(model, sentence, below, frames)
    mention = model.mention(words).float().softmax(-1)
    reading = Reading(words, largest(model.tags['upos'](words), tree_labels.upos), largest(model.tags['xpos'](words), tree_labels.xpos),
                      labels.mentions_of(largest(mention, labels.MENTION)), mention, trigger, frames)
    if with_trees:
        reading.heads, reading.deprels = read_tree(model, words, tree_labels)
    return reading


def triggers_of(probabilities, threshold):
    """(begin, end, type) of each trigger."""
    found = []
    fires = probabilities[:, labels.FIRST_BEGIN:].sum(-1) > threshold
    goes_on = probabilities[:, 1] > .5
    for word in range(len(probabilities)):
        if fires[word]:
            kind = labels.TYPES[int(probabilities[word, labels.FIRST_BEGIN:].argmax())]
            end = word + 1
            while end < len(probabilities) and goes_on[end] and not fires[end]:
                end += 1
            found.append((word, end, kind))
    return found


def second_pass(model, sentence, below, frames):
    """Fills in the frames' roles and attributes."""
    triggers = [(0, frame.begin, frame.type) for frame in frames]
    batch = FrameBatch([sentence], [list(range(sentence.length))], triggers)
    words = batch.run(model, below)
    roles = model.roles(words).view(len(frames), len(sentence.words), len(labels.ROLES), 3).float().softmax(-1)
    scores = model.attributes(batch.at_triggers(words))
    for number, frame in enumerate(frames):
        frame.roles = roles[number]
        frame.status, frame.mutual, frame.about = (scores[name][number].softmax(-1) for name in ('status', 'mutual', 'about'))
        allowed = torch.tensor(labels.modes_of(frame.type))
        frame.mode = scores['mode'][number].masked_fill(~allowed, -torch.inf).softmax(-1)


def read_tree(model, words, tree_labels):
    arcs = model.tree.arc_scores(words[None])[0].log_softmax(-1)
    heads = best_tree(arcs.double().numpy())
    head_states = model.tree.with_root(words[None])[0][torch.tensor(heads)]
    relations = model.tree.label_scores(words, head_states).argmax(-1).tolist()
    return heads, [tree_labels.deprel[relation] for relation in relations]
