"""Scores of a model on corpora it has not seen: events, trees, names."""
import json
import subprocess
import sys
import tempfile

from . import events, labels, name_corpora, names, reading, treebanks


def read_all(model, word_pieces, stories, with_trees, threshold=.5):
    """(sentence, its Reading) for all."""
    read = reading.read_stories(model, stories, word_pieces, model.tree_labels, threshold, with_trees)
    return [pair for story, readings in zip(stories, read) for pair in zip(story, readings)]


def event_frame(frame):
    """A read frame as one of the corpus."""
    largest = lambda name, inventory: inventory[int(getattr(frame, name).argmax())]
    return events.Frame(frame.begin, frame.end, frame.type, largest('status', labels.STATUS), bool(frame.mutual.argmax()),
                        largest('mode', labels.MODE), largest('about', labels.ABOUT), {role: frame.spans(role) for role in labels.ROLES})


def same(mention, other):
    """Whether two mentions share enough words to be taken for one."""
    small = ('the', 'a', 'an', 'of', 'and', "'s", '’s')
    one, two = ({w for w in text.lower().split() if w not in small} for text in (mention, other))
    return bool(one and two) and (one <= two or two <= one or 2 * len(one & two) >= len(one | two))


def with_gold_who(record, gold):
    """Adds the countries and sectors of the gold mentions that match: scores of dyads are then those of the reader alone."""
    who = gold.get('who', {})
    mentions = {m for e in record['events'] for key in ('actors', 'recipients', 'says') for m in e.get(key, [])}
    record['who'] = {m: who[m] if m in who else next((code for g, code in who.items() if same(m, g)), '--- UNK') for m in mentions}
    return record


def event_scores(model, word_pieces, path, scorer, predictions=None):
    """What the scorer says of the model's events in a file of the corpus's form; predictions are kept if a path is given."""
    pairs = read_all(model, word_pieces, events.read(path, word_pieces), with_trees=False)
    return scored_events([(s, [event_frame(f) for f in r.frames]) for s, r in pairs], path, scorer, predictions)


def scored_events(read, path, scorer, predictions=None):
    """The same for pairs of a sentence and its frames."""
    records = [with_gold_who(events.record_of(s.gold, frames), s.gold.record) for s, frames in read]
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl') as out:
        out.write(''.join(json.dumps(record) + '\n' for record in records))
        out.flush()
        if predictions:
            predictions.write_text(open(out.name).read())
        return json.loads(subprocess.run([sys.executable, scorer, path, out.name, '--json'], check=True, capture_output=True).stdout)


def tree_scores(model, word_pieces, path, every=1):
    """Shares of words with the right tag, head, and head and relation (universal part, and with subtype), from gold words, in every n-th document."""
    stories = treebanks.read(path, word_pieces)[::every]
    total, right = 0, dict.fromkeys(('upos', 'xpos', 'uas', 'las', 'las_subtypes'), 0)
    for sentence, read in read_all(model, word_pieces, stories, with_trees=True):
        gold = sentence.gold
        for w in range(len(sentence.words)):
            head = gold.heads[w] == read.heads[w]
            total += 1
            right['upos'] += gold.upos[w] == read.upos[w]
            right['xpos'] += gold.xpos[w] == read.xpos[w]
            right['uas'] += head
            right['las'] += head and gold.deprel[w].split(':')[0] == read.deprels[w].split(':')[0]
            right['las_subtypes'] += head and gold.deprel[w] == read.deprels[w]
    return {name: round(100 * count / total, 2) for name, count in right.items()}


def name_scores(model, word_pieces, sentences):
    """Precision, recall and F1 of persons, organisations and places, by exact span and kind."""
    story = names.stories_of(sentences, word_pieces)
    kinds = ('PER', 'ORG', 'LOC')
    hits = read = gold = 0
    for sentence, reading_ in read_all(model, word_pieces, [story], with_trees=False):
        found = {mention for mention in map(tuple, reading_.mentions) if mention[2] in kinds}
        marked = {tuple(m) for m in labels.mentions_of([only_label(allowed) for allowed in sentence.gold.allowed])}
        hits, read, gold = hits + len(found & marked), read + len(found), gold + len(marked)
    precision, recall = hits / max(read, 1), hits / gold
    return {'precision': round(100 * precision, 2), 'recall': round(100 * recall, 2), 'f1': round(200 * precision * recall / max(precision + recall, 1e-9), 2)}


def only_label(allowed):
    return labels.MENTION[min(allowed)] if len(allowed) == 1 else 'O'


def percent(values):
    return {name: round(100 * value, 1) for name, value in values.items()}


def choosing_scores(model, word_pieces, settings):
    """The short scores that are logged after each epoch, on what is for choosing."""
    scored = event_scores(model, word_pieces, settings.data / 'events/dev.jsonl', settings.scorer)
    return {'events': percent({name: row[2] for name, row in scored['rows'].items()}), 'accuracy': percent(scored['accuracy']),
            'trees': tree_scores(model, word_pieces, settings.data / treebanks.EWT.format('dev'), every=3),
            'names': name_scores(model, word_pieces, list(name_corpora.uner(settings.data, 'dev'))[name_corpora.UNER_TRAINED:])}


def final_scores(model, word_pieces, settings):
    """The card's scores, one after the other."""
    scored = event_scores(model, word_pieces, settings.data / 'events/dev.jsonl', settings.scorer, settings.predictions)
    rows = {name: dict(zip(('precision', 'recall', 'f1'), percent(dict(enumerate(row))).values())) for name, row in scored['rows'].items()}
    yield {'events dev': rows, 'accuracy': percent(scored['accuracy'])}
    for name, pattern in (('EWT', treebanks.EWT), ('GUM', treebanks.GUM)):
        yield {f'UD {name} test': tree_scores(model, word_pieces, settings.data / pattern.format('test'))}
    yield {'UNER EWT test': name_scores(model, word_pieces, list(name_corpora.uner(settings.data, 'test')))}
    yield {'UNER EWT dev, held back': name_scores(model, word_pieces, list(name_corpora.uner(settings.data, 'dev'))[name_corpora.UNER_TRAINED:])}
