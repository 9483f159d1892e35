#include "parser/pdf/outline_update.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "parser/pdf/write_value.h"

namespace labread::pdf {
namespace {

Object colour_array(MarkColour colour) {
  const auto part = [](std::uint8_t value) { return Object(value / 255.0); };
  return Object(Array{part(colour.red), part(colour.green), part(colour.blue)});
}

Object destination(const OutlineEntry& entry) {
  return Object(Array{Object(entry.page), Object(Name{"XYZ"}), Object(entry.corner.x),
                      Object(entry.corner.y), Object()});
}

Dictionary item_of(const OutlineEntry& entry, Reference parent) {
  Dictionary item;
  item.emplace("Title", text_object(entry.title));
  item.emplace("Parent", Object(parent));
  item.emplace("Dest", destination(entry));
  item.emplace("C", colour_array(entry.ink));
  return item;
}

// The outline that is there; or one to be made.
struct Outline {
  Reference root;
  Dictionary dictionary;
  std::optional<Reference> last;  // its last entry on the highest level
};

// Nothing where it is damaged.
std::optional<Outline> find_outline(PdfFile& file, IncrementalUpdate& update,
                                    const Dictionary& catalog) {
  const auto entry = catalog.find("Outlines");
  if (entry == catalog.end() || file.resolve(entry->second).is_null()) {
    Outline made{update.reserve(), {}, std::nullopt};
    made.dictionary.emplace("Type", Object(Name{"Outlines"}));
    return made;
  }
  const Reference* root = entry->second.as_reference();
  const Dictionary* dictionary = file.resolve(entry->second).as_dictionary();
  if (!root || !dictionary) return std::nullopt;
  Outline found{*root, *dictionary, std::nullopt};
  const auto last = dictionary->find("Last");
  if (last == dictionary->end()) {
    if (dictionary->contains("First")) return std::nullopt;
    return found;
  }
  const Reference* reference = last->second.as_reference();
  const Dictionary* item = reference ? file.resolve(last->second).as_dictionary() : nullptr;
  if (!item || item->contains("Next") || !dictionary->contains("First")) return std::nullopt;
  found.last = *reference;
  return found;
}

// The entries as a chain below `parent`.
void add_chain(IncrementalUpdate& update, Reference parent, Dictionary& parent_item,
               const std::vector<OutlineEntry>& entries) {
  std::vector<Reference> references;
  for (std::size_t i = 0; i < entries.size(); ++i) references.push_back(update.reserve());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Dictionary item = item_of(entries[i], parent);
    if (i > 0) item.emplace("Prev", Object(references[i - 1]));
    if (i + 1 < entries.size()) item.emplace("Next", Object(references[i + 1]));
    update.set(references[i], Object(std::move(item)));
  }
  parent_item.emplace("First", Object(references.front()));
  parent_item.emplace("Last", Object(references.back()));
  parent_item.emplace("Count", Object(static_cast<double>(entries.size())));
}

void link_last(PdfFile& file, IncrementalUpdate& update, const Outline& outline, Reference next) {
  Dictionary item = *file.resolve(Object(*outline.last)).as_dictionary();
  item.insert_or_assign("Next", Object(next));
  update.set(*outline.last, Object(std::move(item)));
}

}  // namespace

bool append_outline(PdfFile& file, IncrementalUpdate& update, Reference catalog,
                    const OutlineEntry& parent, const std::vector<OutlineEntry>& entries) {
  const Dictionary& root = *file.resolve(Object(catalog)).as_dictionary();
  std::optional<Outline> outline = find_outline(file, update, root);
  if (!outline) return false;
  const Reference reference = update.reserve();
  Dictionary item = item_of(parent, outline->root);
  add_chain(update, reference, item, entries);
  if (outline->last) {
    item.emplace("Prev", Object(*outline->last));
    link_last(file, update, *outline, reference);
  } else {
    outline->dictionary.insert_or_assign("First", Object(reference));
  }
  update.set(reference, Object(std::move(item)));
  // Of the entries on view; ours are, with what they hold.
  const double count = file.number_at(outline->dictionary, "Count").value_or(0);
  outline->dictionary.insert_or_assign("Last", Object(reference));
  outline->dictionary.insert_or_assign(
      "Count", Object(std::clamp(count, 0.0, 1e6) + 1 + static_cast<double>(entries.size())));
  update.set(outline->root, Object(std::move(outline->dictionary)));
  if (file.lookup(root, "Outlines").is_null()) {
    Dictionary changed = root;
    changed.insert_or_assign("Outlines", Object(outline->root));
    // A viewer that is told nothing else keeps outlines closed.
    changed.try_emplace("PageMode", Object(Name{"UseOutlines"}));
    update.set(catalog, Object(std::move(changed)));
  }
  return true;
}

}  // namespace labread::pdf
