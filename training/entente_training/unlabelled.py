"""Texts that nobody annotated with events, as stories of sentences for a teacher to read: VOA news, Wikinews, US government releases,
current events, and web text for its names.

What the events corpus holds, to learn from or to choose by, is left out by the whole block or document."""
import json

from . import name_corpora, treebanks
from .corpus_files import open_text
from .tokens import Tokenizer

BLOCK = 40            # sentences of VOA news that the events corpus takes as a story
EVERY_RELEASE = 4     # of the releases, which are many and alike, every fourth
LONGEST_RELEASE = 60  # sentences
SHORTEST = 4          # words


def stories(data, word_pieces):
    """Lists of lists of words."""
    known = known_texts(data)
    tokenizer = Tokenizer()
    voa = [words for words, _ in name_corpora.gmb(data)]
    blocks = [voa[begin:begin + BLOCK] for begin in range(0, len(voa), BLOCK)]
    documents = [*records(data / 'news-wikinews/wikinews_2019_2020.jsonl.xz'), *records(data / 'news-us-government/us_government_releases.jsonl.xz')[::EVERY_RELEASE]]
    articles = [sentences_of(tokenizer, record['title'] + '\n' + record['text'])[:LONGEST_RELEASE] for record in documents]
    items = [sentences_of(tokenizer, record['text']) for record in records(data / 'news-current-events/current_events.jsonl.xz')]
    web = [[sentence.words for sentence in story] for story in treebanks.read(data / treebanks.EWT.format('train'), word_pieces)]
    return [story for story in blocks + articles + items + web if story and not any(squeezed(words) in known for words in story)]


def known_texts(data):
    return {squeezed([json.loads(line)['text']]) for part in ('train', 'dev') for line in open(data / f'events/{part}.jsonl', encoding='utf-8')}


def squeezed(words):
    """The letters and digits alone: corpora differ in blanks and quotation marks."""
    return ''.join(character for word in words for character in word if character.isalnum())


def records(path):
    with open_text(path) as lines:
        return [json.loads(line) for line in lines]


def sentences_of(tokenizer, text):
    found = [[word.text for word in sentence] for line in text.split('\n') for sentence in name_corpora.cut_sentences(tokenizer.words(line))]
    return [words for words in found if len(words) >= SHORTEST]
