"""What a teacher read in unlabelled news, for a smaller reader to learn from: its probabilities instead of labels.

On disk: a list of stories, each a list of Readings without what a student does not learn."""
import dataclasses
import random

import torch

from . import labels, reading, unlabelled
from .sentences import make_sentence

DOUBTFUL = .2  # events of at least this probability are taught, weighted by it


@dataclasses.dataclass
class Silver:
    """Probabilities (f16) of a sentence's words and of the events that the teacher saw."""
    trigger: torch.Tensor  # [words, labels]
    mention: torch.Tensor  # [words, labels]
    frames: list           # SilverFrames


@dataclasses.dataclass
class SilverFrame:
    begin: int
    type: str
    weight: float          # the teacher's probability of the event
    roles: torch.Tensor    # [words, roles, 3]
    attributes: dict       # name -> probabilities


def write(path, teacher, word_pieces, data, part=1.0):
    """Reads `part` of the unlabelled stories and writes what is needed to learn from them."""
    stories = unlabelled.stories(data, word_pieces)
    random.Random(1).shuffle(stories)
    read = []
    for words_of_story in stories[:round(len(stories) * part)]:
        story = [make_sentence(words, word_pieces) for words in words_of_story]
        with torch.autocast('cpu', torch.bfloat16):
            readings, = reading.read_stories(teacher, [story], word_pieces, teacher.tree_labels, DOUBTFUL, with_trees=False)
        read.append([as_record(words, found) for words, found in zip(words_of_story, readings)])
    torch.save(read, path)


def as_record(words, found):
    frames = [{'begin': f.begin, 'type': f.type, 'weight': float(found.trigger[f.begin, labels.FIRST_BEGIN:].sum()), 'roles': f.roles.half(),
               'attributes': {name: getattr(f, name).half() for name in ('status', 'mutual', 'mode', 'about')}} for f in found.frames]
    return {'words': words, 'trigger': found.trigger.half(), 'mention': found.mention.half(), 'frames': frames}


def stories(path, word_pieces):
    """Stories of Sentences whose gold is Silver."""
    return [[make_sentence(record['words'], word_pieces, Silver(record['trigger'], record['mention'], [SilverFrame(**frame) for frame in record['frames']]))
             for record in story] for story in torch.load(path, weights_only=True)]
