"""Prints how well Entente reads: bench/quality.py ENTENTE [--reader NAME] [--shared FOLDER]

Scores are made by the scoring programs of the shared folder (data sets and tools that are not part of this repository); what is absent is said and left out.
  events    full and dyads F1 on the development sentences, in int8 and float32; the share of events that agree across instruction sets
  confidence  whether events of a confidence are right as often as it says, on the same sentences
  seed      rows of the first article that come out right
  times     span, type and value F1 on the Wikinews articles of MEANTIME, of which only the first lines are annotated
  parsing   UPOS, UAS, LAS on UD English EWT and GUM, from gold tokens and from raw text (tools: bench/score_conllu.py)
  places    names found, and share of given names resolved within 161 km, on GeoVirus, TR-News and LGL
  mentions  F1 of persons, organisations and places on UNER EWT
  pairs     what one marked party does to another, on the sentences of PLV that the reader was not taught with; and what training measured on the others"""
import argparse
import collections
import json
import lzma
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def run(program, *arguments, **environment):
    """What a program prints; `program` is its path, or a list of that and its first arguments."""
    command = [*program, *arguments] if isinstance(program, list) else [program, *arguments]
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ, **environment))
    return done.stdout.decode("utf-8", "replace")


def events_by_place(path):
    """Every event of an annotated file as (sentence, event)."""
    return {(row["id"], json.dumps(event, sort_keys=True)) for row in map(json.loads, open(path)) for event in row["events"]}


KINDS = {"voa": "VOA news", "plv": "sentences of PLV", "wpce": "current events", "wkn": "Wikinews", "gov": "US government"}


def table_by_kind(tool, gold, annotated, scratch):
    """F1 for each kind of news, by the beginning of the sentences' ids."""
    lines = [f"{'by kind of news':<20}{'sentences':>10}{'trigger':>9}{'typed':>9}{'roles':>9}{'full':>9}{'dyads':>9}"]
    for prefix, kind in KINDS.items():
        parts = []
        for path in (gold, annotated):
            parts.append(scratch / f"{prefix}-{path.name}")
            parts[-1].write_text("".join(line for line in open(path) if json.loads(line)["id"].startswith(prefix + "-")))
        rows = json.loads(run(sys.executable, tool, *parts, "--json"))["rows"]
        count = len(parts[0].read_text().splitlines())
        lines.append(f"{kind:<20}{count:>10}" + "".join(f"{100 * rows[name][2]:>9.1f}" for name in ("trigger", "typed", "roles", "full", "dyads")))
    return "\n".join(lines) + "\n"


def score_events(entente, shared, scratch):
    gold = shared / "data/events/dev.jsonl"
    tool = shared / "tools/score_events.py"
    variants = {"int8": ([], {}), "float32": (["--float32"], {}), "int8 on AVX2": ([], {"ONEDNN_MAX_CPU_ISA": "AVX2"})}
    for name, (flags, environment) in variants.items():
        annotated = scratch / (name.replace(" ", "-") + ".jsonl")
        annotated.write_text(run(entente, *flags, "annotate", gold, **environment))
        print(f"== events, dev, {name}")
        print(run(sys.executable, tool, gold, annotated))
        if name == "int8":
            print(table_by_kind(tool, gold, annotated, scratch))
    here, avx2 = events_by_place(scratch / "int8.jsonl"), events_by_place(scratch / "int8-on-AVX2.jsonl")
    print(f"events that agree across instruction sets: {100 * len(here & avx2) / max(1, len(here | avx2)):.2f} %\n")


BANDS = 5  # of confidence


def table_of_reliability(annotated, gold, scorer):
    """For bands of confidence: how many events, their mean confidence, and the share that is right (trigger, type, sides and status)."""
    judged = sorted((event["confidence"], is_right(event, gold[row["id"]], scorer)) for row in map(json.loads, open(annotated)) for event in row["events"])
    lines = [f"{'confidence':<14}{'events':>8}{'mean':>8}{'right':>8}"]
    for band in range(BANDS):
        some = [pair for pair in judged if band == min(int(pair[0] * BANDS), BANDS - 1)]
        if some:
            mean, right = (100 * sum(column) / len(some) for column in zip(*some))
            lines.append(f"{band / BANDS:.1f} to {(band + 1) / BANDS:.1f}".ljust(14) + f"{len(some):>8}{mean:>7.1f}%{right:>7.1f}%")
    return "\n".join(lines) + "\n"


def is_right(event, row, scorer):
    """Whether a gold event of the sentence has an overlapping trigger and the same type, sides and status."""
    def place(some):
        return scorer.span(row["text"], some["trigger"], some.get("nth", 1))
    (begin, end) = place(event)
    return any(place(other)[0] < end and begin < place(other)[1] and other["type"] == event["type"] and other.get("status") == event["status"]
               and scorer.roles_agree(other, event) for other in row.get("events", []))


def score_confidence(entente, shared, scratch):
    sys.path.insert(0, str(shared / "tools"))
    import score_events as scorer
    path, annotated = shared / "data/events/dev.jsonl", scratch / "confidence.jsonl"
    annotated.write_text(run(entente, "annotate", "--confidence", path))
    print("== confidence of events, dev (its weights were fitted on these)")
    print(table_of_reliability(annotated, {row["id"]: row for row in map(json.loads, open(path))}, scorer))


def score_seed(entente, shared, scratch):
    coded = scratch / "seed.jsonl"
    coded.write_text(run(entente, "code", "--format", "jsonl", "--date", "2015-03-11", shared / "seed/article.txt"))
    print("== the first article")
    print(run(sys.executable, shared / "tools/score_seed.py", shared / "seed/expected.jsonl", coded))


ANNOTATED_LINES = 6  # of an article of MEANTIME: title, date and four sentences; times further down are real but not marked


def score_times(entente, shared, scratch):
    articles = [json.loads(line) for line in open(shared / "data/times/meantime.jsonl")]
    for article in articles:
        article["text"] = "\n".join(article["text"].split("\n")[:ANNOTATED_LINES])
    gold, found = scratch / "times.jsonl", scratch / "times-found.jsonl"
    gold.write_text("".join(json.dumps(article) + "\n" for article in articles))
    found.write_text(run(entente, "times", "--format", "jsonl", gold))
    print("== times, MEANTIME, the annotated lines")
    print(run(sys.executable, shared / "tools/score_times.py", gold, found))


def raw_text(conllu):
    """The text of a treebank as a reader would meet it: sentences in lines of prose, paragraphs parted by blank lines."""
    paragraphs = [[]]
    for line in conllu.splitlines():
        if line.startswith(("# newdoc", "# newpar")):
            paragraphs.append([])
        elif line.startswith("# text = "):
            paragraphs[-1].append(line[len("# text = "):])
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def score_parsing(entente, shared, scratch):
    for bank, name in (("ud-english-ewt", "en_ewt"), ("ud-english-gum", "en_gum")):
        packed = shared / f"data/{bank}/{name}-ud-test.conllu.xz"
        gold = scratch / f"{name}.conllu"
        gold.write_bytes(lzma.open(packed).read())
        text = scratch / f"{name}.txt"
        text.write_text(raw_text(gold.read_text()))
        for source, arguments in (("gold tokens", ["--input", "conllu", gold]), ("raw text", [text])):
            parsed = scratch / f"{name}-parsed.conllu"
            parsed.write_text(run(entente, "parse", "--format", "conllu", *arguments))
            print(f"== {name} test, from {source}")
            print(run(sys.executable, HERE / "score_conllu.py", gold, parsed))


def score_places(entente, shared, scratch):
    """With the names found by the reader, and with the gold names given."""
    tool = shared / "tools/score_places.py"
    for gold in sorted((shared / "data/places").glob("*.jsonl")):
        given, found, resolved = (scratch / f"{gold.stem}-{part}.jsonl" for part in ("given", "found", "resolved"))
        rows = [json.loads(line) for line in open(gold, encoding="utf-8")]
        lines = [{"id": row["id"], "text": row["text"], "mentions": [[place["begin"], place["end"]] for place in row["places"]]} for row in rows]
        given.write_text("".join(json.dumps(line) + "\n" for line in lines))
        found.write_text(run(entente, "places", "--format", "jsonl", gold))
        resolved.write_text(run(entente, "places", "--given", "--format", "jsonl", given))
        for how, places in (("found", found), ("given", resolved)):
            print(f"== places of {gold.stem}, names {how}")
            print(run(sys.executable, tool, gold, places))


def spans(labels):
    """{(begin, end, kind)} of begin and inside labels; kinds that UNER does not mark are left out."""
    found, begin, kind = set(), None, None
    for at, label in enumerate(labels + ["O"]):
        if begin is not None and label != "I-" + kind:
            found.add((begin, at, kind))
            begin = None
        if label[:2] == "B-":
            begin, kind = at, label[2:]
    return {span for span in found if span[2] in ("PER", "ORG", "LOC")}


def sentences(lines):
    block = []
    for line in lines:
        if line and not line.startswith("#"):
            block.append(line.split("\t"))
        elif not line and block:
            yield block
            block = []


def score_mentions(entente, shared, scratch):
    gold = list(sentences(lzma.open(shared / "data/ner-uner-ewt/en_ewt-ud-test.iob2.xz", "rt", encoding="utf-8").read().splitlines() + [""]))
    given = scratch / "uner.conllu"
    given.write_text("".join("".join(f"{at}\t{word[1]}\t_\t_\t_\t_\t_\t_\t_\t_\n" for at, word in enumerate(block, 1)) + "\n" for block in gold))
    read = sentences(run(entente, "parse", "--input", "conllu", given).splitlines() + [""])
    right = marked = seen = 0
    for block, parsed in zip(gold, read, strict=True):
        labels = [next((part[8:] for part in word[9].split("|") if part.startswith("Mention=")), "O") for word in parsed]
        wanted, found = spans([word[2] for word in block]), spans(labels)
        right, marked, seen = right + len(wanted & found), marked + len(wanted), seen + len(found)
    precision, recall = right / max(1, seen), right / marked
    print("== persons, organisations and places, UNER EWT test")
    print(f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {200 * precision * recall / max(1e-9, precision + recall):.1f}\n")


def macro_f1(pairs):
    """The mean over the gold classes that occur, in per cent."""
    scores = []
    for one in {gold for gold, _ in pairs}:
        right, both = sum(gold == found == one for gold, found in pairs), sum((gold == one) + (found == one) for gold, found in pairs)
        scores.append(2 * right / both)
    return 100 * sum(scores) / len(scores)


PLV_ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # PLV has one root for these two types


def score_pairs(entente, shared, scratch):
    records = [json.loads(line) for line in open(shared / "data/plv/plv_train.jsonl", encoding="utf-8")]
    classes = collections.Counter((record["root"], record["penta"]) for record in records)
    class_of = {root: penta for (root, penta), _ in reversed(classes.most_common())}
    held_back = {json.loads(line)["id"] for line in open(shared / "data/events/dev.jsonl", encoding="utf-8")}
    gold, given = [record for record in records if record["id"] in held_back], scratch / "pairs.jsonl"
    given.write_text("".join(json.dumps({"id": record["id"], "marked_text": record["marked_text"]}) + "\n" for record in gold))
    answers = {row["id"]: row["root"] for row in map(json.loads, run(entente, "relate", given).splitlines())}
    if not answers:
        return print("== pairs: this reader does not relate them\n")
    found = [PLV_ROOT.get(answers.get(record["id"]), answers.get(record["id"])) for record in gold]
    roots = [(record["root"], root) for record, root in zip(gold, found)]
    penta = [(record["penta"], class_of.get(root)) for record, root in zip(gold, found)]
    print(f"== what one party does to another, {len(gold)} pairs of PLV held back\nmacro F1: roots {macro_f1(roots):.1f}, four classes {macro_f1(penta):.1f}")
    card = HERE.parent / "models/base.md"
    for line in card.read_text(encoding="utf-8").splitlines() if card.exists() else []:
        if "cross-validated" in line:
            print(line)
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente")
    parser.add_argument("--reader", help="another than the default one")
    parser.add_argument("--shared", type=pathlib.Path, default=HERE.parent.parent / "shared")
    options = parser.parse_args()
    if not options.shared.is_dir():
        print(f"{options.shared} is absent, so nothing can be measured (--shared FOLDER names another place)")
        return
    entente = [options.entente, "--reader", options.reader] if options.reader else [options.entente]
    with tempfile.TemporaryDirectory() as scratch:
        for score in (score_events, score_confidence, score_seed, score_times, score_parsing, score_places, score_mentions, score_pairs):
            score(entente, options.shared, pathlib.Path(scratch))


main()
