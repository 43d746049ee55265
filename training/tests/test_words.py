"""Words, pieces, shapes and numbers."""
import unittest

from entente_training import encoder, event_names, numbers, pieces
from entente_training.sentences import make_sentence, windows_of
from entente_training.tokens import Tokenizer


class Words(unittest.TestCase):
    def test_offsets_give_the_text_back(self):
        text = 'The U.S. didn’t (yet) pay $3.5 million,\nan official\'s "aide" said… no.'
        for word in Tokenizer().words(text):
            self.assertEqual(text[word.begin:word.end], word.text)

    def test_no_character_is_lost(self):
        text = "Kim's envoys can't—or won't—go to www.example.org/a?b=c, e-mail a@b.org 🤝."
        self.assertEqual(''.join(word.text for word in Tokenizer().words(text)), ''.join(text.split()))


class Pieces(unittest.TestCase):
    def setUp(self):
        self.pieces = encoder.word_pieces('small')

    def shown(self, word):
        return [self.pieces.lines[number] for number in self.pieces.cut(word)]

    def test_punctuation_stands_alone(self):
        self.assertEqual(self.shown('U.S.'), ['u', '.', 's', '.'])
        self.assertEqual(self.shown("'s"), ["'", 's'])

    def test_marks_are_stripped(self):
        self.assertEqual(self.shown('Müller'), self.shown('muller'))
        self.assertEqual(self.shown('é'), ['e'])

    def test_what_cannot_be_cut_is_unknown(self):
        for word in ('🤝', 'x' * 101, '\u200b'):
            self.assertEqual(self.shown(word), ['[UNK]'])

    def test_agrees_with_the_tokenizers_the_encoders_were_trained_with(self):
        from tokenizers import Tokenizer as Theirs
        for name, source in encoder.ENCODERS.items():
            theirs, ours = Theirs.from_str(source.file('tokenizer.json').decode()), encoder.word_pieces(name)
            theirs.no_truncation()
            theirs.no_padding()
            for word in ('Ankara', 'anti-government', "O'Neill", 'İstanbul', 'naïve', '北', 'ΑΘΗΝΑ', '1,250.5', '«oui»', 'e\u0301tat', 'www.example.org/a_b'):
                self.assertEqual(ours.cut(word), theirs.encode(word, add_special_tokens=False).ids, (name, word))


class Shapes(unittest.TestCase):
    def test_each_shape(self):
        expected = {'said': 'lower', 'Paris': 'capital', 'NATO': 'upper', 'U.S.': 'upper', 'McCain': 'mixed', 'iPhone': 'mixed',
                    '12th': 'number', 'I': 'initial', 'J.': 'capital', '-': 'other', '北京': 'other'}
        for word, name in expected.items():
            self.assertEqual(pieces.SHAPES[pieces.shape(word)], name, word)


class Numbers(unittest.TestCase):
    def test_values(self):
        expected = {'12': 12, '1,250': 1250, 'two dozen': 24, 'dozens': 24, 'twenty - two': 22, '1.5 million': 1500000, 'tens of thousands': 20000,
                    'three hundred and six': 306, 'two thousand': 2000, 'several hundred': 200}
        for words, number in expected.items():
            self.assertEqual(numbers.value(words.split()), number, words)

    def test_what_is_no_number(self):
        for words in ('soldiers', 'and', 'two soldiers', '12 14', 'half of thousands', '1.5'):
            self.assertIsNone(numbers.value(words.split()), words)


class Windows(unittest.TestCase):
    def setUp(self):
        self.pieces = encoder.word_pieces('small')

    def story(self, *lengths):
        return [make_sentence(['peace'] * length, self.pieces) for length in lengths]

    def sizes(self, windows):
        return [[(part.sentence, part.begin, part.end, part.dropped) for part in window] for window in windows]

    def test_a_later_window_opens_with_context_where_it_fits(self):
        windows = windows_of(self.story(60, 60, 60), 128, with_context=True)
        self.assertEqual(self.sizes(windows), [[(0, 0, 60, False), (1, 0, 60, False)], [(1, 0, 60, True), (2, 0, 60, False)]])

    def test_context_that_does_not_fit_is_left_out(self):
        windows = windows_of(self.story(100, 100), 128, with_context=True)
        self.assertEqual(self.sizes(windows), [[(0, 0, 100, False)], [(1, 0, 100, False)]])

    def test_a_sentence_too_long_is_cut_and_the_rest_fills_up(self):
        windows = windows_of(self.story(130, 10), 128, with_context=False)
        self.assertEqual(self.sizes(windows), [[(0, 0, 126, False)], [(0, 126, 130, False), (1, 0, 10, False)]])


class CoreNouns(unittest.TestCase):
    def test_the_core_ends_before_a_preposition(self):
        words = 'five Kurdish rebel fighters from northern Iraq'.split()
        self.assertEqual(event_names.core_nouns(words, (0, len(words))), ([[2, 4]], 4))


if __name__ == '__main__':
    unittest.main()
