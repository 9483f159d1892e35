// Small PDFs for tests, written object by object: with a cross-reference table, a stream, or none,
// and as wrong as a test wants them.
#pragma once

#include <zlib.h>

#include <map>
#include <string>
#include <string_view>

namespace labread::pdf {

inline std::string deflated(std::string_view data) {
  uLongf size = compressBound(static_cast<uLong>(data.size()));
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
           static_cast<uLong>(data.size()));
  out.resize(size);
  return out;
}

class PdfBuilder {
 public:
  PdfBuilder& object(int number, std::string_view body) {
    offsets[number] = bytes.size();
    bytes += std::to_string(number) + " 0 obj\n" + std::string(body) + "\nendobj\n";
    return *this;
  }
  PdfBuilder& stream(int number, std::string_view data, std::string_view entries = "") {
    return object(number, "<< /Length " + std::to_string(data.size()) + " " + std::string(entries) +
                              " >>\nstream\n" + std::string(data) + "\nendstream");
  }
  // Catalog 1, page tree 2, font 3, and for each text a page (10, 12, …) and its content.
  template <typename... Texts>
  PdfBuilder& pages(const Texts&... texts) {
    std::string kids;
    [[maybe_unused]] int number = 10;
    (add_page(number, texts, kids), ...);
    object(1, "<< /Type /Catalog /Pages 2 0 R >>");
    object(2, "<< /Type /Pages /Count " + std::to_string(sizeof...(texts)) + " /Kids [" + kids +
                  "] /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> >>");
    return object(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  }
  static std::string content(std::string_view text) {
    return "BT /F1 12 Tf 72 700 Td (" + std::string(text) + ") Tj ET";
  }

  // The file with a table. `entries` go into the trailer.
  std::string table(std::string_view entries = "/Root 1 0 R") {
    const std::size_t at = bytes.size();
    bytes += "xref\n0 1\n0000000000 65535 f \n";
    for (const auto& [number, offset] : offsets) bytes += section(number, offset);
    return end("trailer\n<< /Size 100 " + std::string(entries) + " >>\n", at);
  }
  // With a cross-reference stream; `packed` are objects in object stream `container`.
  std::string xref_stream(const std::map<int, int>& packed = {}, int container = 0) {
    const std::size_t at = bytes.size();
    offsets[90] = at;
    std::string rows;
    for (int number = 0; number <= 90; ++number) {
      const auto in_stream = packed.find(number);
      const auto plain = offsets.find(number);
      const bool is_packed = in_stream != packed.end();
      const std::size_t field = is_packed                ? static_cast<std::size_t>(container)
                                : plain != offsets.end() ? plain->second
                                                         : 0;
      rows.push_back(is_packed ? '\2' : plain != offsets.end() ? '\1' : '\0');
      rows.push_back(static_cast<char>(field >> 8));
      rows.push_back(static_cast<char>(field & 0xFF));
      rows.push_back(static_cast<char>(is_packed ? in_stream->second : 0));
    }
    const std::string data = deflated(rows);
    bytes +=
        "90 0 obj\n<< /Type /XRef /Size 91 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /Length " +
        std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream\nendobj\n";
    return end("", at);
  }
  std::string end(std::string_view trailer, std::size_t startxref) {
    bytes += std::string(trailer) + "startxref\n" + std::to_string(startxref) + "\n%%EOF\n";
    return bytes;
  }
  static std::string section(int number, std::size_t offset) {
    std::string digits = std::to_string(offset);
    digits.insert(0, 10 - digits.size(), '0');
    return std::to_string(number) + " 1\n" + digits + " 00000 n \n";
  }

  std::string bytes = "%PDF-1.5\n";
  std::map<int, std::size_t> offsets;

 private:
  void add_page(int& number, std::string_view text, std::string& kids) {
    kids += std::to_string(number) + " 0 R ";
    object(number,
           "<< /Type /Page /Parent 2 0 R /Contents " + std::to_string(number + 1) + " 0 R >>");
    stream(number + 1, content(text));
    number += 2;
  }
};

}  // namespace labread::pdf
