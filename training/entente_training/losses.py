"""The loss of a batch, by the kind of gold its sentences carry. All are of the size of one sentence's summed cross-entropies."""
import torch
from torch.nn import functional

from . import labels
from .batches import FrameBatch, gather, padded
from .labels import ABOUT, MODE, ROLES, STATUS, TRIGGER

IGNORED = -100
TREE_WEIGHT = 4.0       # times the mean a word
NAMES_WEIGHT = .5
ATTRIBUTE_WEIGHTS = {'status': 1.0, 'mutual': 1.0, 'mode': .5, 'about': .5}
PRESENT_WEIGHT = .5
ALLOWED_MODES = torch.tensor([labels.modes_of(kind) for kind in labels.TYPES])


def summed(scores, targets):
    return functional.cross_entropy(scores.float().flatten(0, -2), targets.flatten(), ignore_index=IGNORED, reduction='sum')


def events_loss(model, batch, below, top):
    places, is_word = batch.word_places()
    words = gather(top, places)
    frames = [s.gold.frames for s in batch.sentences]
    targets = padded([trigger_targets(s) for s in batch.sentences], IGNORED)
    loss = summed(model.trigger(words), targets)
    loss = loss + names_sum(model, words, [s.gold.names for s in batch.sentences], is_word)
    triggers = [(number, frame.begin, frame.type) for number, some in enumerate(frames) for frame in some]
    if triggers:
        flat = [frame for some in frames for frame in some]
        frame_batch = FrameBatch(batch.sentences, batch.places, triggers)
        loss = loss + frames_sum(model, frame_batch, below, flat)
    return loss / len(batch.sentences)


def trigger_targets(sentence):
    targets = [TRIGGER.index('O')] * len(sentence.words)
    for frame in sentence.gold.frames:
        if not any(targets[frame.begin:frame.end]):
            targets[frame.begin:frame.end] = [TRIGGER.index('B-' + frame.type)] + [TRIGGER.index('I')] * (frame.end - frame.begin - 1)
    return targets


def frames_sum(model, batch, below, frames):
    words = batch.run(model, below)
    targets = role_targets(frames, batch.words.sum(1).tolist())
    scores = model.roles(words).unflatten(-1, (len(ROLES), 3))
    loss = summed(scores, targets)
    scores = model.attributes(batch.at_triggers(words))
    scores['mode'] = scores['mode'].masked_fill(~ALLOWED_MODES[batch.types], -1e4)
    gold = {'status': [STATUS.index(f.status) for f in frames], 'mutual': [int(f.mutual) for f in frames],
            'mode': [MODE.index(f.mode) for f in frames], 'about': [ABOUT.index(f.about) for f in frames]}
    for name, weight in ATTRIBUTE_WEIGHTS.items():
        loss = loss + weight * summed(scores[name], torch.tensor(gold[name]))
    sides = torch.tensor([[float(bool(frame.spans[role])) for role in ROLES[:2]] for frame in frames])
    return loss + functional.binary_cross_entropy_with_logits(scores['present'], sides, reduction='sum') * PRESENT_WEIGHT


def role_targets(frames, lengths):
    """[frames, words, roles]"""
    targets = torch.full((len(frames), max(lengths), len(ROLES)), IGNORED)
    for number, (frame, length) in enumerate(zip(frames, lengths)):
        rows = [labels.begin_inside(frame.spans[role], length) for role in ROLES]
        targets[number, :length] = torch.tensor(rows).T
    return targets


def names_sum(model, words, names, is_word):
    """Minus the log of the summed probability of all labels that a word's corpus leaves possible."""
    width = is_word.shape[1]
    allowed = torch.ones(len(names), width, len(labels.MENTION), dtype=torch.bool)
    for number, name in enumerate(names):
        allowed[number, :len(name.allowed)] = torch.tensor(name.mask())
    log_probabilities = model.mention(model.dropout(words)).float().log_softmax(-1)
    lost = -log_probabilities.masked_fill(~allowed, -1e4).logsumexp(-1)
    weights = torch.tensor([name.weight for name in names])
    return NAMES_WEIGHT * (lost * is_word * weights[:, None]).sum()


def silver_loss(model, batch, below, top):
    """Cross-entropies against a teacher's probabilities; what it says of an event counts by how sure it was of that."""
    places, is_word = batch.word_places()
    words = gather(top, places)
    taught = [s.gold for s in batch.sentences]
    loss = soft(model.trigger(words)[is_word], torch.cat([s.trigger for s in taught]))
    loss = loss + NAMES_WEIGHT * soft(model.mention(model.dropout(words))[is_word], torch.cat([s.mention for s in taught]))
    frames = [frame for s in taught for frame in s.frames]
    if frames:
        triggers = [(number, frame.begin, frame.type) for number, s in enumerate(taught) for frame in s.frames]
        loss = loss + silver_frames_sum(model, FrameBatch(batch.sentences, batch.places, triggers), below, frames)
    return loss / len(batch.sentences)


def silver_frames_sum(model, batch, below, frames):
    words = batch.run(model, below)
    weights = torch.tensor([frame.weight for frame in frames])
    by_word = weights[:, None].expand(-1, batch.words.shape[1])[batch.words]
    scores = model.roles(words).unflatten(-1, (len(ROLES), 3))[batch.words]
    loss = soft(scores, torch.cat([frame.roles for frame in frames]), by_word[:, None])
    scores = model.attributes(batch.at_triggers(words))
    scores['mode'] = scores['mode'].masked_fill(~ALLOWED_MODES[batch.types], -1e4)
    for name, weight in ATTRIBUTE_WEIGHTS.items():
        loss = loss + weight * soft(scores[name], torch.stack([frame.attributes[name] for frame in frames]), weights)
    return loss


def soft(scores, probabilities, weights=1.0):
    """The summed cross-entropy of scores [..., labels] against a teacher's probabilities."""
    return -((probabilities.float() * scores.float().log_softmax(-1)).sum(-1) * weights).sum()


def names_loss(model, batch, below, top):
    places, is_word = batch.word_places()
    return names_sum(model, gather(top, places), [s.gold for s in batch.sentences], is_word) / len(batch.sentences)


def tree_loss(model, batch, below, top):
    places, is_word = batch.word_places()
    words = gather(top, places)
    trees = [s.gold for s in batch.sentences]
    known = model.tree_labels
    loss = 0
    for name, inventory in (('upos', known.upos), ('xpos', known.xpos)):
        targets = padded([[inventory.index(tag) for tag in getattr(tree, name)] for tree in trees], IGNORED)
        loss = loss + .5 * summed(model.tags[name](model.dropout(words)), targets)
    heads = padded([tree.heads for tree in trees], IGNORED)
    is_head = torch.cat([torch.ones_like(is_word[:, :1]), is_word], 1)
    arcs = model.tree.arc_scores(words).masked_fill(~is_head[:, None, :], -1e4)
    loss = loss + summed(arcs, heads)
    with_root = model.tree.with_root(words)
    chosen = torch.gather(with_root, 1, heads.clamp(min=0)[:, :, None].expand(-1, -1, words.shape[-1]))
    relations = torch.tensor([known.deprel.index(relation) for tree in trees for relation in tree.deprel])
    loss = loss + summed(model.tree.label_scores(words[is_word], chosen[is_word]), relations)
    return TREE_WEIGHT * loss / is_word.sum()
