#include "cli/output_target.h"

#include "cli/console.h"

namespace labread {

OutputTarget::OutputTarget(const std::string& target) {
  if (!target.empty() && target != "-") file_.emplace(target);
}

void OutputTarget::write(std::string_view text) {
  if (file_) return file_->write(text);
  write_all(standard_output, text);
}

void OutputTarget::commit() {
  if (file_) file_->commit();
}

}  // namespace labread
