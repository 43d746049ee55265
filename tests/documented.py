"""Fails where a command, a flag or a field of the JSON record is not in the documents: tests/documented.py ENTENTE"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def output(*arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout


def keys(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def main():
    entente = sys.argv[1]
    json_document = (ROOT / "docs/JSON.md").read_text(encoding="utf-8")
    fields = {key for line in output(entente, "code", "--format", "jsonl", "examples").splitlines() for key in keys(json.loads(line))}
    missing = [f"docs/JSON.md: the field {field}" for field in sorted(fields) if f"`{field}`" not in json_document]
    commands = re.findall(r"^  (\w+) ", output(entente, "--help").split("Subcommands:")[1], re.M)
    cli_document = (ROOT / "docs/CLI.md").read_text(encoding="utf-8")
    missing += [f"docs/CLI.md: the command {command}" for command in commands if f"entente {command} --help" not in cli_document]
    if not fields or not commands:
        missing.append("nothing was printed to compare with: is the program whole?")
    print("\n".join(missing) or f"{len(fields)} fields and {len(commands)} commands are documented")
    sys.exit(bool(missing))


main()
