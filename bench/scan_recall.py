#!/usr/bin/env python3
"""scan_recall.py LABREAD REPORT...: what labread reads of reports that were printed and scanned.

Every report is made a picture at 150, 200 and 300 dpi, turned by 0.7 to 2 degrees, blurred a little,
with noise and the marks of JPEG, all drawn from the report's name and so the same in every run. The
truth is what labread reads from the report itself. Printed are, for each resolution, the results
read, wrong, extra and missed, and why they were missed. Exit code 1 where a value is wrong or fewer
were read than wanted.

  --dpi 150,200,300   resolutions
  --pictures DIR      keep the pictures there, and use those that are there
  --show              name every result that was not read
  --why               tell also, by a second reading, what was not read at all from what was lost later
  --timeout N         for labread (200: machines that measure are busy)
"""
import argparse
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

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


def language_of(reports):
    said = (reports[0]["report"]["conventions"].get("language") or {}).get("value")
    name = LANGUAGES.get(said, "eng")
    return name if (INSTALLED / f"{name}.traineddata").exists() else "eng"


def words_of(labread, path, *options):
    """Every line as it was read, without its spaces."""
    done = subprocess.run([labread, "trace", *options, path], capture_output=True, check=False)
    lines = done.stdout.decode(errors="replace").splitlines()
    read_lines = [lines[i + 1] for i, line in enumerate(lines[:-1]) if line.startswith("page ")]
    return ["".join(line.split()) for line in read_lines]


def squeezed(text):
    return "".join((text or "").casefold().split())


def key(row):
    """What was measured, by its meaning or else by its name, and the value."""
    number = row.get("number")
    value = f"{row.get('comparator') or ''}{number}" if number is not None else squeezed(row["value"])
    return row.get("analyte") or squeezed(row["name"]), value


def why_missed(row, reports, lines):
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


def compare(truth, found):
    """Results read, wrong, extra, and the rows missed."""
    left = collections.Counter(key(row) for row in found)
    right, missed = 0, []
    for row in truth:
        if left[key(row)] > 0:
            left[key(row)] -= 1
            right += 1
        else:
            missed.append(row)
    names = {key(row)[0] for row in missed}
    wrong = [item for item in (+left).elements() if item[0] in names]
    return right, wrong, [item for item in (+left).elements() if item[0] not in names], missed


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("labread")
    parser.add_argument("reports", nargs="+", type=pathlib.Path)
    parser.add_argument("--dpi", default="150,200,300")
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--timeout", default="200")
    parser.add_argument("--why", action="store_true")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    scratch = tempfile.TemporaryDirectory()
    folder = args.pictures or pathlib.Path(scratch.name)
    failed = False
    for dpi in map(int, args.dpi.split(",")):
        rows = right = wrong = extra = 0
        causes = collections.Counter()
        for path in args.reports:
            truths = read(args.labread, path)
            truth = [row for report in truths for row in report["results"]]
            if not truth:
                continue
            target = folder / f"{path.stem}_{dpi}.pdf"
            if not target.exists():
                scan(path, dpi, target)
            how = ["--ocr-language", language_of(truths), "--timeout", args.timeout]
            reports = read(args.labread, target, *how)
            found = [row for report in reports for row in report["results"]]
            good, false, more, missed = compare(truth, found)
            rows, right = rows + len(truth), right + good
            wrong, extra = wrong + len(false), extra + len(more)
            if args.show:
                print(f"{dpi} {path.name}: {good} of {len(truth)}")
            lines = words_of(args.labread, target, *how) if missed and args.why else []
            for row in missed:
                cause = why_missed(row, reports, lines) if reports else "no report"
                causes[cause] += 1
                if args.show:
                    print(f"    missed {row['name']} = {row['value']}: {cause}")
            for kind, items in (("WRONG", false), ("extra", more)):
                for name, value in items:
                    if args.show or kind == "WRONG":
                        print(f"    {kind} {name} = {value} in {path.name} at {dpi} dpi")
        recall = right / rows if rows else 1
        failed |= wrong > 0 or recall < WANTED.get(dpi, 0)
        print(f"{dpi} dpi: {rows} results, recall {recall:.4f}, wrong {wrong}, extra {extra}")
        for cause, count in causes.most_common():
            print(f"    {count:4} {cause}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
