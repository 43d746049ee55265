"""Which batches an epoch holds, in which order: a function of the seed and the epoch alone, so that a run can be resumed."""
import random

from .reader import MAX_PIECES
from .sentences import windows_of

SHORTEST_WINDOW = 42  # pieces; the limit is drawn anew for each story, so that every sentence is read with more and with less context
POOL = 40             # batches of windows among which similar lengths are put together


def epoch_batches(stories_by_kind, pieces_a_batch, seed, epoch):
    """A shuffled list of (kind, windows) for {kind: stories}."""
    draw = random.Random(f'{seed}/{epoch}')
    batches = [(kind, batch) for kind, stories in stories_by_kind.items() for batch in batches_of(stories, pieces_a_batch, draw)]
    draw.shuffle(batches)
    return batches


def batches_of(stories, pieces_a_batch, draw):
    windows = [window for story in stories for window in readable_windows(story, draw)]
    draw.shuffle(windows)
    pool = POOL * pieces_a_batch // MAX_PIECES
    batches = []
    for begin in range(0, len(windows), pool):
        batch, widest = [], 0
        for window in sorted(windows[begin:begin + pool], key=pieces_in):
            widest = max(widest, pieces_in(window))
            if batch and widest * (len(batch) + 1) > pieces_a_batch:
                batches.append(batch)
                batch, widest = [], pieces_in(window)
            batch.append(window)
        batches.append(batch)
    return batches


def readable_windows(story, draw):
    """(sentences, parts) of windows without the sentences that would have to be cut, which are too few to matter."""
    longest = MAX_PIECES - 2
    whole = [sentence for sentence in story if sentence.length <= longest]
    limit = draw.randint(SHORTEST_WINDOW, MAX_PIECES)
    return [(whole, parts) for parts in windows_of(whole, limit, with_context=False, longest_part=longest)]


def pieces_in(window):
    return 1 + sum(part.length + 1 for part in window[1])
