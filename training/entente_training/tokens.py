"""Cuts raw text into words with the patterns of knowledge/language/tokens.tsv, which the C++ tokenizer reads too.

White space separates runs; within a run each place takes the first pattern that matches there. A pattern's groups are
its words; a pattern without groups is one word; a character that nothing matches is a word of its own.
"""
import pathlib
import typing

import regex

TOKENS_FILE = pathlib.Path(__file__).resolve().parents[2] / 'knowledge/language/tokens.tsv'


class Word(typing.NamedTuple):
    begin: int  # offsets into the text, half open
    end: int
    text: str


class Tokenizer:
    def __init__(self, path=TOKENS_FILE):
        lines = [line for line in path.read_text(encoding='utf-8').splitlines() if line and not line.startswith('#')]
        self._patterns = [regex.compile(line.split('\t')[1], regex.IGNORECASE) for line in lines[1:]]

    def words(self, text):
        found = []
        for run in regex.finditer(r'\S+', text):
            place = run.start()
            while place < run.end():
                spans = self._spans_at(text, place, run.end())
                found += [Word(begin, end, text[begin:end]) for begin, end in spans]
                place = spans[-1][1]
        return found

    def _spans_at(self, text, place, end):
        for pattern in self._patterns:
            match = pattern.match(text, place, end)
            if match and match.end() > place:
                groups = [match.span(g) for g in range(1, pattern.groups + 1) if match.start(g) < match.end(g)]
                return groups or [match.span()]
        return [(place, place + 1)]
