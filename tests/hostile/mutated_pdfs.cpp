// PDFs with slips: mutated_pdfs WORKER COUNT SEED PDF…. Draws COUNT files, each one of the given
// with a few bits flipped, pieces cut out, swapped or doubled, the end cut off, or numbers made
// hostile, and reads each through the worker and the rules for reports. No worker may die or hang,
// and each file ends with a report, part of one, or one clear error. The same seed draws the same
// files; one that fails is written to mutated_SEED_NUMBER.pdf.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/error.h"
#include "parser/reader.h"

namespace {

constexpr std::size_t largest_seed = 10'000'000;

// std::mt19937_64 gives the same numbers everywhere; the distributions of the library need not.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t end) {
    return end == 0 ? 0 : static_cast<std::size_t>(engine_() % end);
  }
  template <typename T, std::size_t N>
  T from(const std::array<T, N>& choices) {
    return choices[below(N)];
  }

 private:
  std::mt19937_64 engine_;
};

struct Piece {
  std::size_t at = 0;
  std::size_t length = 0;
};

Piece draw_piece(const std::string& bytes, Draw& draw) {
  const std::size_t at = draw.below(bytes.size());
  const std::size_t longest =
      std::min<std::size_t>(bytes.size() - at, std::size_t{1} << draw.below(14));
  return {at, draw.below(longest) + 1};
}

void flip_bits(std::string& bytes, Draw& draw) {
  for (std::size_t i = draw.below(20) + 1; i > 0; --i) {
    char& byte = bytes[draw.below(bytes.size())];
    byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << draw.below(8)));
  }
}

void cut_piece(std::string& bytes, Draw& draw) {
  const Piece piece = draw_piece(bytes, draw);
  bytes.erase(piece.at, piece.length);
}

void cut_end(std::string& bytes, Draw& draw) { bytes.resize(draw.below(bytes.size()) + 1); }

void double_piece(std::string& bytes, Draw& draw) {
  const Piece piece = draw_piece(bytes, draw);
  bytes.insert(draw.below(bytes.size()), bytes.substr(piece.at, piece.length));
}

void swap_pieces(std::string& bytes, Draw& draw) {
  const Piece a = draw_piece(bytes, draw);
  const Piece b = draw_piece(bytes, draw);
  const std::string first = bytes.substr(a.at, a.length);
  const std::string second = bytes.substr(b.at, b.length);
  bytes.replace(a.at, a.length, second);
  if (b.at < bytes.size()) bytes.replace(b.at, std::min(b.length, bytes.size() - b.at), first);
}

// One of the numbers of the file, most of them offsets, lengths and references, becomes another.
void make_number_hostile(std::string& bytes, Draw& draw) {
  constexpr std::array<std::string_view, 14> hostile{"0",
                                                     "-1",
                                                     "1",
                                                     "2147483647",
                                                     "2147483648",
                                                     "-2147483648",
                                                     "4294967295",
                                                     "4294967296",
                                                     "99999999999",
                                                     "1e308",
                                                     "0.0000001",
                                                     "-0",
                                                     "18446744073709551616",
                                                     "65536"};
  constexpr std::string_view digits = "0123456789";
  const std::size_t from = bytes.find_first_of(digits, draw.below(bytes.size()));
  if (from == std::string::npos) return;
  const std::size_t end = std::min(bytes.find_first_not_of(digits, from), bytes.size());
  bytes.replace(from, end - from, draw.from(hostile));
}

// A key or keyword in the place of another.
void exchange_words(std::string& bytes, Draw& draw) {
  constexpr std::array<std::string_view, 16> words{
      "/Length", "/Kids",  "/Filter", "/Parent", "/Contents", "/Font",   "/Encoding", "/Prev",
      "endobj",  "stream", "<<",      ">>",      "/W",        "/Widths", "/N",        "/First"};
  const std::string_view old = draw.from(words);
  std::size_t at = bytes.find(old, draw.below(bytes.size()));
  if (at == std::string::npos) at = bytes.find(old);
  if (at != std::string::npos) bytes.replace(at, old.size(), draw.from(words));
}

std::string mutated(std::string bytes, Draw& draw) {
  constexpr std::array<void (*)(std::string&, Draw&), 9> slips{
      flip_bits,   flip_bits,           cut_piece,           cut_end,       double_piece,
      swap_pieces, make_number_hostile, make_number_hostile, exchange_words};
  for (std::size_t i = draw.below(4) + 1; i > 0 && !bytes.empty(); --i) {
    draw.from(slips)(bytes, draw);
  }
  return bytes;
}

struct Outcome {
  std::string name;
  bool sound = true;
};

Outcome outcome_of(labread::Reader& reader, std::string bytes) {
  try {
    const labread::ReadFile file = reader.read(labread::Bytes::own(std::move(bytes)));
    return {file.partial ? "read in part" : "read", true};
  } catch (const labread::Error& error) {
    const bool sound = error.code() != labread::ErrorCode::worker_failed &&
                       error.code() != labread::ErrorCode::internal;
    return {std::string(labread::code_name(error.code())) +
                (sound ? "" : std::string(": ") + error.what()),
            sound};
  } catch (const std::exception& error) {
    return {std::string("exception: ") + error.what(), false};
  }
}

std::size_t number_of(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: mutated_pdfs WORKER COUNT SEED PDF...\n";
    return 2;
  }
  const std::size_t count = number_of(argv[2]);
  const std::size_t seed = number_of(argv[3]);
  std::vector<std::string> seeds;
  for (int i = 4; i < argc; ++i) {
    seeds.emplace_back(labread::Bytes::map(argv[i], largest_seed).view());
  }
  labread::ReadOptions options;
  options.worker_path = argv[1];
  labread::Reader reader(labread::Catalogue::built_in(), options);
  std::map<std::string, std::size_t> outcomes;
  std::size_t failures = 0;
  for (std::size_t number = 0; number < count; ++number) {
    Draw draw(seed * 1'000'003 + number);
    const std::string bytes = mutated(seeds[draw.below(seeds.size())], draw);
    const Outcome outcome = outcome_of(reader, bytes);
    ++outcomes[outcome.name];
    if (outcome.sound) continue;
    ++failures;
    std::ofstream("mutated_" + std::to_string(seed) + "_" + std::to_string(number) + ".pdf")
        << bytes;
  }
  for (const auto& [name, times] : outcomes) std::cout << times << "  " << name << '\n';
  return failures == 0 ? 0 : 1;
}
