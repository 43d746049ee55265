"""The training run: all heads together, batches of the three kinds of corpora interleaved."""
import dataclasses
import json
import os
import pathlib
import random
import time

import torch

from . import encoder, evaluate, event_names, events, losses, name_corpora, names, schedule, silver, treebanks
from .batches import Batch


@dataclasses.dataclass(frozen=True)
class Recipe:
    """How a reader learns. Rates are the highest of the run."""
    encoder_rate: float  # of the last layer
    head_rate: float
    layer_decay: float   # of the rate, from a layer to the one below
    pieces: int          # of a batch, padding included
    cycles: tuple        # (epochs, share of the highest rates it starts with) of each; in a cycle rates rise, then fall to nothing
    trees_shared_by: tuple  # epochs that together see all of the treebanks, by epoch and from then on: the later ones are more for events
    names_shared_by: int    # epochs that together see all hand-annotated names (all of them see UNER's)
    silver_names: int       # sentences of the silver corpus of names, drawn anew each epoch

    @property
    def epochs(self):
        return sum(epochs for epochs, _ in self.cycles)


RECIPES = {'small': Recipe(3e-4, 1e-3, .9, 1200, ((6, 1),), (2, 3), 3, 1000), 'base': Recipe(8e-5, 1e-3, .93, 800, ((3, 1), (2, .8)), (3, 4, 4, 3), 4, 500)}
BETAS, WEIGHT_DECAY, CLIPPING, WARM_UP = (.9, .98), .01, 5.0, .1
SILVER_SHARED_BY = 3  # epochs that together see all that the teacher read
ANNOTATIONS = sorted((pathlib.Path(__file__).resolve().parents[1] / 'annotations').glob('*.jsonl'))  # sentences of events of our own
SECONDS_TO_CHECKPOINT = 240
LOSSES = {'events': losses.events_loss, 'silver': losses.silver_loss, 'trees': losses.tree_loss, 'names': losses.names_loss}


class Corpora:
    def __init__(self, data, word_pieces, recipe, part, silver_path=None):
        """`silver_path`: what a teacher read, if there is one. `part` of each corpus is used: 1 but for trying things out."""
        self._pieces, self._recipe, self._part = word_pieces, recipe, part
        self._events = [story for path in (data / 'events/train.jsonl', *ANNOTATIONS) for story in events.read(path, word_pieces)]
        event_names.add_event_names(self._events)
        self._trees = treebanks.training_stories(data, word_pieces)
        self._uner, *self._names = name_corpora.gold_stories(data, word_pieces)
        self._silver_names = list(name_corpora.gmb(data))
        self._silver = silver.stories(silver_path, word_pieces) if silver_path else []

    def of_epoch(self, seed, epoch):
        shared_by = self._recipe.trees_shared_by[min(epoch, len(self._recipe.trees_shared_by) - 1)]
        trees = self._trees[epoch % shared_by::shared_by]
        silver_names = random.Random(f'{seed}/{epoch}').sample(self._silver_names, round(self._recipe.silver_names * self._part))
        gold = [story[epoch % self._recipe.names_shared_by::self._recipe.names_shared_by] for story in self._names]
        taught = self._silver[epoch % SILVER_SHARED_BY::SILVER_SHARED_BY]
        return {'events': self._some(self._events), 'silver': self._some(taught), 'trees': self._some(trees),
                'names': [self._uner, *gold, names.stories_of(silver_names, self._pieces)]}

    def _some(self, stories):
        return stories[::round(1 / self._part)]


def parameter_groups(model, recipe):
    """The encoder's layers learn more slowly the deeper they lie, the heads faster."""
    groups = []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            rate = rate_of(name, model.architecture, recipe)
            groups.append({'params': [parameter], 'lr': rate, 'peak': rate, 'weight_decay': WEIGHT_DECAY if parameter.dim() > 1 else 0})
    return groups


def rate_of(name, architecture, recipe):
    parts = name.split('.')
    if name.startswith('frames.layer.'):
        return recipe.encoder_rate * recipe.layer_decay ** (architecture.frame_layers - 1 - int(parts[2]))
    if name.startswith('layer.'):
        return recipe.encoder_rate * recipe.layer_decay ** (architecture.layers - 1 - int(parts[1]))
    if parts[0] == 'relative' or parts[0] == 'embed' and parts[1] != 'shape':
        return recipe.encoder_rate * recipe.layer_decay ** architecture.layers
    return recipe.head_rate


def share_of_peak(cycles, epochs_done):
    """Linear up, then linear down to nothing, in each cycle."""
    for epochs, height in cycles:
        if epochs_done < epochs:
            progress = epochs_done / epochs
            return height * (progress / WARM_UP if progress < WARM_UP else (1 - progress) / (1 - WARM_UP))
        epochs_done -= epochs
    return 0


class Run:
    def __init__(self, settings, tree_labels):
        self.settings = settings
        torch.manual_seed(settings.seed)
        self.recipe = RECIPES[settings.name]
        self.word_pieces = encoder.word_pieces(settings.name)
        self.model = encoder.pretrained_reader(settings.name, tree_labels)
        self.optimizer = torch.optim.AdamW(parameter_groups(self.model, self.recipe), betas=BETAS, fused=True)
        self.corpora = Corpora(settings.data, self.word_pieces, self.recipe, settings.part, settings.silver)
        self.epoch = self.step_of_epoch = self.step = 0
        self.checkpoint = settings.work / 'checkpoint.pt'

    def go(self):
        if self.checkpoint.exists():
            self._restore()
        while self.epoch < self.recipe.epochs:
            self._run_epoch()
            self.epoch, self.step_of_epoch = self.epoch + 1, 0
            self._save()
            self._save(self.settings.work / f'epoch{self.epoch}.pt')
            self._log(json.dumps({'epoch': self.epoch} | evaluate.choosing_scores(self.model, self.word_pieces, self.settings)))

    def _batches(self, epoch):
        return schedule.epoch_batches(self.corpora.of_epoch(self.settings.seed, epoch), self.recipe.pieces, self.settings.seed, epoch)

    def _run_epoch(self):
        batches = self._batches(self.epoch)
        began = saved = time.time()
        sums = {kind: [0.0, 0.0, 0] for kind in LOSSES}
        self.model.train()
        for kind, windows in batches[self.step_of_epoch:]:
            started = time.time()
            share = share_of_peak(self.recipe.cycles, self.epoch + self.step_of_epoch / len(batches))
            loss = self._learn(kind, windows, share)
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
