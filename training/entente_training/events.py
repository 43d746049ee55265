"""The events corpus: its annotations as spans of words, and readings written back in its form."""
import collections
import dataclasses
import json

from . import labels, numbers
from .labels import ROLE_KEYS, ROLES
from .sentences import make_sentence
from .tokens import Tokenizer


@dataclasses.dataclass
class Frame:
    begin: int   # words of the trigger
    end: int
    type: str
    status: str
    mutual: bool
    mode: str    # an entry of labels.MODE
    about: str
    spans: dict  # role -> spans of words


@dataclasses.dataclass
class Events:
    record: dict        # the corpus line
    words: list         # tokens.Word, with offsets into the text
    frames: list
    names: object = None  # names.Names, where the sentence teaches mentions


def read(path, word_pieces, tokenizer=None):
    """Stories of Sentences whose gold is Events."""
    tokenizer = tokenizer or Tokenizer()
    stories = []
    with open(path, encoding='utf-8') as lines:
        for record in map(json.loads, lines):
            if record.get('new') or not stories:
                stories.append([])
            words = tokenizer.words(record['text'])
            frames = [aligned_frame(event, record['text'], words) for event in record.get('events', [])]
            stories[-1].append(make_sentence([w.text for w in words], word_pieces, Events(record, words, frames)))
    return stories


def occurrences(text, part):
    found, at = [], text.find(part)
    while at >= 0:
        found.append((at, at + len(part)))
        at = text.find(part, at + 1)
    return found


def covering_words(words, begin, end):
    """The span of words that touch the characters, and whether it fits them exactly."""
    touching = [number for number, word in enumerate(words) if word.begin < end and begin < word.end]
    if not touching:
        return None, False
    span = (touching[0], touching[-1] + 1)
    return span, words[span[0]].begin == begin and words[span[1] - 1].end == end


def nearest_span(part, text, words, place):
    """The words of a mention copied from the text: of several occurrences the nearest, those that fit words first."""
    candidates = []
    for begin, end in occurrences(text, part):
        span, exact = covering_words(words, begin, end)
        if span:
            candidates.append((not exact, abs(span[0] - place), span))
    return min(candidates)[2] if candidates else None


def aligned_frame(event, text, words):
    trigger = occurrences(text, event['trigger'])[event.get('nth', 1) - 1]
    (begin, end), _ = covering_words(words, *trigger)
    spans = collections.defaultdict(list)
    for role in ROLES:
        given = event.get(ROLE_KEYS[role])
        if role in labels.NUMBERS:
            spans[role] = number_spans(given, words, begin, spans)
        else:
            mentions = given if isinstance(given, list) else [given] if given else []
            spans[role] = [span for span in (nearest_span(m, text, words, begin) for m in mentions) if span]
    mode = f"{event['type']}/{event['mode']}" if event.get('mode') else ''
    return Frame(begin, end, event['type'], event['status'], bool(event.get('mutual')), mode, event.get('about', ''), dict(spans))


def number_spans(number, words, trigger, spans):
    """Where a count is named: inside or just before a participant if it can be, otherwise nearest to the trigger."""
    if not number:
        return []
    found = numbers.spans_naming(number, [w.text for w in words])
    participants = spans['recipient'] + spans['actor']
    def rank(span):
        inside = any(begin - 1 <= span[0] < end for begin, end in participants)
        return (not inside, abs(span[0] - trigger))
    return [min(found, key=rank)] if found else []


def record_of(events, frames):
    """A corpus line from gold or predicted frames of a sentence, without `who`."""
    record = {'id': events.record['id'], 'text': events.record['text'], 'events': []}
    for frame in frames:
        record['events'].append(event_of(frame, events.record['text'], events.words))
    return record


def event_of(frame, text, words):
    def copied(span):
        return text[words[span[0]].begin:words[span[1] - 1].end]
    trigger = copied((frame.begin, frame.end))
    event = {'trigger': trigger, 'type': frame.type, 'status': frame.status}
    places = [begin for begin, _ in occurrences(text, trigger)]
    nth = places.index(words[frame.begin].begin) + 1
    event |= {'nth': nth} if nth > 1 else {}
    event |= {'mode': frame.mode.split('/')[1]} if frame.mode else {}
    event |= {'mutual': True} if frame.mutual else {}
    event |= {'about': frame.about} if frame.about else {}
    for role, spans in frame.spans.items():
        if spans and role in labels.NUMBERS:
            number = numbers.value([w.text for w in words[spans[0][0]:spans[0][1]]])
            event |= {role: number} if number is not None else {}
        elif spans:
            mentions = list(dict.fromkeys(copied(span) for span in spans))
            event[ROLE_KEYS[role]] = mentions[0] if role in ('time', 'place') else mentions
    return event
