#!/usr/bin/env python3
"""Writes encodings_glyphs.inc, encodings_tables.inc and encodings_widths.inc.

Run once by hand when a source changes; the build only reads what it wrote. Sources, all from Debian:

  aglfn              glyphlist.txt, zapfdingbats.txt: the Adobe Glyph List (BSD-3-Clause,
                     Copyright 2002-2019 Adobe; its notice stands at the top of the first file)
  python3-fonttools  Standard and Mac Roman encodings, the standard strings and expert charsets of
                     CFF, the standard Macintosh glyph order (MIT; published facts of the formats)
  libgs-common       code assignments of the Symbol, ZapfDingbats and MacExpert encodings (facts, as
                     printed in ISO 32000, annex D)
  libpodofo-dev      PdfFontFactoryBase14Data.h: advance widths of the standard 14 fonts (facts, as
                     in Adobe's core font metrics)

  apt-get install aglfn python3-fonttools libgs-common libpodofo-dev
  python3 parser/pdf/make_encodings.py
"""
import pathlib
import re
import unicodedata

from fontTools import cffLib
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.ttLib.standardGlyphOrder import standardGlyphOrder

HERE = pathlib.Path(__file__).parent
AGL = pathlib.Path("/usr/share/aglfn")
GHOSTSCRIPT = next(pathlib.Path("/usr/share/ghostscript").glob("*/Resource/Init"))
WIDTHS = pathlib.Path("/usr/include/podofo/doc/PdfFontFactoryBase14Data.h")
NONE = 0xFFFF

# Names whose list entry is a private-use character, although the character itself has a code.
PLAIN_NAMES = {"registersans": "®", "registerserif": "®", "copyrightsans": "©",
               "copyrightserif": "©", "trademarksans": "™", "trademarkserif": "™"}
EXTRA_NAMES = {"nbspace": " ", "sfthyphen": "-", "f_f": "ff", "f_i": "fi", "f_l": "fl",
               "f_f_i": "ffi", "f_f_l": "ffl", "f_t": "ft", "t_t": "tt", "t_i": "ti"}


def notice():
    head = []
    for line in (AGL / "glyphlist.txt").read_text().splitlines():
        if not line.startswith("#"):
            break
        head.append("//" + line[1:])
    return "\n".join(head)


def read_list(path):
    names = {}
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            name, codes = line.split(";")[:2]
            names[name] = "".join(chr(int(c, 16)) for c in codes.split())
    return names


def is_private(text):
    return any(0xE000 <= ord(c) <= 0xF8FF for c in text)


def glyph_names():
    names = read_list(AGL / "glyphlist.txt")
    for name, text in list(names.items()):
        if not is_private(text):
            continue
        if name in PLAIN_NAMES:
            names[name] = PLAIN_NAMES[name]
            continue
        base = re.sub(r"(small|oldstyle|superior|inferior)$", "", name)
        if base != name and base in names and not is_private(names[base]):
            names[name] = names[base]
    names.update({k: v for k, v in EXTRA_NAMES.items() if k not in names})
    return names


def octal(text):
    return "".join(c if c.isascii() and c.isprintable() and c not in '"\\?'
                   else "".join(f"\\{b:03o}" for b in c.encode()) for c in text)


def write_names(out, label, names):
    order = sorted(names, key=lambda n: n.encode())
    offsets, at, lines = [], 0, []
    for name in order:
        offsets.append(at)
        at += len(name.encode()) + len(names[name].encode()) + 2
        lines.append(f'    "{name}\\000" "{octal(names[name])}\\000"')
    out.append(f"constexpr char {label}_pool[] =\n" + "\n".join(lines) + ";")
    out.append(array(f"std::array<std::uint32_t, {len(order)}> {label}_offsets", offsets))
    return {name: i for i, name in enumerate(order)}


def array(declaration, values):
    rows, row = [], "   "
    for value in values:
        piece = f" {value},"
        if len(row) + len(piece) > 100:
            rows.append(row)
            row = "   "
        row += piece
    rows.append(row)
    return f"constexpr {declaration} = {{{{\n" + "\n".join(rows) + "\n}};"


def ghostscript_vector(name):
    text = re.sub(r"%[^\n]*", "", (GHOSTSCRIPT / name).read_text())
    text = text.replace("StandardEncoding 0 32 getinterval aload pop", "/.notdef " * 32)
    names = re.findall(r"/(\.?[A-Za-z0-9]+)(?=\s)", text)
    start = next(i for i, found in enumerate(names) if found.endswith("Encoding")) + 1
    vector = names[start:start + 256]
    assert len(vector) == 256, (name, len(vector))
    return vector


def by_character(codec, names):
    """Glyph names of a codec's characters; several names of one character: the shortest usual one."""
    usual = {}
    for name, text in sorted(names.items(), key=lambda p: (len(p[0]), p[0])):
        usual.setdefault(text, name)
    for name in StandardEncoding + MacRoman:
        if name in names:
            usual[names[name]] = name
    vector = []
    for code in range(256):
        try:
            vector.append(usual.get(bytes([code]).decode(codec), ".notdef"))
        except UnicodeDecodeError:
            vector.append(".notdef")
    return vector


def win_ansi(names):
    vector = [".notdef"] * 32 + by_character("cp1252", names)[32:]
    for code, name in {0x7F: "bullet", 0x81: "bullet", 0x8D: "bullet", 0x8F: "bullet",
                       0x90: "bullet", 0x9D: "bullet", 0xA0: "space", 0xAD: "hyphen",
                       0xB5: "mu", 0x2D: "hyphen", 0x20: "space"}.items():
        vector[code] = name
    return vector


def write_vector(out, label, vector, index):
    out.append(array(f"std::array<std::uint16_t, {len(vector)}> {label}",
                     [index.get(name, NONE) for name in vector]))


def compositions():
    found = []
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00), *range(0x386, 0x3CF), 0x419, 0x439,
                 0x401, 0x451, 0x407, 0x457]:
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            found.append((int(parts[0], 16), int(parts[1], 16), code))
    return sorted(found)


def widths(header, label):
    body = re.search(r"CHAR_DATA_" + label + r"\[\d+\] = \{(.*?)\};", header, re.S).group(1)
    entries = re.findall(r"\{\s*(-?\d+),\s*0x([0-9A-Fa-f]+),\s*(\d+)\s*\}", body)
    return {int(code, 16): int(width) for _, code, width in entries if int(code, 16)}


def by_text(by_code, vector, names):
    """The header lists the two pictorial fonts by code in both columns."""
    return {ord(names[vector[code]]): width for code, width in by_code.items()
            if code < 256 and len(names.get(vector[code], "")) == 1}


def main():
    names = glyph_names()
    dingbats = read_list(AGL / "zapfdingbats.txt")
    dingbats["space"] = " "

    out = ["// Written by make_encodings.py from the Adobe Glyph List, whose notice follows.\n//",
           notice()]
    index = write_names(out, "glyph", names)
    zapf_index = write_names(out, "dingbat", dingbats)
    (HERE / "encodings_glyphs.inc").write_text("\n".join(out) + "\n")

    out = ["// Written by make_encodings.py: encodings as positions in the glyph list; 65535: none."]
    write_vector(out, "standard_encoding", StandardEncoding, index)
    write_vector(out, "mac_roman_encoding", MacRoman, index)
    write_vector(out, "win_ansi_encoding", win_ansi(names), index)
    write_vector(out, "mac_expert_encoding", ghostscript_vector("gs_mex_e.ps"), index)
    write_vector(out, "symbol_encoding", ghostscript_vector("gs_sym_e.ps"), index)
    write_vector(out, "zapf_dingbats_encoding", ghostscript_vector("gs_dbt_e.ps"), zapf_index)
    write_vector(out, "cff_strings", cffLib.cffStandardStrings, index)
    write_vector(out, "expert_charset", cffLib.cffIExpertStrings, index)
    write_vector(out, "expert_subset_charset", cffLib.cffExpertSubsetStrings, index)
    write_vector(out, "mac_order", standardGlyphOrder, index)
    triples = compositions()
    out.append(array(f"std::array<Composition, {len(triples)}> compositions",
                     ["{0x%X, 0x%X, 0x%X}" % t for t in triples]))
    (HERE / "encodings_tables.inc").write_text("\n".join(out) + "\n")

    header = WIDTHS.read_text()
    out = ["// Written by make_encodings.py: advance widths of the standard 14 fonts by code point."]
    for label in ["HELVETICA", "HELVETICA_BOLD", "TIMES_ROMAN", "TIMES_BOLD", "TIMES_ITALIC",
                  "TIMES_BOLD_ITALIC", "SYMBOL", "ZAPF_DINGBATS"]:
        found = widths(header, label)
        if label == "SYMBOL":
            found = by_text(found, ghostscript_vector("gs_sym_e.ps"), names)
        if label == "ZAPF_DINGBATS":
            found = by_text(found, ghostscript_vector("gs_dbt_e.ps"), dingbats)
        table = sorted(found.items())
        out.append(array(f"std::array<CharacterWidth, {len(table)}> {label.lower()}_widths",
                         ["{0x%X, %d}" % pair for pair in table]))
    (HERE / "encodings_widths.inc").write_text("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
