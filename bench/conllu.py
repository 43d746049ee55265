"""Reads CoNLL-U for the programs that score texts: sentences of words, and what of the file's text each word covers."""
import dataclasses


@dataclasses.dataclass
class Word:
    begin: int  # counts the characters of the whole file that are not white space; half open
    end: int
    form: str
    upos: str
    head: int   # place of the head in the sentence from 1; 0 for the root
    deprel: str


@dataclasses.dataclass
class Sentence:
    words: list
    text: str             # with its white space
    opens_paragraph: bool
    space_after: bool     # white space follows its last word


def read(path):
    """All sentences. The words of a multiword token must spell it, as they do in the English treebanks."""
    sentences, place = [], 0
    with open(path, encoding='utf-8') as file:
        blocks = file.read().split('\n\n')
    for block in blocks:
        lines = [line for line in block.split('\n') if line]
        rows = [line.split('\t') for line in lines if line[0].isdigit()]
        if rows:
            sentences.append(_sentence(lines, rows, place))
            place = sentences[-1].words[-1].end
    return sentences


def _sentence(lines, rows, place):
    words, text, space_after, last_of_range = [], '', True, 0
    for number, form, _, upos, _, _, head, deprel, _, misc in rows:
        if '-' in number:
            last_of_range, space_after_range = int(number.split('-')[1]), 'SpaceAfter=No' not in misc
        elif '.' not in number:
            letters = len(''.join(form.split()))
            words.append(Word(place, place + letters, form, upos, int(head), deprel))
            place += letters
            space_after = 'SpaceAfter=No' not in misc
            if int(number) <= last_of_range:
                space_after = space_after_range and int(number) == last_of_range
            text += form + (' ' if space_after else '')
    opens = any(line.startswith(('# newdoc', '# newpar')) for line in lines)
    return Sentence(words, text.strip(), opens, space_after)
