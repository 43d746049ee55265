"""Compares the events of the reports under examples/ with what a careful reader sees in them: tests/examples.py ENTENTE [--update]

examples/expected/NAME.events has one event a line:

    past CONSULT CHN <-> FRA "met"          status type[/mode] actors -> recipients "trigger"; countries, else ids, else names, sorted, joined by +

Marks before a line: none: the program must say so. "~": right or nearly so, but decided by a hair, so it may be missing. "-": a careful reader sees it and
the program does not, or not so (it may). "!": the program says it and should not. What the program prints must be in the file, with whatever mark.
--update writes anew what is printed, keeping lines that carry "-"; new lines below the margin get "~". Review the diff: the file says what is right, not what is printed."""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MARGIN = .65  # confidence from which an event is expected on every machine


def side(actors):
    return "+".join(sorted({actor.get("country") or actor.get("id") or actor["name"] for actor in actors})) or "-"


def line_of(event):
    kind = event["type"] + ("/" + event["mode"] if event.get("mode") else "")
    arrow = "<->" if event["mutual"] else "->"
    return f'{event["status"]} {kind} {side(event["actors"])} {arrow} {side(event["recipients"])} "{event["trigger"]["text"]}"'


def coded(entente, report):
    out = subprocess.run([entente, "code", "--format", "jsonl", report], stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout
    return {line_of(event): event["confidence"] for event in map(json.loads, out.splitlines())}


def marked(path):
    """{line: mark}; a line may carry several meanings only in several files."""
    lines = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            mark, rest = (line[0], line[2:]) if line[:2] in ("~ ", "- ", "! ") else ("", line)
            lines[rest] = mark
    return lines


def faults(name, events, expected):
    for line, mark in expected.items():
        if not mark and line not in events:
            yield f"{name}: missing   {line}"
    for line in events:
        if line not in expected:
            yield f"{name}: not there {line}"


def update(path, events, expected):
    lines = []
    for line, confidence in events.items():
        mark = expected.get(line, "" if confidence >= MARGIN else "~")
        lines.append(f"{mark} {line}" if mark and mark != "-" else line)
    lines += [f"- {line}" for line, mark in expected.items() if mark == "-" and line not in events]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    entente, found = sys.argv[1], []
    for report in sorted((ROOT / "examples").glob("*.jsonl")):
        path = ROOT / "examples" / "expected" / (report.stem + ".events")
        events, expected = coded(entente, report), marked(path) if path.exists() else {}
        if "--update" in sys.argv:
            update(path, events, expected)
        else:
            found += faults(report.stem, events, expected)
    print("\n".join(found) or "the examples come out as expected")
    sys.exit(bool(found))


main()
