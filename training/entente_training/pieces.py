"""Cuts words into WordPiece pieces and tells their shape, as docs/MODEL.md lays down for the C++ reader as well."""
import unicodedata

SHAPES = ['other', 'lower', 'capital', 'upper', 'mixed', 'number', 'initial']
BERT_SPECIAL = {'cls': '[CLS]', 'sep': '[SEP]', 'unknown': '[UNK]', 'pad': '[PAD]'}
LONGEST_WORD = 100  # characters; anything longer is [UNK]


def shape(word):
    """Index of the word's case shape: names lose their capitals in an uncased vocabulary, the shape gives them back."""
    if word[0].isdecimal():
        return SHAPES.index('number')
    upper = [character.isupper() for character in word]
    cased = [character for character in word if character.isupper() or character.islower()]
    if not cased:
        return SHAPES.index('other')
    if not any(upper):
        return SHAPES.index('lower')
    if len(word) == 1:
        return SHAPES.index('initial')
    if all(character.isupper() for character in cased) and len(cased) > 1:
        return SHAPES.index('upper')
    if upper[0] and not any(upper[1:]):
        return SHAPES.index('capital')
    return SHAPES.index('mixed')


def is_punctuation(character):
    """BERT's notion: every ASCII sign that is neither letter nor digit, and Unicode's punctuation."""
    code = ord(character)
    return (33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
            or unicodedata.category(character).startswith('P'))


def normalise(word):
    """Lower case without combining marks, white space and control characters."""
    decomposed = unicodedata.normalize('NFD', word.lower())
    return ''.join(c for c in decomposed if unicodedata.category(c) not in ('Mn', 'Cc', 'Cf', 'Zs', 'Zl', 'Zp') and c != '\ufffd')


class WordPieces:
    def __init__(self, vocabulary_lines, special=BERT_SPECIAL):
        self.lines, self.special = list(vocabulary_lines), special
        self._ids = {piece: number for number, piece in enumerate(self.lines)}
        self.cls, self.sep, self.unknown, self.pad = (self._ids[special[name]] for name in ('cls', 'sep', 'unknown', 'pad'))
        self._known = {}

    def cut(self, word):
        """Piece ids of one word, at least one."""
        if word not in self._known:
            self._known[word] = self._cut(normalise(word))
        return self._known[word]

    def _cut(self, word):
        if not word or len(word) > LONGEST_WORD:
            return [self.unknown]
        return [piece for part in self._parts(word) for piece in self._longest_matches(part)]

    @staticmethod
    def _parts(word):
        """Punctuation characters stand alone, as in the encoder's own training."""
        parts, open_part = [], False
        for character in word:
            alone = is_punctuation(character)
            if open_part and not alone:
                parts[-1] += character
            else:
                parts.append(character)
            open_part = not alone
        return parts

    def _longest_matches(self, part):
        pieces, begin = [], 0
        while begin < len(part):
            prefix = '##' if begin else ''
            for end in range(len(part), begin, -1):
                piece = self._ids.get(prefix + part[begin:end])
                if piece is not None:
                    break
            else:
                return [self.unknown]
            pieces.append(piece)
            begin = end
        return pieces
