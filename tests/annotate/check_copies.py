#!/usr/bin/env python3
"""check_copies.py LABREAD PDF_OR_FOLDER...: marks each PDF and looks at the copy with other programs.

A copy must begin with the original's bytes, pass `qpdf --check` as well as the original does, read
as the original does, and show, in poppler and in mupdf, a wash over each value (where pdftotext
finds it) and every word as before. A PDF that is refused must say why and leave no copy.
Ends with 77, which ctest takes for "skipped", where a program is missing.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from html import unescape

TOOLS = ["qpdf", "pdftotext", "pdftoppm", "mutool"]
DPI = 96
SCALE = DPI / 72


def run(*command):
    return subprocess.run(command, capture_output=True, timeout=120)


class Picture:
    """A PPM file, lightness 0..255 by pixel."""

    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read()
        head = re.match(rb"P6\s+(?:#[^\n]*\s+)*(\d+)\s+(\d+)\s+255\s", data)
        self.width, self.height = int(head[1]), int(head[2])
        self.data = memoryview(data)[head.end():]

    def pixel(self, x, y):
        at = (y * self.width + x) * 3
        return tuple(self.data[at:at + 3])

    def pixels(self, box):
        """Those whose middle lies in the box, which is in points."""
        left, top, right, bottom = (edge * SCALE for edge in box)
        for y in range(max(0, round(top)), min(self.height, round(bottom))):
            for x in range(max(0, round(left)), min(self.width, round(right))):
                yield self.pixel(x, y)


def is_dark(pixel):
    return sum(pixel) < 300


def pictures(pdf, folder, name, renderer):
    """One picture a page."""
    if renderer == "poppler":
        run("pdftoppm", "-cropbox", "-r", str(DPI), pdf, f"{folder}/{name}")
    else:
        run("mutool", "draw", "-q", "-r", str(DPI), "-o", f"{folder}/{name}-%04d.ppm", pdf)
    files = sorted(f for f in os.listdir(folder) if f.startswith(name + "-") and f.endswith(".ppm"))
    return [Picture(f"{folder}/{file}") for file in files]


def words_of(pdf):
    """For each page its words with their boxes, as poppler finds them."""
    text = run("pdftotext", "-bbox", "-cropbox", pdf, "-").stdout.decode("utf-8", "replace")
    pages = []
    for page in text.split("<page ")[1:]:
        pages.append([(unescape(m[5]), tuple(float(m[i]) for i in range(1, 5))) for m in re.finditer(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>',
            page)])
    return pages


def results_of(labread, pdf):
    """All results of a PDF; "as printed" without what names the file."""
    reports = run(labread, "-f", "json", pdf).stdout.decode()
    decoder, at, results = json.JSONDecoder(), 0, []
    while at < len(reports.rstrip()):
        report, at = decoder.raw_decode(reports, at)
        results += report.get("results", [])
        while at < len(reports) and reports[at].isspace():
            at += 1
    return results


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def value_boxes(results, words):
    """Where poppler has the words of each value: (page, box, words). None for the words of a value
    that was read from a picture: there is no text to compare with."""
    found = []
    for result in results:
        page = result["where"]["page"] - 1
        box = result["where"]["fields"].get("value")
        if box is None or page >= len(words):
            continue
        here = [b for text, b in words[page]
                if overlap(b, box) and (text in result["value"] or result["value"] in text)]
        found.append((page, box, None if result.get("recognition") else here))
    return found


class Check:
    def __init__(self, labread, pdf, folder):
        self.labread, self.pdf, self.folder = labread, pdf, folder
        self.copy = f"{folder}/copy.pdf"
        self.faults = []
        self.values = 0

    def fault(self, text):
        self.faults.append(f"{os.path.basename(self.pdf)}: {text}")

    def bytes_and_syntax(self):
        with open(self.pdf, "rb") as original, open(self.copy, "rb") as copy:
            before = original.read()
            if copy.read(len(before)) != before:
                self.fault("the copy does not begin with the original's bytes")
        before, after = (run("qpdf", "--check", f).returncode for f in (self.pdf, self.copy))
        if after > before:
            self.fault(f"qpdf --check ends with {after}, of the original with {before}")

    def reads_the_same(self):
        self.results = results_of(self.labread, self.pdf)
        if results_of(self.labread, self.copy) != self.results:
            self.fault("the copy reads otherwise than the original")

    def looks(self, renderer):
        before = pictures(self.pdf, self.folder, f"{renderer}0", renderer)
        after = pictures(self.copy, self.folder, f"{renderer}1", renderer)
        if len(before) != len(after) or not before:
            return self.fault(f"{renderer} shows {len(after)} pages of {len(before)}")
        words = words_of(self.pdf)
        for page, box, here in value_boxes(self.results, words):
            self.values += 1
            if here == []:
                self.fault(f"pdftotext has no word where the value {box} is")
            for place in here or [box]:
                self.is_washed(renderer, before[page], after[page], place)
        for page, found in enumerate(words[:len(before)]):
            for text, place in found:
                self.is_readable(renderer, before[page], after[page], text, place)

    def is_washed(self, renderer, before, after, place):
        inner = (place[0] + 1, place[1] + 1, place[2] - 1, place[3] - 1)
        light = [(a, b) for a, b in zip(before.pixels(inner), after.pixels(inner)) if not is_dark(a)]
        changed = sum(a != b for a, b in light)
        if not light or changed < 0.8 * len(light):
            self.fault(f"{renderer} shows no mark over the value at {place}: "
                       f"{changed} of {len(light)} pixels")

    def is_readable(self, renderer, before, after, text, place):
        dark = [(a, b) for a, b in zip(before.pixels(place), after.pixels(place)) if is_dark(a)]
        kept = sum(sum(b) < 420 for _, b in dark)
        if kept < 0.85 * len(dark):
            self.fault(f"{renderer} hides the word {text!r} at {place}: {kept} of {len(dark)}")


def check(labread, pdf):
    with tempfile.TemporaryDirectory() as folder:
        one = Check(labread, pdf, folder)
        done = run(labread, "annotate", "--quiet", pdf, "-o", one.copy)
        if done.returncode == 3:
            reason = done.stderr.decode().strip()
            if not reason or os.path.exists(one.copy):
                one.fault("refused without a reason, or with a copy")
            return one, reason.rsplit(".pdf: ", 1)[-1]
        if done.returncode != 0:
            one.fault(f"annotate ends with {done.returncode}: {done.stderr.decode()}")
            return one, None
        one.bytes_and_syntax()
        one.reads_the_same()
        for renderer in ("poppler", "mupdf"):
            one.looks(renderer)
        return one, None


def main():
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print("skipped: no", ", ".join(missing))
        return 77
    files = []
    for path in sys.argv[2:]:
        if os.path.isdir(path):
            files += sorted(f"{path}/{f}" for f in os.listdir(path) if f.endswith(".pdf"))
        elif os.path.exists(path):
            files.append(path)
        else:
            print("skipped:", path, "is not there")
    marked, refused, values, faults = 0, [], 0, []
    for pdf in files:
        one, reason = check(sys.argv[1], pdf)
        faults += one.faults
        values += one.values
        if reason:
            refused.append(f"{os.path.basename(pdf)}: {reason}")
        else:
            marked += 1
    print("\n".join(faults))
    for line in refused:
        print("refused:", line)
    print(f"{marked} copies with {values} looks at a value, {len(refused)} refused, "
          f"{len(faults)} faults")
    return 1 if faults or (files and not marked) else 0


if __name__ == "__main__":
    sys.exit(main())
