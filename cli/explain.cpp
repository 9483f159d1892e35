#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/run_catalogue.h"
#include "cli/setting.h"
#include "cli/topics.h"
#include "output/explain.h"

namespace labread {
namespace {

// The words typed as one topic: `explain vitamin d`.
std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

int run_explain(const Options& options) {
  const RunCatalogue knowledge(options.knowledge);
  const Catalogue& catalogue = knowledge.get();
  const std::string typed = joined(options.inputs);
  const std::vector<Topic> topics = topics_of(typed, catalogue);
  if (topics.empty()) {
    throw WrongUse("explain: nothing is known of “" + typed + "”" + near_topics(typed, catalogue));
  }
  const bool as_text =
      options.format == "text" || (options.format == "auto" && is_terminal(standard_output));
  const WriteOptions write = write_options_from(options, catalogue);
  write_all(standard_output, as_text ? explain_text(topics, catalogue, write)
                                     : explain_json(topics, catalogue, write));
  return exit_done;
}

}  // namespace labread
