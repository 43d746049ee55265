"""Moves the thresholds at which the reader decides, without the reader knowing: it always asks for more than a half, so what
a half means is moved by shifting the biases of the outside labels. The best thresholds are found on the events held for choosing."""
import itertools
import math

import torch

from . import evaluate, events
from .labels import FIRST_BEGIN, OUTSIDE, ROLES, TRIGGER, spans_of

SIDES = ('actor', 'recipient')
TRIGGER_CHOICES, SIDE_CHOICES = (.4, .45, .5, .55, .6), (.5, .6, .65, .7, .75, .8)


def move(model, trigger, sides):
    """A word now fires where the begin labels had more than `trigger`, and is in an actor or recipient where outside had at most `sides`."""
    with torch.no_grad():
        model.trigger.out.bias[TRIGGER.index('O')] += math.log(trigger / (1 - trigger))
        for role in SIDES:
            model.roles.out.bias[3 * ROLES.index(role) + OUTSIDE] += math.log((1 - sides) / sides)


def best(model, word_pieces, settings):
    """The (trigger, sides) with the highest sum of full and dyad F1, and the scores of all that were tried."""
    path = settings.data / 'events/dev.jsonl'
    read = evaluate.read_all(model, word_pieces, events.read(path, word_pieces), with_trees=False, threshold=min(TRIGGER_CHOICES))
    tried = {}
    for choice in itertools.product(TRIGGER_CHOICES, SIDE_CHOICES):
        rows = evaluate.scored_events([(sentence, frames_at(reading, *choice)) for sentence, reading in read], path, settings.scorer)['rows']
        tried[choice] = {name: round(100 * row[2], 1) for name, row in rows.items()}
    return max(tried, key=lambda choice: tried[choice]['full'] + tried[choice]['dyads']), tried


def frames_at(reading, trigger, sides):
    """The frames that a reading would have held with these thresholds."""
    frames = []
    for frame in reading.frames:
        if reading.trigger[frame.begin, FIRST_BEGIN:].sum() > trigger:
            frames.append(evaluate.event_frame(frame))
            for role in SIDES:
                frames[-1].spans[role] = spans_of(frame.roles[:, ROLES.index(role)].tolist(), sides)
    return frames
