"""Sentences as the reader takes them (words, pieces, shapes), and the windows of consecutive ones that it reads at once."""
import dataclasses
import typing

from . import pieces as pieces_module


@dataclasses.dataclass
class Sentence:
    words: list
    pieces: list       # ids, all words in a row
    shapes: list       # a shape a piece
    first: list        # index into pieces of each word's first piece
    gold: typing.Any   # what a corpus knows about it: of type Events, Tree or Names

    @property
    def length(self):
        return len(self.pieces)

    def word_of_piece(self):
        ends = self.first[1:] + [self.length]
        return [word for word, (begin, end) in enumerate(zip(self.first, ends)) for _ in range(begin, end)]


def make_sentence(words, word_pieces, gold=None):
    ids, shapes, first = [], [], []
    for word in words:
        first.append(len(ids))
        cut = word_pieces.cut(word)
        ids += cut
        shapes += [pieces_module.shape(word)] * len(cut)
    return Sentence(list(words), ids, shapes, first, gold)


@dataclasses.dataclass
class Part:
    """A stretch of a sentence's words that is read at once: the whole sentence unless it is longer than a window."""
    sentence: int  # its number in the story
    begin: int     # pieces of the sentence, half open
    end: int
    dropped: bool = False  # read as context only

    @property
    def length(self):
        return self.end - self.begin


def parts_of(number, sentence, limit):
    """Cuts a sentence at words so that no part has more than `limit` pieces."""
    bounds = sentence.first + [sentence.length]
    parts, begin = [], 0
    for here, following in zip(bounds, bounds[1:]):
        if following - begin > limit:
            parts.append(Part(number, begin, here))
            begin = here
    return parts + [Part(number, begin, sentence.length)]


def windows_of(story, max_pieces, with_context, longest_part=None):
    """Windows over a story's sentences, filled greedily: each is [CLS] part [SEP] part [SEP] ...
    Sentences longer than `longest_part` pieces (as many as fit, if not given) are cut; a part may fill a window beyond `max_pieces`."""
    longest_part = longest_part or max_pieces - 2
    windows, size = [], 0
    for number, sentence in enumerate(story):
        for part in parts_of(number, sentence, longest_part):
            if windows and size + part.length + 1 <= max_pieces:
                windows[-1].append(part)
                size += part.length + 1
                continue
            opening = []
            if windows and with_context:
                last = windows[-1][-1]
                if 1 + last.length + 1 + part.length + 1 <= max_pieces:
                    opening = [dataclasses.replace(last, dropped=True)]
            windows.append(opening + [part])
            size = 1 + sum(p.length + 1 for p in windows[-1])
    return windows
