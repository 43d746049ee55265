"""Windows of sentences as padded tensors, and where each word and piece of a sentence lies in them."""
import torch

from . import labels
from .reader import DISTANCES


class Batch:
    """`windows` holds (story, parts) pairs; `sentences`, `begins` and `places` have an entry for each part that is not mere context:
    its sentence, the first of the sentence's pieces in it, and the flat indices of its pieces."""

    def __init__(self, windows, word_pieces):
        rows = [row_of(story, parts, word_pieces) for story, parts in windows]
        self.width = max(len(ids) for ids, _, _ in rows)
        self.ids = padded([ids for ids, _, _ in rows], word_pieces.pad)
        self.shapes = padded([shapes for _, shapes, _ in rows], 0)
        self.mask = padded([[True] * len(ids) for ids, _, _ in rows], False)
        self.sentences, self.begins, self.places = [], [], []
        for row, ((story, _), (_, _, parts)) in enumerate(zip(windows, rows)):
            for part, column in parts:
                start = row * self.width + column
                self.sentences.append(story[part.sentence])
                self.begins.append(part.begin)
                self.places.append(range(start, start + part.length))

    def word_places(self):
        """Flat indices of the words' first pieces [sentences, words], and which of them are words; for whole sentences only."""
        places = [[self.places[number][first] for first in s.first] for number, s in enumerate(self.sentences)]
        return padded(places, 0), padded([[True] * len(row) for row in places], False)


def row_of(story, parts, word_pieces):
    """(ids, shapes, [(part, place of its first piece)]) of one window; parts read as context are not listed."""
    ids, shapes, begins = [word_pieces.cls], [0], []
    for part in parts:
        if not part.dropped:
            begins.append((part, len(ids)))
        sentence = story[part.sentence]
        ids += sentence.pieces[part.begin:part.end] + [word_pieces.sep]
        shapes += sentence.shapes[part.begin:part.end] + [0]
    return ids, shapes, begins


def padded(rows, filler):
    width = max((len(row) for row in rows), default=0)
    return torch.tensor([list(row) + [filler] * (width - len(row)) for row in rows])


def gather(states, places):
    """Rows of [windows, pieces, H] at flat indices of any shape."""
    return states.reshape(-1, states.shape[-1])[places]


class FrameBatch:
    """The second pass's input: one row for each (number of the sentence in the batch, first word of the trigger, type)."""

    def __init__(self, sentences, places, triggers):
        chosen = [sentences[number] for number, _, _ in triggers]
        self.piece_places = padded([places[number] for number, _, _ in triggers], 0)
        self.mask = padded([[True] * s.length for s in chosen], False)
        distances = [[word - begin for word in s.word_of_piece()] for s, (_, begin, _) in zip(chosen, triggers)]
        self.at_trigger = padded([[d == 0 for d in row] for row in distances], False)
        self.distances = padded(distances, DISTANCES)
        self.types = torch.tensor([labels.TYPES.index(kind) for _, _, kind in triggers])
        self.first = padded([s.first for s in chosen], 0)
        self.words = padded([[True] * len(s.first) for s in chosen], False)
        self.trigger_words = torch.tensor([begin for _, begin, _ in triggers])

    def run(self, model, below):
        """Word states of the second pass [frames, words, H]."""
        states = model.run_frames(gather(below, self.piece_places), self.mask, self.distances, self.types, self.at_trigger)
        return torch.gather(states, 1, self.first[:, :, None].expand(-1, -1, states.shape[-1]))

    def at_triggers(self, word_states):
        return word_states[torch.arange(len(word_states)), self.trigger_words]
