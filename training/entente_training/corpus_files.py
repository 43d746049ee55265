"""Opens the files of the data folder: plain or xz text, split into blocks at blank lines."""
import lzma


def open_text(path):
    return lzma.open(path, 'rt', encoding='utf-8') if path.suffix == '.xz' else open(path, encoding='utf-8')


def blocks(path):
    """Lists of the lines between blank ones."""
    block = []
    with open_text(path) as lines:
        for line in lines:
            line = line.rstrip('\n')
            if line.strip():
                block.append(line)
            elif block:
                yield block
                block = []
    if block:
        yield block
