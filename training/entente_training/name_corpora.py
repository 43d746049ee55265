"""The corpora of names: what each marks, said in our kinds of mentions."""
import functools
import json

from . import gum_names
from .corpus_files import blocks
from .names import ANY, NOTHING, UNNAMED, Names, begin, inside, kinds, labelled, stories_of
from .tokens import Tokenizer

LONGEST = 110  # words; a few sentences of the silver corpus are runs without end


def span_labels(tags):
    """(begin, end, kind) from BIO or IO tags."""
    spans, before = [], 'O'
    for place, tag in enumerate(tags):
        kind = tag.split('-', 1)[-1]
        if tag == 'O':
            pass
        elif tag.startswith('B-') or before.split('-', 1)[-1] != kind:
            spans.append([place, place + 1, kind])
        else:
            spans[-1][1] = place + 1
        before = tag
    return spans


def columns(path, word_column, tag_column, separator):
    """(words, tags, rows) of each sentence."""
    for block in blocks(path):
        rows = [line.split(separator) for line in block if not line.startswith(('#\t', '# ', '-DOCSTART-'))]
        rows = [row for row in rows if len(row) > max(word_column, tag_column)]
        if rows and len(rows) <= LONGEST:
            yield [row[word_column] for row in rows], [row[tag_column] for row in rows], rows


def recut_columns(path, word_column, tag_column, separator):
    """The same with words cut as the reader will meet them: "al-Sadr" is three."""
    parts_of = functools.cache(Tokenizer().words)
    for words, tags, rows in columns(path, word_column, tag_column, separator):
        cut = [(part.text, tag if number == 0 else tag.replace('B-', 'I-'), row)
               for word, tag, row in zip(words, tags, rows) for number, part in enumerate(parts_of(word))]
        if cut:
            yield tuple(list(column) for column in zip(*cut))


PLAIN = {'PER': 'PER', 'ORG': 'ORG', 'LOC': 'LOC'}


def uner(data, part):
    """Web text; its conventions for persons, organisations and places are ours, hence the weight."""
    for words, tags, _ in columns(data / f'ner-uner-ewt/en_ewt-ud-{part}.iob2.xz', 1, 2, '\t'):
        yield words, labelled(words, span_labels(tags), UNNAMED, PLAIN, 2.0)


def wikigold(data):
    """Nationalities are among its MISC, so a word outside is none."""
    for words, tags, _ in recut_columns(data / 'ner-wikigold/wikigold_shared.conll', 0, 1, ' '):
        yield words, labelled(words, span_labels(tags), NOTHING | kinds('NOM'), PLAIN | {'MISC': NOTHING | kinds('NAT', 'NOM')})


def crossner(data):
    rules = {'politician': 'PER', 'person': 'PER', 'politicalparty': 'ORG', 'organisation': 'ORG', 'country': 'LOC', 'location': 'LOC',
             'election': ANY, 'event': ANY, 'misc': UNNAMED}
    for part in ('train', 'dev'):
        for words, tags, _ in recut_columns(data / f'ner-crossner-politics/{part}.bio', 0, 1, '\t'):
            yield words, labelled(words, span_labels(tags), UNNAMED, rules)


def btc(data):
    """Tweets: some nationalities are LOC there, and account names are PER or ORG, which we leave open."""
    for part in ('g', 'e'):
        for words, tags, _ in recut_columns(data / f'ner-btc/{part}.conll', 0, 1, '\t'):
            names = labelled(words, span_labels(tags), UNNAMED, PLAIN, .5)
            names.allowed = [ANY if word[0] in '@#' else allowed | begin('NAT') if allowed == begin('LOC') else allowed
                             for word, allowed in zip(words, names.allowed)]
            yield words, names


def gmb(data):
    """Silver news: titles stand inside persons, and `gpe` holds nationalities and countries alike (told apart by the tag of the word)."""
    rules = {'geo': 'LOC', 'org': 'ORG', 'per': 'PER', 'gpe': 'LOC', 'tim': NOTHING, 'art': ANY, 'eve': ANY, 'nat': ANY}
    for words, tags, rows in recut_columns(data / 'ner-gmb-voa/gmb_train.bio.xz', 0, 2, '\t'):
        spans = span_labels(tags)
        names = labelled(words, spans, NOTHING | kinds('NOM'), rules, .5)
        for first, end, kind in spans:
            if kind == 'gpe':
                noun = rows[end - 1][1] == 'NNP'
                names.allowed[first] = begin('NAT', 'LOC') if noun else begin('NAT')
                names.allowed[first + 1:end] = [inside('NAT', 'LOC') if noun else inside('NAT')] * (end - first - 1)
            elif kind == 'per' and end - first > 1:
                names.allowed[first] = begin('PER') | NOTHING | kinds('NOM')
                names.allowed[first + 1:end] = [kinds('PER')] * (end - first - 1)
        yield words, names


def re3d(data):
    """Documents on Syria and Iraq. Its organisations keep their article and may be mere descriptions."""
    rules = {'Person': kinds('PER', 'NOM') | NOTHING, 'Organisation': kinds('ORG', 'NOM', 'NAT') | NOTHING, 'Nationality': 'NAT'}
    named = {'Person': 'PER', 'Organisation': 'ORG', 'Location': 'LOC', 'Nationality': 'NAT'}
    tokenizer = Tokenizer()
    with open(data / 'ner-re3d/re3d_shared.jsonl', encoding='utf-8') as lines:
        for record in map(json.loads, lines):
            for sentence in cut_sentences(tokenizer.words(record['text'])):
                texts = [word.text for word in sentence]
                allowed = [NOTHING | kinds('NOM')] * len(sentence)
                for entity in record['entities']:
                    places = [n for n, w in enumerate(sentence) if w.begin < entity['end'] and entity['begin'] < w.end]
                    places = places[1:] if places and texts[places[0]].lower() in ('the', 'a', 'an') else places
                    for number, place in enumerate(places):
                        kind = entity['type']
                        clear = kind in named and all(texts[p][0].isupper() for p in places)
                        if clear:
                            allowed[place] = inside(named[kind]) if number else begin(named[kind])
                        else:
                            allowed[place] = rules.get(kind, ANY) if isinstance(rules.get(kind, ANY), frozenset) else ANY
                yield texts, Names(allowed, .5)


def cut_sentences(words):
    """Rough sentences: up to a full stop that a capital follows."""
    sentence = []
    for word, following in zip(words, words[1:] + [None]):
        sentence.append(word)
        if following is None or word.text in '.!?' and following.text[0].isupper() and len(sentence) > 5 or len(sentence) == LONGEST:
            yield sentence
            sentence = []


UNER_TRAINED = 1600  # sentences of UNER's dev part that train; the rest is for choosing


def gold_stories(data, word_pieces):
    """One story a hand-annotated corpus, UNER's first."""
    corpora = [list(uner(data, 'dev'))[:UNER_TRAINED], wikigold(data), crossner(data), btc(data), re3d(data), gum_names.sentences(data)]
    return [stories_of(sentences, word_pieces) for sentences in corpora]
