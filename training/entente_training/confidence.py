"""Confidence: how often an event is right as a whole, from how sure the reader was of each of its parts (docs/MODEL.md, step 10).

The weights are fitted on the events held for choosing, which the reader has not learned from."""
import torch

from . import evaluate
from .labels import FIRST_BEGIN, OUTSIDE, ROLES

PARTS = ('trigger', 'type', 'sides', 'status', 'mutual')
SUREST = 8.0   # log-odds; beyond it, how sure the network is tells nothing more
RIDGE = .02    # times the squared weights, an event: few events are held for choosing
FOLDS = 5
BANDS = 5


def fit(pairs):
    """(the header's weights, lines of a table of reliability) from (sentence, Reading) pairs of events held for choosing."""
    rows, right, places = examples(pairs)
    bias, weights = fitted(rows, right)
    return {'bias': bias.item()} | dict(zip(PARTS, weights.tolist())), reliability(held_out(rows, right, places), right)


def parts_of(frame, trigger):
    """Log-odds that each part of a read frame is right, by the network alone; `trigger` holds the probabilities at its first word."""
    begins = trigger[FIRST_BEGIN:]
    outside = frame.roles[:, [ROLES.index('actor'), ROLES.index('recipient')], OUTSIDE]
    chances = [begins.sum(), begins.max() / begins.sum(), torch.maximum(outside, 1 - outside).min(), frame.status.max(), frame.mutual.max()]
    return torch.logit(torch.stack([chance.float() for chance in chances]).clamp(1e-6, 1 - 1e-6)).clamp(-SUREST, SUREST)


def is_right(frame, words, text, gold_frames):
    """Whether a gold frame agrees in trigger (they overlap), type, status and both sides."""
    def mentions(which):
        sides = [{text[words[b].begin:words[e - 1].end] for b, e in which.spans[role]} for role in ('actor', 'recipient')]
        return [sides[0] | sides[1]] if which.mutual or gold.mutual or frame.mutual else sides
    for gold in gold_frames:
        if gold.begin < frame.end and frame.begin < gold.end and (gold.type, gold.status) == (frame.type, frame.status):
            mutual = gold.mutual or frame.mutual
            return all(agree(one, other, mutual) for one, other in zip(mentions(gold), mentions(frame)))
    return False


def agree(gold, read, all_of_them):
    """One mention in common, or none on either side; of a mutual event, whose parties are one set, every gold one."""
    found = [any(evaluate.same(mention, other) for other in read) for mention in gold]
    return (all(found) if all_of_them else any(found)) if gold else not read


def examples(pairs):
    """(log-odds of the parts, whether it is right, which sentence it stands in) of all events read in (sentence, Reading) pairs."""
    rows, right, places = [], [], []
    for place, (sentence, reading) in enumerate(pairs):
        gold = sentence.gold
        for frame in reading.frames:
            rows.append(parts_of(frame, reading.trigger[frame.begin]))
            right.append(is_right(evaluate.event_frame(frame), gold.words, gold.record['text'], gold.frames))
            places.append(place)
    return torch.stack(rows), torch.tensor(right, dtype=torch.float32), torch.tensor(places)


def fitted(rows, right):
    """(bias, weights of the parts) of a logistic regression."""
    bias, weights = torch.zeros(1, requires_grad=True), torch.zeros(len(PARTS), requires_grad=True)
    optimizer = torch.optim.LBFGS([bias, weights], max_iter=200, line_search_fn='strong_wolfe')

    def loss():
        optimizer.zero_grad()
        lost = torch.nn.functional.binary_cross_entropy_with_logits(rows @ weights + bias, right) + RIDGE * (weights ** 2).sum()
        lost.backward()
        return lost

    optimizer.step(loss)
    return bias.detach(), weights.detach()


def held_out(rows, right, places):
    """Confidence of each event by weights fitted on the other folds."""
    confidence = torch.zeros(len(right))
    for fold in range(FOLDS):
        mine = places % FOLDS == fold
        bias, weights = fitted(rows[~mine], right[~mine])
        confidence[mine] = torch.sigmoid(rows[mine] @ weights + bias)
    return confidence


def reliability(confidence, right):
    """A line for each band of confidence: how many events, their mean confidence, the share that is right."""
    band_of = (confidence * BANDS).long().clamp(max=BANDS - 1)
    lines = []
    for band in range(BANDS):
        mine = band_of == band
        if mine.any():
            lines.append(f'{int(mine.sum())} events of confidence {confidence[mine].mean():.2f}: {right[mine].mean():.2f} right')
    return lines
