#include "cli/batch_run.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <exception>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "cli/exit_code.h"

namespace labread {
namespace {

// Holds back SIGINT and SIGTERM while it lives, so that a thread can ask for them.
class HeldSignals {
 public:
  HeldSignals() {
    sigemptyset(&held_);
    sigaddset(&held_, SIGINT);
    sigaddset(&held_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &held_, &before_);
  }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

  bool arrived() const {
    const timespec at_once{};
    return sigtimedwait(&held_, nullptr, &at_once) > 0;
  }

 private:
  sigset_t held_{};
  sigset_t before_{};
};

// Where the disk is slower than the reading, this many finished records stay in memory.
constexpr std::size_t most_undelivered = 64;

class Run {
 public:
  explicit Run(const BatchWork& work) : work_(work), count_(work.inputs->size()) {}

  bool to_the_end() {
    const HeldSignals signals;
    std::vector<std::jthread> threads;
    const std::size_t jobs = std::min<std::size_t>(work_.jobs, std::max<std::size_t>(count_, 1));
    running_ = jobs;
    for (std::size_t i = 0; i < jobs; ++i) threads.emplace_back([this] { work_through(); });
    wait(signals);
    threads.clear();
    if (failure_) std::rethrow_exception(failure_);
    return delivered_.size() + oldest_ == count_ && !interrupted_;
  }

 private:
  void wait(const HeldSignals& signals) {
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    while (running_ > 0) {
      ended_.wait_for(lock, 100ms, [this] { return running_ == 0; });
      const std::size_t done = oldest_ + delivered_.size();
      lock.unlock();
      work_.progress(done);
      // A second interrupt does not wait for the documents in work; the journal is whole anyway.
      if (signals.arrived() && std::exchange(interrupted_, true)) ::_exit(exit_interrupted);
      lock.lock();
      if (interrupted_) stop_ = true;
      if (stop_) changed_.notify_all();
    }
  }

  void work_through() {
    try {
      Reader reader = work_.make_reader();
      while (const std::optional<Task> task = take()) {
        auto finished = work_.read((*work_.inputs)[task->input], reader, task->may_wait);
        finished ? deliver(task->input, std::move(*finished)) : put_off(task->input);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      stop_ = true;
    }
    const std::lock_guard lock(mutex_);
    --running_;
    changed_.notify_all();
    ended_.notify_all();
  }

  void put_off(std::size_t input) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(input);
  }

  // Of the threads that have records one delivers those of all, so that none waits while another
  // writes.
  void deliver(std::size_t input, FinishedInput finished) {
    std::unique_lock lock(mutex_);
    finished_.emplace_back(input, std::move(finished));
    if (std::exchange(is_delivering_, true)) return;
    while (!finished_.empty()) {
      auto [index, record] = std::move(finished_.front());
      finished_.pop_front();
      lock.unlock();
      work_.deliver(index, std::move(record));
      lock.lock();
      delivered_.insert(index);
      while (delivered_.erase(oldest_) > 0) ++oldest_;
      changed_.notify_all();
    }
    is_delivering_ = false;
  }

  struct Task {
    std::size_t input = 0;
    bool may_wait = true;
  };

  // What had to wait comes when all else is taken, or when it holds up all else.
  std::optional<Task> take() {
    std::unique_lock lock(mutex_);
    const auto is_open = [this] {
      return next_ < count_ && finished_.size() < most_undelivered &&
             (work_.window == 0 || next_ < oldest_ + work_.window);
    };
    changed_.wait(lock, [&] { return stop_ || next_ == count_ || is_open() || !waiting_.empty(); });
    if (stop_) return std::nullopt;
    if (is_open()) return Task{next_++, true};
    if (waiting_.empty()) return std::nullopt;
    const std::size_t input = waiting_.front();
    waiting_.pop_front();
    return Task{input, false};
  }

  const BatchWork& work_;
  const std::size_t count_;
  std::mutex mutex_;
  std::condition_variable changed_;  // what may be taken
  std::condition_variable ended_;    // a thread; so that no document wakes the one that waits
  std::size_t next_ = 0;             // the next to be taken
  std::deque<std::size_t> waiting_;  // read but for their pictures
  std::deque<std::pair<std::size_t, FinishedInput>> finished_;  // and not yet delivered
  bool is_delivering_ = false;
  std::size_t oldest_ = 0;           // all before it are delivered
  std::set<std::size_t> delivered_;  // those behind it that are delivered
  std::size_t running_ = 0;
  bool stop_ = false;
  bool interrupted_ = false;  // of the waiting thread
  std::exception_ptr failure_;
};

}  // namespace

bool run_work(const BatchWork& work) { return Run(work).to_the_end(); }

}  // namespace labread
