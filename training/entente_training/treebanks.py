"""Universal Dependencies: sentences with gold words, tags and trees, grouped by document."""
import dataclasses

from .corpus_files import blocks
from .sentences import make_sentence

EWT = 'ud-english-ewt/en_ewt-ud-{}.conllu.xz'
GUM = 'ud-english-gum/en_gum-ud-{}.conllu.xz'


@dataclasses.dataclass
class Tree:
    upos: list
    xpos: list
    heads: list    # 0 is the root, words count from 1
    deprel: list


def read(path, word_pieces):
    """Stories (the documents) of Sentences whose gold is a Tree."""
    stories = []
    for block in blocks(path):
        if not stories or any(line.startswith('# newdoc') for line in block):
            stories.append([])
        rows = [line.split('\t') for line in block if line[0] != '#']
        rows = [row for row in rows if row[0].isdecimal()]  # neither multiword tokens nor empty nodes
        tree = Tree([r[3] for r in rows], [r[4] for r in rows], [int(r[6]) for r in rows], [r[7] for r in rows])
        stories[-1].append(make_sentence([r[1] for r in rows], word_pieces, tree))
    return stories


def training_stories(data, word_pieces):
    return [story for part in (EWT, GUM) for story in read(data / part.format('train'), word_pieces)]
