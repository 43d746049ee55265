"""Checks sizes and habits of the sources: warns at 800 lines a file and 80 a function, fails at 1,200 and 150."""
import pathlib
import re
import subprocess
import sys

FILE_WARN, FILE_FAIL = 800, 1200
FUNCTION_WARN, FUNCTION_FAIL = 80, 150
MAX_FILE_MB = 95  # what hosting services take
CODE = {".cpp", ".h", ".py"}


def functions(lines):
    """(name, length) of functions that open and close at column 0; close enough for a limit."""
    start = None
    for number, line in enumerate(lines):
        if start is None and re.match(r"^[A-Za-z].*\)( const| noexcept)*( : .*)? \{$", line):
            start = number
        elif start is not None and line.startswith("}"):
            yield lines[start].split("(")[0].split()[-1], number - start + 1
            start = None


def faults(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) > FILE_WARN:
        yield len(lines) > FILE_FAIL, f"{path}: {len(lines)} lines"
    if path.suffix in {".cpp", ".h"}:
        for name, length in functions(lines):
            if length > FUNCTION_WARN:
                yield length > FUNCTION_FAIL, f"{path}: {name} has {length} lines"
        for number, line in enumerate(lines, 1):
            if "\t" in line:
                yield True, f"{path}:{number}: a tab"
            if re.search(r"\busing namespace (?!std::\w*literals)", line):
                yield True, f"{path}:{number}: using namespace"
    if path.suffix == ".h" and "#pragma once" not in lines:
        yield True, f"{path}: no #pragma once"


def main():
    tracked = [pathlib.Path(name) for name in subprocess.check_output(["git", "ls-files"], text=True).splitlines()]
    failed = False
    for path in filter(pathlib.Path.is_file, tracked):
        found = list(faults(path)) if path.suffix in CODE else []
        if path.stat().st_size > MAX_FILE_MB * 1_000_000:
            found.append((True, f"{path}: over {MAX_FILE_MB} MB"))
        for fatal, text in found:
            print(("error: " if fatal else "warning: ") + text)
            failed |= fatal
    sys.exit(failed)


main()
