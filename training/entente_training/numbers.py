"""Values of number expressions ("12", "twenty-two", "1.5 million", "dozens"), and where in a sentence a value is named."""
import pathlib
import re

LEXICON = {}
for _line in pathlib.Path(__file__).with_name('number_words.tsv').read_text().splitlines()[3:]:
    _word, _kind, _value = _line.split('\t')
    LEXICON[_word] = (_kind, int(_value))
LONGEST = 5  # words of an expression


def value(words):
    """The whole number that the words name, or None."""
    if len(words) == 3 and words[1].lower() == 'of':
        return value_of_tens(words[0].lower(), words[2].lower())
    total, open_number = 0, None
    for place, word in enumerate(w.lower() for w in words):
        digits = word.replace(',', '')
        kind, amount = LEXICON.get(word, (None, None))
        if re.fullmatch(r'\d+(\.\d+)?', digits):
            if open_number is not None:
                return None
            open_number = float(digits)
        elif kind == 'whole':
            return amount if len(words) == 1 else None
        elif kind == 'unit':
            open_number = (open_number or 0) + amount
        elif kind == 'scale':
            scaled = (1 if open_number is None else open_number) * amount
            total, open_number = (total, scaled) if amount == 100 else (total + scaled, None)
        elif not (word in ('-', 'and') and 0 < place < len(words) - 1):
            return None
    total += open_number or 0
    return int(total) if total == int(total) and words else None


def value_of_tens(many, scale):
    """"Tens of thousands": a plural stands for two of its scale, so half of the second is the scale."""
    if LEXICON.get(many, ('',))[0] == LEXICON.get(scale, ('',))[0] == 'whole':
        return LEXICON[many][1] * LEXICON[scale][1] // 2
    return None


def spans_naming(number, words):
    """All (begin, end) whose words name the number, the longest at each place."""
    spans = []
    for begin in range(len(words)):
        for end in range(min(begin + LONGEST, len(words)), begin, -1):
            if value(words[begin:end]) == number:
                spans.append((begin, end))
                break
    return spans
