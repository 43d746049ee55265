"""Scores cut and parsed text against a treebank, as the CoNLL 2018 shared task does: python3 bench/score_conllu.py gold.conllu system.conllu

Both files must hold the same characters, white space aside. Words are the same where they cover the same characters; a sentence
is right if both its ends are. UPOS, UAS and LAS count words, so wrong words and sentences cost there too; LAS leaves subtypes out.
"""
import argparse

import conllu


def f1(gold, system, right):
    return 100 * 2 * right / (gold + system) if gold + system else 0.0


def heads(sentences):
    """For each word's span: its tag, the span of its head (None for a root) and its relation without subtype."""
    found = {}
    for sentence in sentences:
        spans = [None] + [(word.begin, word.end) for word in sentence.words]
        for word in sentence.words:
            found[word.begin, word.end] = (word.upos, spans[word.head], word.deprel.split(':')[0])
    return found


def ends(sentences):
    return {(sentence.words[0].begin, sentence.words[-1].end) for sentence in sentences}


def scores(gold, system):
    gold_words, system_words = heads(gold), heads(system)
    both = [(gold_words[span], system_words[span]) for span in gold_words.keys() & system_words.keys()]
    counts = len(gold_words), len(system_words)
    return {
        'words': f1(*counts, len(both)),
        'sentences': f1(len(gold), len(system), len(ends(gold) & ends(system))),
        'UPOS': f1(*counts, sum(a[0] == b[0] for a, b in both)),
        'UAS': f1(*counts, sum(a[1] == b[1] for a, b in both)),
        'LAS': f1(*counts, sum(a[1:] == b[1:] for a, b in both)),
    }


def characters(sentences):
    return ''.join(''.join(word.form.split()) for sentence in sentences for word in sentence.words)


def difference(gold, system):
    """Where two texts part, with what surrounds it; empty where they are the same."""
    at = next((n for n, (a, b) in enumerate(zip(gold, system)) if a != b), min(len(gold), len(system)))
    return '' if gold == system else f'at character {at}: "{gold[at - 20:at + 20]}" against "{system[at - 20:at + 20]}"'


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument('gold')
    arguments.add_argument('system')
    arguments = arguments.parse_args()
    gold, system = conllu.read(arguments.gold), conllu.read(arguments.system)
    apart = difference(characters(gold), characters(system))
    if apart:
        raise SystemExit(f'the files hold different texts, {apart}')
    for name, score in scores(gold, system).items():
        print(f'{name:9} {score:6.2f}')


if __name__ == '__main__':
    main()
