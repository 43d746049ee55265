"""Teaches a trained reader to read pairs (pairs.py): first from the events corpus, then from PLV; the rest of the reader stays as it is,
so that the states it starts from are computed once."""
import collections
import dataclasses
import random

import torch

from . import pairs
from .labels import TYPES

BETAS, WEIGHT_DECAY, CLIPPING, WARM_UP = (.9, .98), .01, 5.0, .1
FOLDS = 5


@dataclasses.dataclass(frozen=True)
class Stage:
    epochs: int
    layer_rate: float  # the highest
    head_rate: float
    pairs: int         # of a batch


FROM_EVENTS, FROM_PLV = Stage(2, 1e-4, 1e-3, 32), Stage(4, 5e-5, 5e-4, 16)


class PairTraining:
    """One reader, and the states of all pairs' sentences."""

    def __init__(self, model, data, event_paths, word_pieces):
        self.model = model.requires_grad_(False)
        self.plv, self.held_back = pairs.plv(data, word_pieces)
        self._penta = penta_of_roots(self.plv)
        self.events = pairs.of_events(event_paths, word_pieces)
        with torch.autocast('cpu', torch.bfloat16):
            self.states = pairs.states_below(model, self.plv + self.held_back + self.events, word_pieces)

    def learn_from_events(self, seed):
        torch.manual_seed(seed)
        self.model.add_pairs()
        self._fit(self.events, FROM_EVENTS, seed)
        self._start = self._weights()

    def learn_from_plv(self, learned, seeds):
        """From what was learned from events, once a seed; the mean of the weights is kept."""
        ends = []
        for seed in seeds:
            self.model.pairs.load_state_dict(self._start)
            torch.manual_seed(seed)
            self._fit(learned, FROM_PLV, seed)
            ends.append(self._weights())
        self.model.pairs.load_state_dict({name: torch.stack([end[name] for end in ends]).mean(0) for name in self._start})

    def cross_validated(self, seeds):
        """Scores over PLV's pairs, each read by a head that was taught with the other four fifths of the sentences; the head is another then."""
        folds = folds_of(self.plv)
        read = []
        for fold in range(FOLDS):
            self.learn_from_plv([pair for pair in self.plv if folds[pair.record['sentence_id']] != fold], seeds)
            left_out = [pair for pair in self.plv if folds[pair.record['sentence_id']] == fold]
            read += self._read(left_out)
        return scores_of(read, self._penta)

    def scores_on_held_back(self):
        return scores_of(self._read(self.held_back), self._penta)

    def _read(self, some):
        """(PLV's record, the root read) of each pair."""
        self.model.pairs.eval()
        with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
            scores = [pairs.PairBatch([pair], self.states).scores(self.model)[0] for pair in some]
        return [(pair.record, plv_root(TYPES[int(row.argmax())])) for pair, row in zip(some, scores)]

    def _weights(self):
        return {name: weights.clone() for name, weights in self.model.pairs.state_dict().items()}

    def _fit(self, learned, stage, seed):
        head = self.model.pairs.train()
        groups = [{'params': list(part.parameters()), 'peak': rate, 'lr': 0}
                  for part, rate in ((head.layer, stage.layer_rate), (head.side, stage.head_rate), (head.root, stage.head_rate))]
        optimizer = torch.optim.AdamW(groups, betas=BETAS, weight_decay=WEIGHT_DECAY, fused=True)
        steps = stage.epochs * -(-len(learned) // stage.pairs)
        batches = (batch for epoch in range(stage.epochs) for batch in pairs.batches_of(learned, self.states, stage.pairs, f'{seed}/{epoch}'))
        for step, batch in enumerate(batches):
            progress = step / steps
            for group in optimizer.param_groups:
                group['lr'] = group['peak'] * (progress / WARM_UP if progress < WARM_UP else (1 - progress) / (1 - WARM_UP))
            with torch.autocast('cpu', torch.bfloat16):
                loss = batch.loss(self.model)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), CLIPPING)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)


def folds_of(some):
    """A fold for each sentence, so that two pairs of one never stand on both sides."""
    sentences = sorted({pair.record['sentence_id'] for pair in some})
    random.Random(1).shuffle(sentences)
    return {sentence: number % FOLDS for number, sentence in enumerate(sentences)}


def plv_root(kind):
    return next((root for root, kinds in pairs.MERGED.items() if kind in kinds), kind)


def penta_of_roots(some):
    """The class (cooperation or conflict, verbal or material) of each root: the one that most of PLV's records of it bear."""
    counts = collections.Counter((pair.record['root'], pair.record['penta']) for pair in some)
    return {root: penta for (root, penta), _ in reversed(counts.most_common())}


def scores_of(read, penta):
    """Macro F1 over the roots and over the classes that occur, and the share of right roots, in per cent."""
    roots = [(record['root'], found) for record, found in read]
    classes = [(record['penta'], penta[found]) for record, found in read]
    return {'pairs': len(read), 'root macro F1': macro_f1(roots), 'penta macro F1': macro_f1(classes),
            'accuracy': round(100 * sum(gold == found for gold, found in roots) / len(roots), 1)}


def macro_f1(read):
    golds = {gold for gold, _ in read}
    f1 = [2 * sum(gold == found == one for gold, found in read) / sum((gold == one) + (found == one) for gold, found in read) for one in golds]
    return round(100 * sum(f1) / len(f1), 1)
