"""The training run: all heads together, batches of the three kinds of corpora interleaved."""
import json
import os
import random
import time

import torch

from . import encoder, evaluate, events, losses, names, schedule, treebanks
from .batches import Batch
from .reader import FRAME_LAYERS, LAYERS

ENCODER_RATE, HEAD_RATE, LAYER_DECAY = 3e-4, 1e-3, .9
BETAS, WEIGHT_DECAY, CLIPPING, WARM_UP = (.9, .98), .01, 5.0, .1
SILVER = 2000               # sentences of the silver corpus of names, drawn anew each epoch
TREES_SHARED_BY = (2, 2, 2, 2, 3)  # epochs that together see all of the treebanks, by epoch and from then on: the later ones are more for events
SECONDS_TO_CHECKPOINT = 240
LOSSES = {'events': losses.events_loss, 'trees': losses.tree_loss, 'names': losses.names_loss}


class Corpora:
    def __init__(self, data, word_pieces, part):
        """`part` of each corpus is used: 1 but for trying things out."""
        self._pieces, self._part = word_pieces, part
        self._events = events.read(data / 'events/train.jsonl', word_pieces)
        names.add_event_names(self._events)
        self._trees = treebanks.training_stories(data, word_pieces)
        self._names = names.gold_stories(data, word_pieces)
        self._silver_names = list(names.gmb(data))

    def of_epoch(self, seed, epoch):
        shared_by = TREES_SHARED_BY[min(epoch, len(TREES_SHARED_BY) - 1)]
        trees = self._trees[epoch % shared_by::shared_by]
        sample = random.Random(f'{seed}/{epoch}').sample(self._silver_names, round(SILVER * self._part))
        return {'events': self._some(self._events), 'trees': self._some(trees), 'names': self._names + [names.stories_of(sample, self._pieces)]}

    def _some(self, stories):
        return stories[::round(1 / self._part)]


def parameter_groups(model):
    """The encoder's layers learn more slowly the deeper they lie, the heads faster."""
    groups = []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            decay = WEIGHT_DECAY if parameter.dim() > 1 else 0
            groups.append({'params': [parameter], 'lr': rate_of(name), 'peak': rate_of(name), 'weight_decay': decay})
    return groups


def rate_of(name):
    if name.startswith('frames.layer.'):
        return ENCODER_RATE * LAYER_DECAY ** (FRAME_LAYERS - 1 - int(name.split('.')[2]))
    if name.startswith('layer.'):
        return ENCODER_RATE * LAYER_DECAY ** (LAYERS - 1 - int(name.split('.')[1]))
    if name.startswith('embed.') and name != 'embed.shape.weight':
        return ENCODER_RATE * LAYER_DECAY ** LAYERS
    return HEAD_RATE


def share_of_peak(progress):
    """Linear up, then linear down to nothing, as the run's progress goes from 0 to 1."""
    return progress / WARM_UP if progress < WARM_UP else (1 - progress) / (1 - WARM_UP)


class Run:
    def __init__(self, settings, tree_labels):
        self.settings = settings
        torch.manual_seed(settings.seed)
        self.word_pieces = encoder.word_pieces()
        self.model = encoder.pretrained_reader(tree_labels)
        self.optimizer = torch.optim.AdamW(parameter_groups(self.model), betas=BETAS, fused=True)
        self.corpora = Corpora(settings.data, self.word_pieces, settings.part)
        self.epoch = self.step_of_epoch = self.step = 0
        self.checkpoint = settings.work / 'checkpoint.pt'

    def go(self):
        if self.checkpoint.exists():
            self._restore()
        while self.epoch < self.settings.epochs:
            self._run_epoch()
            self.epoch, self.step_of_epoch = self.epoch + 1, 0
            self._save()
            self._save(self.settings.work / f'epoch{self.epoch}.pt')
            self._log(json.dumps({'epoch': self.epoch} | evaluate.choosing_scores(self.model, self.word_pieces, self.settings)))

    def _batches(self, epoch):
        return schedule.epoch_batches(self.corpora.of_epoch(self.settings.seed, epoch), self.settings.pieces, self.settings.seed, epoch)

    def _run_epoch(self):
        batches = self._batches(self.epoch)
        began = saved = time.time()
        sums = {kind: [0.0, 0.0, 0] for kind in LOSSES}
        self.model.train()
        for kind, windows in batches[self.step_of_epoch:]:
            started = time.time()
            progress = (self.epoch + self.step_of_epoch / len(batches)) / self.settings.epochs
            loss = self._learn(kind, windows, share_of_peak(progress))
            sums[kind] = [sums[kind][0] + loss, sums[kind][1] + time.time() - started, sums[kind][2] + 1]
            if time.time() - saved > SECONDS_TO_CHECKPOINT:
                self._save()
                saved = time.time()
            if self.step % 100 == 0:
                means = ' '.join(f'{kind} {total / count:.3f} ({seconds / count:.2f} s)' for kind, (total, seconds, count) in sums.items() if count)
                self._log(f'epoch {self.epoch + 1} step {self.step_of_epoch} of {len(batches)}: {means}; {time.time() - began:.0f} s')

    def _learn(self, kind, windows, share):
        for group in self.optimizer.param_groups:
            group['lr'] = group['peak'] * share
        batch = Batch(windows, self.word_pieces)
        with torch.autocast('cpu', torch.bfloat16):
            below, top = self.model.encode(batch.ids, batch.shapes, batch.mask)
            loss = LOSSES[kind](self.model, batch, below, top)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIPPING)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self.step_of_epoch += 1
        return loss.item()

    def _save(self, path=None):
        """Written beside and renamed, so that a crash leaves the one before."""
        path = path or self.checkpoint
        state = {'model': self.model.state_dict(), 'optimizer': self.optimizer.state_dict(), 'random': torch.get_rng_state(),
                 'epoch': self.epoch, 'step_of_epoch': self.step_of_epoch, 'step': self.step}
        torch.save(state, path.with_suffix('.new'))
        os.replace(path.with_suffix('.new'), path)

    def _restore(self):
        state = torch.load(self.checkpoint, weights_only=True)
        self.model.load_state_dict(state['model'])
        self.optimizer.load_state_dict(state['optimizer'])
        torch.set_rng_state(state['random'])
        self.epoch, self.step_of_epoch, self.step = state['epoch'], state['step_of_epoch'], state['step']

    def _log(self, line):
        with open(self.settings.work / 'progress.txt', 'a') as log:
            log.write(f'{time.strftime("%H:%M:%S")} {line}\n')
