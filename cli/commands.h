// One function a command; each returns the exit code. They throw WrongUse for a command that cannot
// be carried out, and Error not_writable for an output that cannot be written.
#pragma once

#include "cli/options.h"

namespace labread {

int run_interpret(const Options& options);
int run_batch(const Options& options);
int run_annotate(const Options& options);
int run_trace(const Options& options);
int run_trend(const Options& options);
int run_explain(const Options& options);
int run_check_data(const Options& options);
int run_serve(const Options& options);

}  // namespace labread
