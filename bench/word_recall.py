#!/usr/bin/env python3
"""word_recall.py PDF_BENCH PDF...: how many words of pdftotext's text labread's PDF floor finds, and
how many of its own stand there.

Words are compared as multisets, compatible forms of a character as one (ligatures, full width), and
without characters that show nothing. Printed are the files below 0.995 with what differs most, then
the figures over all files of at least 30 words. pdftotext is no truth: it writes raised and lowered
characters into the word beside them, and turned text and what a clip hides into the lines, where
labread keeps them apart or leaves them out.
"""
import collections
import re
import statistics
import subprocess
import sys
import unicodedata

LEAST_WORDS = 30
WANTED = 0.995
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def words_of(command):
    text = subprocess.run(command, capture_output=True, timeout=300, check=False).stdout
    text = unicodedata.normalize("NFKC", text.decode(errors="replace")).replace("\u00ad", "-")
    return collections.Counter(UNSEEN.sub("", text).split())


def most(words):
    return " ".join(word for word, _ in words.most_common(8))


def main():
    bench, files = sys.argv[1], sys.argv[2:]
    recalls, precisions = [], []
    for file in files:
        wanted = words_of(["pdftotext", "-layout", file, "-"])
        found = words_of([bench, "words", file])
        if wanted.total() < LEAST_WORDS:
            continue
        same = (wanted & found).total()
        recalls.append(same / wanted.total())
        precisions.append(same / max(found.total(), 1))
        if min(recalls[-1], precisions[-1]) < WANTED:
            print(f"{recalls[-1]:.3f} {precisions[-1]:.3f} {file}")
            print(f"  only pdftotext: {most(wanted - found)}")
            print(f"  only labread:   {most(found - wanted)}")
    if not recalls:
        sys.exit("no file with enough words")
    for name, figures in (("recall", recalls), ("precision", precisions)):
        print(f"{name} over {len(figures)} files: median {statistics.median(figures):.4f}, "
              f"mean {statistics.mean(figures):.4f}")
    sys.exit(0 if statistics.median(recalls) >= WANTED else 1)


if __name__ == "__main__":
    main()
