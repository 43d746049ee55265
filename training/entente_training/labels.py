"""What the reader can say: the label inventories, and spans to begin/inside labels and back."""
import json
import pathlib

MODES = {
    'AGREE': [], 'CONSULT': ['visit', 'third-party', 'multilateral', 'phone'], 'SUPPORT': [], 'CONCEDE': [],
    'COOPERATE': [], 'AID': [], 'RETREAT': ['withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign'],
    'REQUEST': ['assist', 'change', 'yield', 'meet'], 'ACCUSE': ['disapprove', 'investigate', 'allege'],
    'REJECT': ['assist', 'change', 'yield', 'meet'],
    'THREATEN': ['restrict', 'arrest', 'relations', 'expel', 'territory', 'violence'],
    'PROTEST': ['demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize'],
    'SANCTION': ['convict', 'expel', 'withdraw', 'discontinue'], 'MOBILIZE': ['troops', 'weapons', 'police', 'militia'],
    'COERCE': ['seize', 'restrict', 'censor', 'curfew', 'martial-law', 'arrest', 'deport', 'withhold', 'misinformation', 'cyber'],
    'ASSAULT': ['abduct', 'beat', 'torture', 'sexual', 'targeted', 'destroy', 'primitive', 'firearms', 'explosives',
                'suicide-attack', 'aerial', 'drone', 'heavy-weapons', 'crowd-control', 'unconventional'],
}
TYPES = sorted(MODES)
TRIGGER = ['O', 'I'] + ['B-' + kind for kind in TYPES]
FIRST_BEGIN = 2  # of TRIGGER; the types follow in the order of TYPES
ROLES = ['actor', 'recipient', 'speaker', 'time', 'place', 'dead', 'injured', 'arrested', 'crowd']
NUMBERS = ROLES[5:]
ROLE_KEYS = dict(zip(ROLES, ['actors', 'recipients', 'says', 'when', 'where'] + NUMBERS))  # in the corpus
STATUS = ['past', 'future', 'possible', 'negated']
MODE = [''] + [f'{kind}/{mode}' for kind in TYPES for mode in MODES[kind]]
ABOUT = [''] + TYPES
KINDS = ['PER', 'ORG', 'LOC', 'NAT', 'NOM']
MENTION = ['O'] + [f'{place}-{kind}' for kind in KINDS for place in 'BI']
OUTSIDE, BEGIN, INSIDE = 0, 1, 2


def modes_of(kind):
    """Which entries of MODE an event of this type may take: none, or its own."""
    return [not mode or mode.startswith(kind + '/') for mode in MODE]


def begin_inside(spans, length):
    """Labels for spans of words, the longer ones first where they overlap."""
    labels = [OUTSIDE] * length
    for begin, end in sorted(set(spans), key=lambda span: span[0] - span[1]):
        if not any(labels[begin:end]):
            labels[begin:end] = [BEGIN] + [INSIDE] * (end - begin - 1)
    return labels


def spans_of(probabilities, most_outside=.5):
    """Spans from rows of (outside, begin, inside): see docs/MODEL.md, roles."""
    spans, inside_span = [], False
    for place, (outside, begin, inside) in enumerate(probabilities):
        if outside > most_outside:
            inside_span = False
        elif inside_span and begin <= inside:
            spans[-1][1] = place + 1
        else:
            spans.append([place, place + 1])
            inside_span = True
    return [tuple(span) for span in spans]


def mentions_of(labels):
    """(begin, end, kind) from mention labels; an inside label that continues nothing opens a mention."""
    mentions, before = [], 'O'
    for place, label in enumerate(labels):
        if label.startswith('I-') and before[2:] == label[2:]:
            mentions[-1][1] = place + 1
        elif label != 'O':
            mentions.append([place, place + 1, label[2:]])
        before = label
    return mentions


class TreeLabels:
    """The label sets that the treebanks define."""

    def __init__(self, upos, xpos, deprel):
        self.upos, self.xpos, self.deprel = upos, xpos, deprel

    @classmethod
    def of(cls, sentences):
        return cls(*(sorted({value for s in sentences for value in getattr(s, key)}) for key in ('upos', 'xpos', 'deprel')))

    def save(self, path):
        pathlib.Path(path).write_text(json.dumps(vars(self)))

    @classmethod
    def load(cls, path):
        return cls(**json.loads(pathlib.Path(path).read_text()))
