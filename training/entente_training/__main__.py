"""The commands that lead from the data to the model file: see the README."""
import argparse
import datetime
import json
import pathlib

import torch

from . import confidence, encoder, evaluate, events, labels, model_file, pair_training, reference, silver, thresholds, train, treebanks

MODELS = pathlib.Path(__file__).resolve().parents[2] / 'models'


def tree_labels(arguments):
    """The treebanks' label sets, read once and kept beside the checkpoints."""
    path = arguments.work / 'tree_labels.json'
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        stories = treebanks.training_stories(arguments.data, encoder.word_pieces('small'))
        labels.TreeLabels.of([s.gold for story in stories for s in story]).save(path)
    return labels.TreeLabels.load(path)


def run_training(arguments):
    """Trains the reader; run again, it goes on from the last checkpoint."""
    torch.set_num_threads(arguments.threads)
    train.Run(arguments, tree_labels(arguments)).go()


def teach(arguments):
    """Reads unlabelled news with a trained reader and writes its probabilities, for a smaller reader to learn from."""
    torch.set_num_threads(arguments.threads)
    silver.write(arguments.silver, trained_model(arguments).eval(), encoder.word_pieces(arguments.name), arguments.data, arguments.part)


def mean_weights(checkpoints):
    states = [torch.load(path, weights_only=True)['model'] for path in checkpoints]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def choose_thresholds(arguments):
    """Finds the thresholds of a checkpoint that score best on the events held for choosing, and what its confidence in events there is worth, for export to use."""
    torch.set_num_threads(arguments.threads)
    model, word_pieces = trained_model(arguments), encoder.word_pieces(arguments.name)
    chosen, tried = thresholds.best(model, word_pieces, arguments)
    lines = [f'trigger {trigger} sides {sides}: {scores}' for (trigger, sides), scores in tried.items()]
    thresholds.move(model, *chosen)
    stories = events.read(arguments.data / 'events/dev.jsonl', word_pieces)
    weights, reliability = confidence.fit(evaluate.read_all(model, word_pieces, stories, with_trees=False))
    found = {'chosen': chosen, 'tried': lines, 'confidence': weights, 'reliability, each event by weights fitted on other sentences': reliability}
    (arguments.work / 'thresholds.json').write_text(json.dumps(found, indent=1))


def teach_pairs(arguments):
    """Adds the part that reads pairs to a trained reader, writes both as a checkpoint, and prints scores."""
    torch.set_num_threads(arguments.threads)
    event_paths = [arguments.data / 'events/train.jsonl', *train.ANNOTATIONS]
    training = pair_training.PairTraining(trained_model(arguments), arguments.data, event_paths, encoder.word_pieces(arguments.name))
    training.learn_from_events(arguments.seed)
    training.learn_from_plv(training.plv, range(arguments.seed, arguments.seed + arguments.seeds))
    torch.save({'model': training.model.state_dict()}, arguments.out)
    print(json.dumps({'PLV, held back': training.scores_on_held_back()}), flush=True)
    print(json.dumps({'PLV, 5-fold cross-validated, of one seed': training.cross_validated([arguments.seed])}), flush=True)


def trained_model(arguments):
    torch.manual_seed(arguments.seed)
    model = encoder.pretrained_reader(arguments.name, tree_labels(arguments))
    if arguments.checkpoints:
        model.load(mean_weights(arguments.checkpoints))
    return model


def export(arguments):
    """Writes the model file and its reference from the mean of some checkpoints or, without any, from the untrained model."""
    torch.set_num_threads(arguments.threads)
    model = trained_model(arguments)
    found = arguments.work / 'thresholds.json'
    found = json.loads(found.read_text()) if found.exists() else {}
    if found:
        thresholds.move(model, *found['chosen'])
    path = MODELS / f'{arguments.name}.entente'
    release = model_file.Release(arguments.name, arguments.version, datetime.date.today().isoformat(), found.get('confidence'))
    model_file.write(path, model, encoder.word_pieces(arguments.name), release)
    reference.write(path, path.with_suffix('.reference.json'), arguments.threshold)


def print_scores(arguments):
    """Scores of an exported model on the public test sets and the events held back for choosing; a JSON object a line."""
    torch.set_num_threads(arguments.threads)
    model, word_pieces, _ = model_file.read(MODELS / f'{arguments.name}.entente')
    for scores in evaluate.final_scores(model, word_pieces, arguments):
        print(json.dumps(scores), flush=True)


def main():
    parser = argparse.ArgumentParser(prog='entente_training', description=__doc__)
    parser.add_argument('--data', type=pathlib.Path, required=True, help='folder of the corpora')
    parser.add_argument('--work', type=pathlib.Path, required=True, help='folder for checkpoints and logs')
    parser.add_argument('--name', choices=encoder.ENCODERS, default='small', help='which reader')
    parser.add_argument('--seed', type=int, default=1)
    commands = parser.add_subparsers(required=True)

    def add(name, run, threads=1):
        command = commands.add_parser(name, help=run.__doc__)
        command.add_argument('--threads', type=int, default=threads)
        command.set_defaults(run=run)
        return command

    def add_scorer(command):
        command.add_argument('--scorer', type=pathlib.Path, required=True, help='the program that scores events')

    def add_checkpoints(command):
        command.add_argument('--checkpoints', type=pathlib.Path, nargs='+', required=True, help='their weights are averaged')

    command = add('train', run_training, threads=2)
    add_scorer(command)
    command.add_argument('--part', type=float, default=1.0, help='share of the corpora, for trying things out')
    command.add_argument('--silver', type=pathlib.Path, help='what a teacher read (teach), to learn from as well')
    command = add('teach', teach)
    add_checkpoints(command)
    command.add_argument('--silver', type=pathlib.Path, required=True, help='the file to write')
    command.add_argument('--part', type=float, default=1.0, help='share of the unlabelled stories')
    command = add('pairs', teach_pairs)
    add_checkpoints(command)
    command.add_argument('--out', type=pathlib.Path, required=True, help='the checkpoint to write')
    command.add_argument('--seeds', type=int, default=3, help='heads taught, whose weights are averaged')
    command = add('thresholds', choose_thresholds)
    add_scorer(command)
    add_checkpoints(command)
    command = add('export', export)
    command.add_argument('--checkpoints', type=pathlib.Path, nargs='*', help='their weights are averaged; without any, the untrained model is written')
    command.add_argument('--version', default='1')
    command.add_argument('--threshold', type=float, default=.5, help='for the triggers of the reference; above .5 for an untrained model')
    command = add('evaluate', print_scores)
    add_scorer(command)
    command.add_argument('--predictions', type=pathlib.Path, help='file for the events read')
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == '__main__':
    main()
