"""Pairs of a marked actor and recipient, with the type of what the first does to the second: from the corpus of marked pairs (PLV)
and from the events corpus. Roots follow the rule that a future act of cooperation is an AGREE."""
import collections
import dataclasses
import json
import random
import re

import torch

from . import events
from .batches import Batch, gather, padded
from .labels import TYPES
from .reader import MAX_PIECES
from .sentences import make_sentence, windows_of
from .tokens import Tokenizer

MARK = re.compile(r'<(/?)([st])>')
COOPERATION = {'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT'}
MERGED = {'YIELD': ('CONCEDE', 'RETREAT')}  # PLV's root, and the types it stands for
PLV = 'plv/plv_train.jsonl'


@dataclasses.dataclass
class Pair:
    sentence: object  # sentences.Sentence
    sides: tuple      # (words of the actor, words of the recipient), either may be empty
    types: list       # numbers of the types that are right
    weight: float = 1.0
    record: dict = None


def unmarked(marked_text):
    """(the text without its marks, the spans of characters marked as source, those marked as target)."""
    text, spans, opened, at = '', {'s': [], 't': []}, {}, 0
    for mark in MARK.finditer(marked_text):
        text += marked_text[at:mark.start()]
        at = mark.end()
        closes, side = mark.groups()
        if closes:
            spans[side].append((opened.pop(side), len(text)))
        else:
            opened[side] = len(text)
    return text + marked_text[at:], spans['s'], spans['t']


def words_within(words, spans):
    return sorted({number for number, word in enumerate(words) for begin, end in spans if word.begin < end and begin < word.end})


def marked_pair(record, word_pieces, tokenizer):
    text, *sides = unmarked(record['marked_text'])
    words = tokenizer.words(text)
    types = [TYPES.index(kind) for kind in MERGED.get(record['root'], (record['root'],))]
    sentence = make_sentence([word.text for word in words], word_pieces)
    return Pair(sentence, tuple(words_within(words, spans) for spans in sides), types, record=record)


def plv(data, word_pieces):
    """(pairs to learn from, pairs whose sentences the events corpus holds back)."""
    tokenizer = Tokenizer()
    with open(data / PLV, encoding='utf-8') as lines:
        pairs = [marked_pair(record, word_pieces, tokenizer) for record in map(json.loads, lines)]
    with open(data / 'events/dev.jsonl', encoding='utf-8') as lines:
        held_back = {record['id'] for record in map(json.loads, lines)}
    return [p for p in pairs if p.record['id'] not in held_back], [p for p in pairs if p.record['id'] in held_back]


def root_of(frame):
    return 'AGREE' if frame.status == 'future' and frame.type in COOPERATION else frame.type


def of_frame(sentence, frame):
    """The pairs of one event: what is told of a mutual one holds in both directions. All of an event's pairs count as one."""
    actors, recipients = ([list(range(*span)) for span in frame.spans[role]] for role in ('actor', 'recipient'))
    sides = [(actor, recipient) for actor in actors for recipient in recipients]
    if frame.mutual:
        sides += [(recipient, actor) for actor, recipient in sides]
        if not recipients:
            sides = [(actor, other) for actor in actors for other in actors if actor != other]
    types = [TYPES.index(root_of(frame))]
    return [Pair(sentence, pair, types, 1 / len(sides)) for pair in sides]


def of_events(paths, word_pieces):
    """Pairs of the events corpus, without the sentences that PLV marks itself."""
    sentences = [s for path in paths for story in events.read(path, word_pieces) for s in story]
    return [pair for s in sentences if not s.gold.record['id'].startswith('plv-') for frame in s.gold.frames for pair in of_frame(s, frame)]


def states_below(model, pairs, word_pieces, windows_a_batch=16):
    """The states that the pairs' sentences, each read alone, have below the last layers: by the sentence's id()."""
    sentences = {id(pair.sentence): pair.sentence for pair in pairs}.values()
    windows = [([sentence], parts) for sentence in sentences for parts in windows_of([sentence], MAX_PIECES, with_context=True)]
    windows.sort(key=lambda window: sum(part.length for part in window[1]))
    parts = collections.defaultdict(list)
    model.eval()
    with torch.no_grad():
        for begin in range(0, len(windows), windows_a_batch):
            batch = Batch(windows[begin:begin + windows_a_batch], word_pieces)
            below = model.encode_below(batch.ids, batch.shapes, batch.mask)
            for sentence, start, places in zip(batch.sentences, batch.begins, batch.places):
                parts[id(sentence)].append((start, gather(below, torch.tensor(places))))
    return {key: torch.cat([states for _, states in sorted(some, key=lambda part: part[0])]) for key, some in parts.items()}


class PairBatch:
    """Pairs as padded tensors, for reader.Pairs. `states`: what states_below gives."""

    def __init__(self, pairs, states):
        self.states = torch.nn.utils.rnn.pad_sequence([states[id(pair.sentence)].float() for pair in pairs], batch_first=True)
        self.mask = padded([[True] * pair.sentence.length for pair in pairs], False)
        self.marks = torch.zeros(*self.mask.shape, 2)
        words = [sorted({*actor, *recipient}) for actor, recipient in (pair.sides for pair in pairs)]
        self.first = padded([[pair.sentence.first[word] for word in some] for pair, some in zip(pairs, words)], 0)
        self.pooling = torch.zeros(len(pairs), 2, self.first.shape[1])
        for number, pair in enumerate(pairs):
            ends = pair.sentence.first[1:] + [pair.sentence.length]
            for side, of_side in enumerate(pair.sides):
                for word in of_side:
                    self.marks[number, pair.sentence.first[word]:ends[word], side] = 1
                    self.pooling[number, side, words[number].index(word)] = 1 / len(of_side)
        self.right = torch.tensor([[kind in pair.types for kind in range(len(TYPES))] for pair in pairs])
        self.weights = torch.tensor([pair.weight for pair in pairs])

    def scores(self, model):
        return model.pairs(self.states, model.attention_bias(self.mask), self.marks, self.first, self.pooling)

    def loss(self, model):
        """Minus the log of the summed probability of the types that are right."""
        lost = -self.scores(model).log_softmax(-1).masked_fill(~self.right, -1e4).logsumexp(-1)
        return (lost * self.weights).sum() / len(self.weights)


def batches_of(pairs, states, size, seed):
    """Batches of pairs of about the same length, in random order."""
    drawn = random.Random(seed)
    order = sorted(pairs, key=lambda pair: (pair.sentence.length // 8, drawn.random()))
    groups = [order[begin:begin + size] for begin in range(0, len(order), size)]
    drawn.shuffle(groups)
    return (PairBatch(group, states) for group in groups)
