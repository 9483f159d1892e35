#!/usr/bin/env python3
"""word_recall.py PDF_BENCH PDF...: how many words of pdftotext's text labread's PDF floor finds, and
how many of its own stand there.

Words are compared as multisets, after what the two write differently on purpose is made one:
- compatible forms of a character (ligatures, full width), and a soft hyphen that is drawn;
- characters that show nothing: marks of direction, joiners, control characters;
- a glyph whose font does not say what it is, for which labread writes U+FFFD and pdftotext nothing;
- raised, lowered and smaller text, which labread keeps apart and pdftotext writes into the word
  that it touches: 10<sup>9</sup> is no number 109 on a report. Only pieces that differ in size or
  height are put together, so a word that falls apart still counts as lost;
- text that stands turned on the page, which labread reads and leaves out of the lines.

Printed are the files below 0.995 with what differs most, then the figures over all files of at least
30 words. pdftotext is no truth: it knows no clip and no number with an exponent, parts a word where
the font changes, joins what overlaps, and takes codes for characters where a font names none. So where
mutool is installed there is a second line of figures: how many of the words that both find, and how
many of labread's that either finds.
"""
import collections
import re
import shutil
import statistics
import subprocess
import sys
import unicodedata

LEAST_WORDS = 30
WANTED = 0.995
UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffd]")

# In font sizes: the gap over which pdftotext joins, how far text may reach back under its neighbour,
# and what is another height or size. Lines that are set tight share less than half their height.
GAP = 0.03
BACK = 0.4
OTHER_HEIGHT = 0.04
OTHER_SIZE = 1.04
SHARED = 0.5
CELL = 12  # points

Box = collections.namedtuple("Box", "text left top right bottom size")


def count(text):
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "-")
    return collections.Counter(UNSEEN.sub("", text).split())


def output_of(command):
    text = subprocess.run(command, capture_output=True, timeout=300, check=False).stdout
    return text.decode(errors="replace")


def is_joined(word, following):
    size = max(word.size, following.size)
    gap = (following.left - word.right) / size
    overlap = min(word.bottom, following.bottom) - max(word.top, following.top)
    other_height = abs(word.bottom - following.bottom) > OTHER_HEIGHT * size
    other_size = size > OTHER_SIZE * min(word.size, following.size)
    beside = overlap > SHARED * min(word.bottom - word.top, following.bottom - following.top)
    return -BACK < gap < GAP and beside and (other_height or other_size)


def cells(right, bottom, reach):
    """The cells of a grid around a place, for the words that end there."""
    columns = range(int((right - reach) // CELL), int((right + reach) // CELL) + 1)
    rows = range(int((bottom - 2 * reach) // CELL), int((bottom + 2 * reach) // CELL) + 1)
    return [(column, row) for column in columns for row in rows]


def joined(page):
    """The page's words, with pieces of another height or size in the word that they touch."""
    boxes = []
    for line in page.split("\n"):
        fields = line.split("\t")
        if len(fields) == 6:
            boxes.append(Box(fields[0], *map(float, fields[1:])))
    boxes.sort(key=lambda box: box.left)
    words = []  # of boxes that follow each other
    ending = collections.defaultdict(list)  # words by where they end
    for box in boxes:
        near = [word for cell in cells(box.left, box.bottom, box.size / 2)
                for word in ending.get(cell, ()) if is_joined(word[-1], box)]
        if near:
            word = min(near, key=lambda word: abs(word[-1].right - box.left))
            ending[cells(word[-1].right, word[-1].bottom, 0)[0]].remove(word)
            word.append(box)
        else:
            word = [box]
            words.append(word)
        ending[cells(box.right, box.bottom, 0)[0]].append(word)
    return " ".join("".join(box.text for box in word) for word in words)


def most(words):
    return " ".join(word for word, _ in words.most_common(8))


def figures_of(wanted, allowed, found):
    """The share of the wanted words that is found, and of those found the share that is allowed."""
    recall = (wanted & found).total() / max(wanted.total(), 1)
    return recall, (allowed & found).total() / max(found.total(), 1)


def print_figures(name, figures):
    for kind, values in zip(("recall", "precision"), zip(*figures)):
        print(f"{name} {kind} over {len(values)} files: median {statistics.median(values):.4f}, "
              f"mean {statistics.mean(values):.4f}, "
              f"{sum(value >= WANTED for value in values)} of at least {WANTED}")


def main():
    bench, files = sys.argv[1], sys.argv[2:]
    alone, with_witness = [], []
    for file in files:
        wanted = count(output_of(["pdftotext", "-layout", file, "-"]))
        if wanted.total() < LEAST_WORDS:
            continue
        found = count(" ".join(map(joined, output_of([bench, "boxes", file]).split("\f"))))
        alone.append(figures_of(wanted, wanted, found))
        if shutil.which("mutool"):
            other = count(output_of(["mutool", "draw", "-q", "-F", "text", file]))
            with_witness.append(figures_of(wanted & other, wanted | other, found))
        if min(alone[-1]) < WANTED:
            print(f"{alone[-1][0]:.3f} {alone[-1][1]:.3f} {file}")
            print(f"  only pdftotext: {most(wanted - found)}")
            print(f"  only labread:   {most(found - wanted)}")
    if not alone:
        sys.exit("no file with enough words")
    print_figures("pdftotext", alone)
    if with_witness:
        print_figures("both readers", with_witness)
    sys.exit(0 if statistics.median(recall for recall, _ in alone) >= WANTED else 1)


if __name__ == "__main__":
    main()
