// Small files that ask for everything: hostile_pdfs WORKER. Each is read by the worker in its
// walls, as a user's would be, and must end with text, part of the text or one clear error; no
// worker may die of it. Printed are what came of each, its time, and the most memory a worker took
// until then.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "parser/isolation/worker.h"
#include "tests/unit/pdf/pdf_builder.h"

namespace {

using labread::pdf::deflated;
using labread::pdf::PdfBuilder;

std::string repeated(std::string_view text, int times) {
  std::string out;
  out.reserve(text.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// One page with the given entries and content, beside objects that were added before.
std::string one_page(PdfBuilder builder, std::string_view entries, std::string_view content,
                     std::string_view filter = "", std::string_view trailer = "/Root 1 0 R") {
  return builder.pages()
      .object(2, "<< /Type /Pages /Count 1 /Kids [10 0 R] >>")
      .object(10, "<< /Type /Page /MediaBox [0 0 612 792] /Contents 11 0 R " +
                      std::string(entries) +
                      (entries.find("/Resources") == std::string_view::npos
                           ? " /Resources << /Font << /F1 3 0 R >> >> >>"
                           : " >>"))
      .stream(11, content, filter)
      .table(trailer);
}

std::string two_billion_pages() {
  std::string bytes = PdfBuilder().pages("one").table();
  return bytes.replace(bytes.find("/Count 1"), 8, "/Count 2000000000");
}

std::string twenty_thousand_pages() {
  PdfBuilder builder;
  std::string kids;
  for (int page = 0; page < 20'000; ++page) {
    kids += std::to_string(100 + page) + " 0 R ";
    builder.object(100 + page, "<< /Type /Page /Contents 4 0 R >>");
  }
  return builder.object(1, "<< /Type /Catalog /Pages 2 0 R >>")
      .object(2, "<< /Count 20000 /Kids [" + kids +
                     "] /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> >>")
      .object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
      .stream(4, PdfBuilder::content("one"))
      .table();
}

std::string nested_dictionaries() {
  const std::string nested = repeated("<</A", 100'000) + " 1 " + repeated(">>", 100'000);
  return one_page({}, "/Deep " + nested, PdfBuilder::content("one"));
}

// A gigabyte of blanks, compressed piece by piece: what this process once held counts as held by
// the workers it starts.
std::string gigabyte_of_blanks() {
  std::string out(2'000'000, '\0');
  std::string blanks(1'000'000, ' ');
  z_stream deflating{};
  deflateInit(&deflating, Z_BEST_COMPRESSION);
  deflating.next_out = reinterpret_cast<Bytef*>(out.data());
  deflating.avail_out = static_cast<uInt>(out.size());
  for (int piece = 0; piece < 1000; ++piece) {
    deflating.next_in = reinterpret_cast<Bytef*>(blanks.data());
    deflating.avail_in = static_cast<uInt>(blanks.size());
    deflate(&deflating, piece == 999 ? Z_FINISH : Z_NO_FLUSH);
  }
  out.resize(deflating.total_out);
  deflateEnd(&deflating);
  return out;
}

std::string flate_bomb(int layers) {
  static const std::string gigabyte = gigabyte_of_blanks();
  std::string bomb = gigabyte;
  std::string filter = "/FlateDecode ";
  for (int layer = 1; layer < layers; ++layer) {
    bomb = deflated(bomb);
    filter += "/FlateDecode ";
  }
  return one_page({}, "", bomb, "/Filter [" + filter + "]");
}

// Sixteen levels of forms, each drawing the next ten times.
std::string expanding_forms() {
  PdfBuilder builder;
  for (int level = 20; level < 36; ++level) {
    builder.stream(level, level == 35 ? PdfBuilder::content("deep") : repeated("/X Do ", 10),
                   "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 "
                   "0 R >> /XObject << /X " +
                       std::to_string(level + 1) + " 0 R >> >>");
  }
  return one_page(builder, "/Resources << /Font << /F1 3 0 R >> /XObject << /X 20 0 R >> >>",
                  PdfBuilder::content("one") + repeated(" /X Do", 10));
}

// Sixteen levels of the page tree, each naming the next ten times.
std::string expanding_tree() {
  PdfBuilder builder;
  builder.pages("one");
  builder.object(2,
                 "<< /Type /Pages /Kids [10 0 R 40 0 R] /MediaBox [0 0 612 792] /Resources << "
                 "/Font << /F1 3 0 R >> >> >>");
  for (int level = 40; level < 56; ++level) {
    const std::string kid = std::to_string(level == 55 ? 10 : level + 1) + " 0 R ";
    builder.object(level, "<< /Type /Pages /Kids [" + repeated(kid, 10) + "] >>");
  }
  return builder.table();
}

std::string encrypted(std::string_view entries) {
  PdfBuilder builder;
  builder.object(70, "<< /Filter /Standard " + std::string(entries) + " >>");
  return one_page(builder, "", PdfBuilder::content("one"), "",
                  "/Root 1 0 R /ID [(0123456789abcdef) (0123456789abcdef)] /Encrypt 70 0 R");
}

// A clear code, then the string that its own code names before it is known, ever longer.
std::string lzw_bomb() {
  std::string bytes;
  unsigned held = 0;
  int bits = 0;
  const auto put = [&](unsigned code, int width) {
    held = (held << width) | code;
    for (bits += width; bits >= 8; bits -= 8)
      bytes += static_cast<char>((held >> (bits - 8)) & 255);
    held &= 255;
  };
  for (int round = 0; round < 300; ++round) {
    put(256, round == 0 ? 9 : 12);
    put(' ', 9);
    for (unsigned code = 258; code < 4095; ++code) {
      put(code, code < 511 ? 9 : code < 1023 ? 10 : code < 2047 ? 11 : 12);
    }
  }
  return bytes;
}

std::string wide_font() {
  PdfBuilder builder;
  builder.object(20,
                 "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode "
                 "22 0 R /DescendantFonts [21 0 R] >>");
  builder.object(21, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /W [" +
                         repeated("0 65535 500 ", 200'000) + "] >>");
  builder.stream(22,
                 deflated("1 begincodespacerange <0000> <FFFF> endcodespacerange\n" +
                          repeated("1 beginbfrange <0000> <FFFF> <0041> endbfrange\n", 100'000)),
                 "/Filter /FlateDecode");
  return one_page(builder, "/Resources << /Font << /F1 20 0 R >> >>",
                  "BT /F1 12 Tf 72 700 Td <00480049> Tj ET");
}

std::string many_annotations() {
  PdfBuilder builder;
  builder.stream(20, PdfBuilder::content("note"),
                 "/Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>");
  builder.object(21, "<< /Type /Annot /Subtype /Stamp /Rect [0 0 612 792] /AP << /N 20 0 R >> >>");
  return one_page(builder, "/Annots [" + repeated("21 0 R ", 1'000'000) + "]",
                  PdfBuilder::content("one"));
}

std::string glyphs_without_end() {
  return one_page({}, "",
                  deflated("BT /F1 12 Tf 72 700 Td " +
                           repeated("(" + std::string(1000, 'x') + ") Tj ", 50'000) + "ET"),
                  "/Filter /FlateDecode");
}

std::string operators_without_end(std::string_view what) {
  return one_page({}, "", deflated(PdfBuilder::content("one ") + repeated(what, 10'000'000)),
                  "/Filter /FlateDecode");
}

std::string revisions_without_end() {
  PdfBuilder builder;
  builder.pages("one");
  std::string bytes = builder.bytes;
  std::size_t previous = 0;
  for (int revision = 0; revision < 50'000; ++revision) {
    const std::size_t here = bytes.size();
    bytes += "xref\n0 0\ntrailer\n<< /Root 1 0 R /Prev " + std::to_string(previous) + " >>\n";
    previous = here;
  }
  return bytes + "startxref\n" + std::to_string(previous) + "\n%%EOF\n";
}

struct Case {
  std::string_view name;
  std::string (*make)();
};

const std::vector<Case> cases{
    {"a /Count of two billion pages", two_billion_pages},
    {"20,000 flat pages", twenty_thousand_pages},
    {"100,000 nested dictionaries", nested_dictionaries},
    {"a stream of 1 GB in 1 MB", [] { return flate_bomb(1); }},
    {"1 GB in a stream in a stream", [] { return flate_bomb(2); }},
    {"1 GB four streams deep", [] { return flate_bomb(4); }},
    {"an LZW stream of 2 GB", [] { return one_page({}, "", lzw_bomb(), "/Filter /LZWDecode"); }},
    {"a run-length stream of 128 MB",
     [] { return one_page({}, "", repeated("\x81 ", 1'000'000), "/Filter /RunLengthDecode"); }},
    {"rows of a billion columns",
     [] {
       return one_page({}, "", deflated(PdfBuilder::content("one")),
                       "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 1000000000 "
                       "/Colors 1000000000 /BitsPerComponent 1000000000 >>");
     }},
    {"forms that expand to 10^16", expanding_forms},
    {"a page tree that expands to 10^16", expanding_tree},
    {"encrypted, without crypt filters",
     [] {
       return encrypted("/V 4 /R 4 /Length 128 /P -4 /O (" + std::string(32, 'o') + ") /U (" +
                        std::string(32, 'u') + ")");
     }},
    {"encrypted, with a short /O",
     [] { return encrypted("/V 2 /R 3 /Length 128 /P -4 /O (o) /U (u)"); }},
    {"encrypted, with a key of a billion bits",
     [] {
       return encrypted("/V 2 /R 3 /Length 1000000000 /P -4 /O (" + std::string(32, 'o') +
                        ") /U (" + std::string(32, 'u') + ")");
     }},
    {"widths and codes of a font without end", wide_font},
    {"a million annotations", many_annotations},
    {"50,000,000 glyphs", glyphs_without_end},
    {"10,000,000 saved states", [] { return operators_without_end("q "); }},
    {"10,000,000 lines", [] { return operators_without_end("0 0 m 9 0 l S "); }},
    {"10,000,000 clips", [] { return operators_without_end("0 0 9 9 re W n "); }},
    {"10,000,000 marks", [] { return operators_without_end("/A BMC "); }},
    {"50,000 revisions", revisions_without_end},
};

std::string read(labread::Worker& worker, std::string bytes, bool& sound) {
  try {
    const labread::Document document = worker.read(labread::Bytes::own(std::move(bytes)), "");
    return document.partial ? "part: " + *document.partial : "read";
  } catch (const labread::Error& error) {
    sound = error.code() != labread::ErrorCode::worker_failed &&
            error.code() != labread::ErrorCode::internal;
    return std::string(labread::code_name(error.code())) + ": " + error.what();
  }
}

struct Spent {
  long processor_ms = 0;
  long most_megabytes = 0;
};

// By all workers so far.
Spent spent_by_workers() {
  struct rusage used {};
  ::getrusage(RUSAGE_CHILDREN, &used);
  const auto ms = [](const timeval& time) { return time.tv_sec * 1000 + time.tv_usec / 1000; };
  return {ms(used.ru_utime) + ms(used.ru_stime), used.ru_maxrss / 1024};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: hostile_pdfs WORKER\n";
    return 2;
  }
  using Clock = std::chrono::steady_clock;
  int failures = 0;
  std::cout << "   ms  of processor    MB  file\n";
  for (const Case& one : cases) {
    std::string bytes = one.make();
    const auto begin = Clock::now();
    const Spent before = spent_by_workers();
    bool sound = true;
    std::string outcome;
    {
      labread::Worker worker(argv[1], labread::Limits{});
      outcome = read(worker, std::move(bytes), sound);
    }
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
    const Spent after = spent_by_workers();
    std::cout << std::setw(5) << ms.count() << ' ' << std::setw(13)
              << after.processor_ms - before.processor_ms << ' ' << std::setw(5)
              << after.most_megabytes << "  " << one.name << ": " << outcome
              << (sound ? "" : "  <- not what it should be") << std::endl;
    failures += sound ? 0 : 1;
  }
  return failures == 0 ? 0 : 1;
}
