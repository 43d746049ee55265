"""What the exported model reads in a few stories: the C++ reader is tested against these numbers."""
import json
import pathlib

import torch

from . import model_file, pairs, reading
from .sentences import make_sentence

STORIES = pathlib.Path(__file__).with_name('reference_stories.txt')
STATE_NUMBERS = 8  # of each word state, enough to tell a wrong computation


def stories():
    """Blocks of lines, a sentence a line, words parted by blanks."""
    blocks = STORIES.read_text(encoding='utf-8').strip().split('\n\n')
    return [[line.split() for line in block.split('\n')] for block in blocks]


def write(model_path, path, threshold=.5):
    model, word_pieces, tree_labels = model_file.read(model_path)
    texts = stories()
    sentences = [[make_sentence(words, word_pieces) for words in story] for story in texts]
    readings = reading.read_stories(model, sentences, word_pieces, tree_labels, threshold)
    content = {'threshold': threshold, 'stories': [{'sentences': words, 'expect': [expected(r) for r in read]} for words, read in zip(texts, readings)]}
    if model.pairs:
        content['pairs'] = [expected_pair(model, sentence, word_pieces) for story in sentences for sentence in story]
    pathlib.Path(path).write_text(json.dumps(content, ensure_ascii=False) + '\n', encoding='utf-8')


def expected_pair(model, sentence, word_pieces):
    """The first half of the words marked as actor, and the last word as recipient, whatever they are."""
    sides = (list(range((len(sentence.words) + 1) // 2)), [len(sentence.words) - 1])
    pair = pairs.Pair(sentence, sides, [])
    with torch.no_grad():
        scores = pairs.PairBatch([pair], pairs.states_below(model, [pair], word_pieces)).scores(model)
    return {'sentence': sentence.words, 'actor': sides[0], 'recipient': sides[1], 'types': rounded(scores.softmax(-1)[0])}


def rounded(tensor):
    return [[round(number, 5) for number in row] for row in tensor.tolist()] if tensor.dim() == 2 else [round(number, 5) for number in tensor.tolist()]


def expected(read):
    return {'state': rounded(read.states[:, :STATE_NUMBERS]), 'upos': read.upos, 'xpos': read.xpos, 'heads': read.heads, 'deprels': read.deprels,
            'mentions': read.mentions, 'trigger': rounded(read.trigger), 'frames': [expected_frame(frame) for frame in read.frames]}


def expected_frame(frame):
    attributes = {name: rounded(getattr(frame, name)) for name in ('status', 'mutual', 'mode', 'about')}
    return {'begin': frame.begin, 'end': frame.end, 'type': frame.type, **attributes, 'roles': rounded(frame.roles.flatten(1))}
