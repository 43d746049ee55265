"""Writes the raw text of a CoNLL-U file, to be cut and parsed from scratch: python3 bench/conllu_text.py gold.conllu > gold.txt

A paragraph stands on one line, a blank line between two; --wrap 80 breaks the lines as mail programs do.
"""
import argparse
import textwrap

import conllu


def paragraphs(sentences):
    text = ''
    for sentence in sentences:
        if sentence.opens_paragraph and text:
            yield text.strip()
            text = ''
        text += sentence.text + (' ' if sentence.space_after else '')
    if text:
        yield text.strip()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument('conllu')
    arguments.add_argument('--wrap', type=int, default=0, metavar='COLUMNS')
    arguments = arguments.parse_args()
    for paragraph in paragraphs(conllu.read(arguments.conllu)):
        if arguments.wrap:
            paragraph = textwrap.fill(paragraph, arguments.wrap, break_long_words=False, break_on_hyphens=False)
        print(paragraph, end='\n\n')


if __name__ == '__main__':
    main()
