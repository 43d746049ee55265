"""What the events corpus teaches about mentions: above all which common nouns act."""
from .names import NOTHING, Names, begin, inside, kinds

# English function words, to find the core of a noun phrase:
AFTER_CORE = set('of in from at for with on to by near under over who which that whose where as against among between including outside inside during'.split())
BEFORE_CORE = set('the a an this that these those his her its their our my your some several many few most all both other others another more at least about '
                  'around nearly almost one two three four five six seven eight nine ten he she it they we i you him them us me who '
                  'and or as al el bin ibn abu von van de la le ul'.split())
ACTING_OFTEN = 3  # a noun seen acting so often may act where no event says so: it is left open there


def core_nouns(words, span):
    """The lower-case runs of a mention before its first preposition or relative pronoun: [(begin, end)], and where the core ends."""
    core = next((place for place in range(span[0] + 1, span[1]) if words[place].lower() in AFTER_CORE), span[1])
    runs = []
    for place in range(span[0], core):
        word = words[place]
        if not word.isalpha() or not word.islower() or word in BEFORE_CORE:
            continue
        if runs and runs[-1][1] == place:
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    return runs, core


def add_event_names(stories):
    """Gives each sentence of the events corpus its Names."""
    sentences = [sentence for story in stories for sentence in story]
    acting = {}
    for sentence in sentences:
        for span in participants(sentence):
            for first, end in core_nouns(sentence.words, span)[0]:
                acting[sentence.words[end - 1]] = acting.get(sentence.words[end - 1], 0) + 1
    often = {word for word, count in acting.items() if count >= ACTING_OFTEN}
    for sentence in sentences:
        sentence.gold.names = event_names(sentence, often)


def participants(sentence):
    return {span for frame in sentence.gold.frames for role in ('actor', 'recipient', 'speaker') for span in frame.spans[role]}


def event_names(sentence, often):
    """Names of an event's sentence: nouns of participants act; other lower-case words open no name, and act only if they often do."""
    allowed = []
    for place, word in enumerate(sentence.words):
        capital = any(character.isupper() for character in word)
        inside_name = kinds('PER', 'ORG', 'LOC', 'NAT') if capital else inside('PER', 'ORG', 'LOC') if between_capitals(sentence.words, place) else NOTHING
        allowed.append(NOTHING | inside_name | (kinds('NOM') if word.lower() in often else NOTHING))
    for span in participants(sentence):
        runs, _ = core_nouns(sentence.words, span)
        for place in range(*span):
            if sentence.words[place].lower() not in BEFORE_CORE | AFTER_CORE:
                allowed[place] |= kinds('NOM')
        for first, end in runs:
            allowed[first:end] = [begin('NOM')] + [inside('NOM')] * (end - first - 1)
    return Names(allowed, .5)


def between_capitals(words, place):
    """Whether a lower-case word may stand within a name: "Bank of the North"."""
    before, after = words[max(place - 2, 0):place], words[place + 1:place + 3]
    return all(any(word[0].isupper() for word in side) for side in (before, after))
