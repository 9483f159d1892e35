#include "parser/sniff.h"

#include <array>
#include <cstddef>

#include "parser/interchange/cda.h"
#include "parser/interchange/fhir.h"
#include "parser/interchange/hl7_message.h"
#include "parser/interchange/ldt.h"

namespace labread {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t at;
  std::string_view bytes;
  std::string_view name;
};

constexpr std::array signatures{
    Signature{0, "\x89PNG\r\n\x1a\n"sv, "a PNG image"},
    Signature{0, "\xFF\xD8\xFF"sv, "a JPEG image"},
    Signature{0, "GIF8"sv, "a GIF image"},
    Signature{0, "II*\0"sv, "a TIFF image"},
    Signature{0, "MM\0*"sv, "a TIFF image"},
    Signature{8, "WEBP"sv, "a WebP image"},
    Signature{4, "ftypheic"sv, "a HEIC image"},
    Signature{4, "ftypheix"sv, "a HEIC image"},
    Signature{4, "ftypmif1"sv, "a HEIC image"},
    Signature{128, "DICM"sv, "a DICOM file"},
    Signature{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an Office document of the old format"},
    Signature{0, "{\\rtf"sv, "an RTF document"},
    Signature{0, "%!PS"sv, "a PostScript document"},
    Signature{0, "\x1F\x8B"sv, "a gzip archive"},
    Signature{0, "BZh"sv, "a bzip2 archive"},
    Signature{0,
              "\xFD"
              "7zXZ\0"sv,
              "an xz archive"},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    Signature{0, "Rar!\x1A"sv, "a RAR archive"},
    Signature{0,
              "\x7F"
              "ELF"sv,
              "a program"},
    Signature{0, "MZ\x90\0"sv, "a program"},
    Signature{0, "SQLite format 3\0"sv, "an SQLite database"},
};

// Two letters alone would take many a text for a bitmap: the reserved zeros must be there too.
bool is_bitmap(std::string_view bytes) {
  return bytes.starts_with("BM") && bytes.size() > 14 && bytes.substr(6, 4) == "\0\0\0\0"sv;
}

// What is in a ZIP archive is told by the names of its first members.
std::string_view name_of_zip(std::string_view bytes) {
  const std::string_view front = bytes.substr(0, 8192);
  const auto holds = [front](std::string_view member) {
    return front.find(member) != std::string_view::npos;
  };
  if (holds("application/vnd.oasis.opendocument")) return "an OpenDocument file";
  if (holds("word/")) return "a Word document";
  if (holds("xl/")) return "an Excel workbook";
  if (holds("ppt/")) return "a PowerPoint presentation";
  if (holds("[Content_Types].xml")) return "an Office document";
  return "a ZIP archive";
}

}  // namespace

std::optional<std::string_view> foreign_format(std::string_view bytes) {
  for (const Signature& signature : signatures) {
    if (bytes.size() >= signature.at && bytes.substr(signature.at).starts_with(signature.bytes)) {
      return signature.name;
    }
  }
  if (is_bitmap(bytes)) return "a BMP image";
  if (bytes.starts_with("PK\x03\x04")) return name_of_zip(bytes);
  return std::nullopt;
}

bool looks_like_picture(std::string_view bytes) {
  const auto name = foreign_format(bytes);
  return name == "a PNG image" || name == "a JPEG image" || name == "a TIFF image";
}

std::optional<DocumentKind> coded_format(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
  if (looks_like_hl7(bytes)) return DocumentKind::hl7;
  if (looks_like_fhir(bytes)) return DocumentKind::fhir;
  if (looks_like_cda(bytes)) return DocumentKind::cda;
  if (looks_like_ldt(bytes)) return DocumentKind::ldt;
  if (holds_hl7(bytes) && !looks_like_pdf(bytes)) return DocumentKind::hl7;
  return std::nullopt;
}

bool looks_like_pdf(std::string_view bytes) {
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return true;
  // Its header may be lost or far behind what a mail gateway put in front.
  return bytes.find("endobj") != std::string_view::npos &&
         bytes.find("endstream") != std::string_view::npos;
}

}  // namespace labread
