"""Fits knowledge/actors/context.tsv: how much each clue counts for the country of a mention that names none.

    bench_who --clues clues.tsv train.jsonl && python training/context_weights.py clues.tsv > weights.tsv

A mention's candidates compete (multinomial logistic regression with an L2 penalty). Weights change who is resolved before whom,
and so the clues: fit twice. Clues that are rare beside a sector, part or word are left out, for they only fit noise."""
import collections
import sys

import torch

FEWEST_PLAIN, FEWEST_CROSSED = 3, 40
PENALTY = 8.
SMALLEST = .05
UNIONS, NOWHERE = 'IGO', {'---', 'IGO', 'NGO', 'MNC'}


def read(path):
    """(index of the right candidate, clues of each candidate) of every mention whose country is among its candidates."""
    mentions = []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            right, *candidates = line.rstrip('\n').split('\t')
            countries, clues = zip(*((cell.split(';')[0], cell.split(';')[1:]) for cell in candidates))
            if right in NOWHERE and not (right == UNIONS and UNIONS in countries):
                right = ''
            if right in countries:
                mentions.append((countries.index(right), clues))
    return mentions


def frequent(mentions):
    counts = collections.Counter(clue for _, candidates in mentions for clues in candidates for clue in clues)
    return sorted(clue for clue, count in counts.items() if count >= (FEWEST_CROSSED if '|' in clue else FEWEST_PLAIN))


def fit(mentions, clues):
    place = {clue: at for at, clue in enumerate(clues)}
    rows, columns, owner, right = [], [], [], []
    for mention, (index, candidates) in enumerate(mentions):
        right.append(len(owner) + index)
        for candidate in candidates:
            known = [place[clue] for clue in candidate if clue in place]
            rows += [len(owner)] * len(known)
            columns += known
            owner.append(mention)
    size = (len(owner), len(clues))
    matrix = torch.sparse_coo_tensor(torch.tensor([rows, columns]), torch.ones(len(rows), dtype=torch.double), size).coalesce()
    owner, right = torch.tensor(owner), torch.tensor(right)
    weights = torch.zeros(len(clues), dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=300, line_search_fn='strong_wolfe')

    def loss():
        optimizer.zero_grad()
        scores = torch.sparse.mm(matrix, weights[:, None])[:, 0]
        sums = torch.zeros(len(mentions), dtype=torch.double).index_add(0, owner, scores.exp())
        value = sums.log().sum() - scores[right].sum() + PENALTY / 2 * weights.square().sum()
        value.backward()
        return value

    optimizer.step(loss)
    return weights.detach().tolist()


def main():
    mentions = read(sys.argv[1])
    clues = frequent(mentions)
    print('clue\tweight')
    for clue, weight in zip(clues, fit(mentions, clues)):
        if abs(weight) >= SMALLEST:
            print(f'{clue}\t{round(weight, 2):g}')


if __name__ == '__main__':
    main()
