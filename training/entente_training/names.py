"""Mentions (persons, organisations, places, nationalities, acting common nouns) from corpora that disagree.

No corpus marks all five kinds, and conventions differ. So a word carries the set of labels its corpus leaves possible,
and training asks only that one of them be right: what one corpus leaves open the others decide.
"""
import dataclasses

from .labels import KINDS, MENTION
from .sentences import make_sentence

O = MENTION.index('O')
ANY = frozenset(range(len(MENTION)))


def begin(*kinds):
    return frozenset(MENTION.index('B-' + kind) for kind in kinds)


def inside(*kinds):
    return frozenset(MENTION.index('I-' + kind) for kind in kinds)


def kinds(*some):
    return begin(*some) | inside(*some)


NOTHING = frozenset([O])
UNNAMED = NOTHING | kinds('NAT', 'NOM')  # outside where a corpus marks persons, organisations and places only


@dataclasses.dataclass
class Names:
    allowed: list  # a set of label numbers a word
    weight: float = 1.0

    def mask(self):
        return [[label in allowed for label in range(len(MENTION))] for allowed in self.allowed]


def labelled(words, spans, outside, rules, weight=1.0):
    """Names for spans whose kind `rules` maps to one of KINDS, or to a set of labels for all its words."""
    allowed = [outside] * len(words)
    for first, end, kind in spans:
        rule = rules[kind]
        for place in range(first, end):
            if not isinstance(rule, str):
                allowed[place] = rule
            else:
                allowed[place] = begin(rule) if place == first else inside(rule)
    return Names(allowed, weight)


def stories_of(sentences, word_pieces):
    """A story of all sentences in a row, each with its Names as gold."""
    return [make_sentence(words, word_pieces, names) for words, names in sentences]
