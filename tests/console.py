"""Runs the commands that documents show and compares what they print: for docs/ and README.md, and for the end-to-end cases in tests/cli/.

    tests/console.py --bin FOLDER_OF_ENTENTE [--update] FILE.md...

In a block fenced as ```console, a line "$ COMMAND" is run by bash (lines "> MORE" go on with it), and the lines after it are what it prints,
standard error included. A line "..." stands for any lines, "…" within a line for any text. "[exit N]" after the output is the exit code; without it
the command must end with 0. "# skip unless PATH" as the block's first line leaves the block out, and says so, where PATH does not exist.
$LIMIT_MEMORY limits a subshell to MEMORY_KB (nothing with --sanitized, for sanitizers reserve far more than they use), and
$SECONDS_ALLOWED is a generous time for hard input (ten times that with --sanitized).
All blocks of a file run in one empty folder that links to examples/. --update writes what was printed into the files: review the diff."""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIMEOUT_S = 900
MEMORY_KB = 4_000_000


def parse(block):
    """[(command, [expected line], exit code)] of a console block."""
    commands = []
    for line in block:
        if line.startswith("$ "):
            commands.append([line[2:], [], 0])
        elif line.startswith("> ") and commands and not commands[-1][1]:
            commands[-1][0] += "\n" + line[2:]
        elif (code := re.fullmatch(r"\[exit (\d+)\]", line)) and commands:
            commands[-1][2] = int(code[1])
        elif commands:
            commands[-1][1].append(line)
    return commands


def line_matches(expected, got):
    return re.fullmatch(".*".join(re.escape(part) for part in expected.split("…")), got) is not None


def matches(expected, got):
    if not expected:
        return not got
    if expected[0] == "...":
        return any(matches(expected[1:], got[start:]) for start in range(len(got) + 1))
    return bool(got) and line_matches(expected[0], got[0]) and matches(expected[1:], got[1:])


def run(command, folder, options):
    limit = "true" if options.sanitized else f"ulimit -v {MEMORY_KB}"
    seconds = 600 if options.sanitized else 60
    env = dict(os.environ, LIMIT_MEMORY=limit, SECONDS_ALLOWED=str(seconds), PATH=f"{os.path.abspath(options.bin)}:{os.environ['PATH']}", NO_COLOR="1", COLUMNS="120", LC_ALL="C.UTF-8")
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT_S)
    return [line.rstrip() for line in done.stdout.decode("utf-8", "replace").splitlines()], done.returncode


def check_block(block, place, folder, options):
    """(faults, the block anew)."""
    faults, anew = 0, []
    for command, expected, code in parse(block):
        got, got_code = run(command, folder, options)
        shown = expected
        if got_code != code or not matches([line.rstrip() for line in expected], got):
            faults += 1
            shown, code = got, got_code
            if not options.update:
                print(f"{place}: $ {command}\n--- expected\n" + "\n".join(expected) + f"\n--- got (exit {got_code})\n" + "\n".join(got))
        anew += ["$ " + command.replace("\n", "\n> ")] + shown + ([f"[exit {code}]"] if code else [])
    return faults, anew


def check_file(path, options):
    lines = path.read_text(encoding="utf-8").split("\n")
    out, faults, at = [], 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "examples").symlink_to(ROOT / "examples")
        while at < len(lines):
            out.append(lines[at])
            at += 1
            if out[-1] != "```console":
                continue
            end = lines.index("```", at)
            block = lines[at:end]
            if block and (skip := re.fullmatch(r"# skip unless (.+)", block[0])) and not (ROOT / skip[1]).exists():
                print(f"{path}:{at}: left out, for {skip[1]} is absent")
                out += block
            else:
                found, anew = check_block(block, f"{path}:{at}", folder, options)
                faults += found
                out += ([block[0]] if block and block[0].startswith("# skip") else []) + anew
            at = end
    if options.update:
        path.write_text("\n".join(out), encoding="utf-8")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--sanitized", action="store_true")
    options = parser.parse_args()
    faults = sum(check_file(path, options) for path in options.files)
    print(f"{faults} commands {'written anew' if options.update else 'differ'}")
    sys.exit(faults > 0 and not options.update)


if __name__ == "__main__":
    main()
