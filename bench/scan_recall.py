#!/usr/bin/env python3
"""scan_recall.py LABREAD REPORT...: what labread reads of reports that were printed and scanned.

Every report is made a picture at 150, 200 and 300 dpi, turned by 0.7 to 2 degrees, blurred a little,
with noise and the marks of JPEG, all drawn from the report's name and so the same in every run. The
truth is what labread reads from the report itself. A REPORT may be a folder of documents whose truth
was written by eye: FOLDER/docs and FOLDER/truth, in the form of samples/truth; its PDFs with text are
measured against that. Printed are, for each resolution, the results read, wrong, extra and missed,
the units and ranges of those read that differ, and why results were missed. Exit code 1 where a value
is wrong or fewer were read than wanted.

  --dpi 150,200,300   resolutions
  --every N           only each Nth report of a folder
  --pictures DIR      keep the pictures there, and use those that are there
  --show              name every result that was not read, and every unit and range that differs
  --why               tell also, by a second reading, what was not read at all from what was lost later
  --timeout N         for labread (200: machines that measure are busy)
"""
import argparse
import collections
import dataclasses
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

WANTED = {150: 0.0, 200: 0.85, 300: 0.95}
INSTALLED = pathlib.Path("/usr/share/tesseract-ocr/5/tessdata")
LANGUAGES = {"de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "pl": "pol"}
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
PAGE = (8.27, 11.69)  # A4, inches
LINES = 66


def pages_of_text(path, dpi):
    """A text report as a printer of lines puts it on paper."""
    lines = path.read_text(encoding="utf-8").expandtabs().splitlines()
    widest = max((len(line) for line in lines), default=1)
    size = min(10 / 72, (PAGE[0] - 1) / widest / 0.602) * dpi
    font = ImageFont.truetype(FONT, round(size))
    for start in range(0, len(lines), LINES):
        page = Image.new("L", tuple(round(side * dpi) for side in PAGE), 255)
        draw = ImageDraw.Draw(page)
        for i, line in enumerate(lines[start:start + LINES]):
            draw.text((dpi / 2, dpi / 2 + i * (PAGE[1] - 1) / LINES * dpi), line, font=font, fill=0)
        yield page


def pages_of_pdf(path, dpi):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-gray", "-r", str(dpi), path, folder + "/page"], check=True)
        for page in sorted(pathlib.Path(folder).iterdir()):
            yield Image.open(page).convert("L")


def noise(size, draw):
    """Of a scanner's sensor: two even draws added, about 9 gray levels wide."""
    layers = [Image.frombytes("L", size, draw.randbytes(size[0] * size[1])) for _ in range(2)]
    return ImageChops.add(*layers, scale=2).point(lambda level: round(128 + (level - 128) * 0.18))


def scanned(page, draw):
    turn = draw.choice((-1, 1)) * draw.uniform(0.7, 2)
    page = page.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(draw.uniform(0.3, 0.6)))
    page = page.point(lambda level: round(18 + level * 0.87))  # ink is gray, paper not quite white
    return ImageChops.add(page, noise(page.size, draw), offset=-128)


def scan(path, dpi, target):
    draw = random.Random(f"{path.name} {dpi}")
    pages = pages_of_pdf(path, dpi) if path.suffix == ".pdf" else pages_of_text(path, dpi)
    first, *others = [scanned(page, draw) for page in pages]
    first.save(target, save_all=True, append_images=others, resolution=dpi,
               quality=draw.randint(55, 80))


def read(labread, path, *options):
    done = subprocess.run([labread, "-f", "json", *options, path], capture_output=True, check=False)
    try:
        return [json.loads(line) for line in done.stdout.splitlines()]
    except ValueError:
        pass
    try:
        return [json.loads(done.stdout)]
    except ValueError:
        return []


def language_of(said):
    name = LANGUAGES.get(said, "eng")
    if (INSTALLED / f"{name}.traineddata").exists():
        return name
    print(f"tesseract-ocr-{name} is not installed; read as English, and so with less", file=sys.stderr)
    return "eng"


def words_of(labread, path, *options):
    """Every line as it was read, without its spaces."""
    done = subprocess.run([labread, "trace", *options, path], capture_output=True, check=False)
    lines = done.stdout.decode(errors="replace").splitlines()
    read_lines = [lines[i + 1] for i, line in enumerate(lines[:-1]) if line.startswith("page ")]
    return ["".join(line.split()) for line in read_lines]


def squeezed(text):
    text = unicodedata.normalize("NFKC", text or "").casefold()
    return "".join(re.sub("[\u2010-\u2015\u2212]", "-", text).replace("μ", "u").split())


def key_by_meaning(row):
    """What was measured, by its meaning or else by its name, and the value."""
    number = row.get("number")
    value = f"{row.get('comparator') or ''}{number}" if number is not None else squeezed(row["value"])
    return row.get("analyte") or squeezed(row["name"]), value


def key_by_text(row):
    return re.sub(r"\W", "", squeezed(row["name"])), squeezed(row["value"])


def range_of(row):
    text = row["range"] if "range" in row else (row.get("reference_range") or {}).get("text")
    return re.findall(r"\d+(?:[.,]\d+)?", squeezed(text))


def why_missed(row, reports, lines):
    if not reports:
        return "no report"
    name, value = squeezed(row["name"]), squeezed(row["value"])
    for report in reports:
        for skipped in report.get("skipped", []):
            text = squeezed(skipped["text"])
            if text == name + value:
                return "held back: " + skipped["reason"]
    for report in reports:
        for skipped in report.get("skipped", []):
            if squeezed(skipped["text"]).startswith(name):
                return "held back with other digits"
    if not lines:
        return "no row"
    lines = [line.casefold() for line in lines]
    if any(name in line and value in line for line in lines):
        return "in a line that gave no such result"
    if any(name in line for line in lines):
        return "value not read beside its name"
    return "name not read" + (", value read" if any(value in line for line in lines) else "")


@dataclasses.dataclass
class Comparison:
    pairs: list  # of a row of the truth and what was read of it
    missed: list
    wrong: list
    extra: list


def compare(truth, found, key):
    left = collections.defaultdict(list)
    for row in found:
        left[key(row)].append(row)
    pairs, missed = [], []
    for row in truth:
        if left[key(row)]:
            pairs.append((row, left[key(row)].pop(0)))
        else:
            missed.append(row)
    names = {key(row)[0] for row in missed}
    rest = [item for item, rows in left.items() for _ in rows]
    return Comparison(pairs, missed, [item for item in rest if item[0] in names],
                      [item for item in rest if item[0] not in names])


@dataclasses.dataclass
class Source:
    path: pathlib.Path
    truth: list = dataclasses.field(default_factory=list)
    by_eye: bool = False  # else the truth is what is read of the report itself
    language: str = "eng"


def sources_of(path, every):
    """The report, or those of a folder."""
    if not path.exists():
        print(f"{path} is not there and is not measured")
        return []
    if not path.is_dir():
        return [Source(path)]
    truths = [json.loads(file.read_text(encoding="utf-8"))
              for file in sorted((path / "truth").glob("*.json"))]
    return [Source(path / "docs" / truth["file"], truth["results"], True)
            for truth in truths if truth.get("kind") == "pdf"][::every]


def prepare(labread, source):
    reports = read(labread, source.path)
    if not source.by_eye:
        source.truth = [row for report in reports for row in report["results"]]
    if not source.truth:
        return
    said = (reports[0]["report"]["conventions"].get("language") or {}).get("value")
    if said not in (None, "en", *LANGUAGES):
        print(f"{source.path.name} is in a language ({said}) that is neither printed nor recognised "
              "here, and is not measured")
        source.truth = []
        return
    source.language = language_of(said)


class Measurement:
    """Of all reports at one resolution."""

    def __init__(self, dpi, show):
        self.dpi, self.show = dpi, show
        self.rows = self.right = self.wrong = self.extra = self.units = self.ranges = 0
        self.causes = collections.Counter()

    def tell(self, line, always=False):
        if self.show or always:
            print("    " + line, flush=True)

    def add(self, source, compared, cause_of):
        self.rows += len(compared.pairs) + len(compared.missed)
        self.right += len(compared.pairs)
        self.wrong += len(compared.wrong)
        self.extra += len(compared.extra)
        if self.show:
            print(f"{self.dpi} {source.path.name}: {len(compared.pairs)} of "
                  f"{len(compared.pairs) + len(compared.missed)}")
        for row in compared.missed:
            cause = cause_of(row)
            self.causes[cause] += 1
            self.tell(f"missed {row['name']} = {row['value']}: {cause}")
        for row, got in compared.pairs:
            unit, other = squeezed(row.get("unit")), squeezed(got.get("unit"))
            if unit != other:
                self.units += 1
                self.tell(f"unit of {row['name']}: {row.get('unit')} read as {got.get('unit')}")
            if range_of(row) != range_of(got):
                self.ranges += 1
                self.tell(f"range of {row['name']}: {range_of(row)} read as {range_of(got)}")
        for word, items in (("WRONG", compared.wrong), ("extra", compared.extra)):
            for name, value in items:
                self.tell(f"{word} {name} = {value} in {source.path.name} at {self.dpi} dpi",
                          word == "WRONG")

    def recall(self):
        return self.right / self.rows if self.rows else 1

    def conclude(self):
        print(f"{self.dpi} dpi: {self.rows} results, recall {self.recall():.4f}, wrong {self.wrong}, "
              f"extra {self.extra}; other units {self.units}, other ranges {self.ranges}")
        for cause, count in self.causes.most_common():
            print(f"    {count:4} {cause}", flush=True)


def measure(args, sources, dpi, folder):
    measured = Measurement(dpi, args.show)
    for source in sources:
        target = folder / f"{source.path.stem}_{dpi}.pdf"
        if not target.exists():
            scan(source.path, dpi, target)
        how = ["--ocr-language", source.language, "--timeout", args.timeout]
        reports = read(args.labread, target, *how)
        found = [row for report in reports for row in report["results"]]
        key = key_by_text if source.by_eye else key_by_meaning
        compared = compare(source.truth, found, key)
        lines = words_of(args.labread, target, *how) if compared.missed and args.why else []
        measured.add(source, compared, lambda row, r=reports, l=lines: why_missed(row, r, l))
    measured.conclude()
    return measured


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("labread")
    parser.add_argument("reports", nargs="+", type=pathlib.Path)
    parser.add_argument("--dpi", default="150,200,300")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--timeout", default="200")
    parser.add_argument("--why", action="store_true")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    sources = [source for path in args.reports for source in sources_of(path, args.every)]
    for source in sources:
        prepare(args.labread, source)
    sources = [source for source in sources if source.truth]
    scratch = tempfile.TemporaryDirectory()
    folder = args.pictures or pathlib.Path(scratch.name)
    done = [measure(args, sources, dpi, folder) for dpi in map(int, args.dpi.split(","))]
    sys.exit(any(m.wrong > 0 or m.recall() < WANTED.get(m.dpi, 0) for m in done))


if __name__ == "__main__":
    main()
