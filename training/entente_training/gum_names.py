"""Names from GUM's entities: of a person, organisation or place, the capitalised words around the head, if that is a proper noun."""
import collections
import re

from . import names
from .corpus_files import blocks
from .treebanks import GUM

KINDS = {'person': 'PER', 'organization': 'ORG', 'place': 'LOC'}
BRACKET = re.compile(r'(\()?([^()]+)(\))?')
JOINING = ('of', 'and', 'for', 'the', '-', '–', "'s", '’s', '.', '&')  # may stand within a name


def sentences(data):
    """(words, Names) of the training part."""
    read = []
    for block in blocks(data / GUM.format('train')):
        rows = [line.split('\t') for line in block if line[0] != '#']
        rows = [row for row in rows if row[0].isdecimal()]
        read.append((rows, [span for span in map(lambda entity: name_in(rows, *entity), entities(rows)) if span]))
    places = {text(rows, span) for rows, spans in read for span in spans if span[2] == 'LOC'}
    return [([row[1] for row in rows], names_of(rows, spans, places)) for rows, spans in read]


def entities(rows):
    """(begin, end, type) of the entities that open and close in a sentence."""
    open_at = collections.defaultdict(list)
    for place, row in enumerate(rows):
        field = re.search(r'Entity=([^|]*)', row[9])
        for opens, body, closes in BRACKET.findall(field[1]) if field else ():
            number, _, rest = body.partition('-')
            if opens:
                open_at[number].append((place, rest.split('-')[0]))
            if closes and open_at[number]:
                begin, kind = open_at[number].pop()
                yield begin, place + 1, kind


def name_in(rows, begin, end, kind):
    """The name (begin, end, kind) within an entity, or None; other kinds than KINDS keep their own."""
    heads = [place for place in range(begin, end) if not begin < int(rows[place][6]) <= end]
    if len(heads) != 1 or rows[heads[0]][3] != 'PROPN':
        return None
    capital = lambda place: rows[place][1][0].isupper() and rows[place][3] != 'DET'
    first, last = heads[0], heads[0]
    while first > begin and (capital(first - 1) or first - 1 > begin and rows[first - 1][1] in JOINING and capital(first - 2)):
        first -= 1
    while last + 1 < end and (capital(last + 1) or last + 2 < end and rows[last + 1][1] in JOINING and capital(last + 2)):
        last += 1
    return first, last + 1, KINDS.get(kind, kind)


def text(rows, span):
    return ' '.join(row[1] for row in rows[span[0]:span[1]])


def names_of(rows, spans, places):
    """Names where GUM's and our conventions agree; titles before persons (any first word), acting countries and names of other things are left open."""
    allowed = [names.ANY if row[3] == 'PROPN' else names.UNNAMED for row in rows]
    for span in sorted(spans, key=lambda span: span[0] - span[1]):  # a name within a name wins only where it is alone
        first, end, kind = span
        if kind not in KINDS.values():
            choices = ()
        elif kind == 'ORG' and text(rows, span) in places:
            choices = ('ORG', 'LOC')
        else:
            choices = (kind,)
        if kind == 'PER' and end - first > 1:
            allowed[first] = names.begin('PER') | names.NOTHING | names.kinds('NOM')
            allowed[first + 1:end] = [names.kinds('PER')] * (end - first - 1)
        elif choices and all(allowed[place] in (names.ANY, names.UNNAMED) for place in range(first, end)):
            allowed[first:end] = [names.begin(*choices)] + [names.inside(*choices)] * (end - first - 1)
    return names.Names(allowed)
