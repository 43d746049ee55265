// A writer that is killed loses no whole batch and doubles none: run again, it ends with the record of a run left alone.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <thread>

#include "samples.h"

namespace entente {
namespace {

using samples::event;
using samples::Folder;
using samples::report;

constexpr int kBatches = 40;
constexpr int kReportsPerBatch = 25;

std::vector<CodedReport> batch(int number) {
  std::vector<CodedReport> reports;
  for (int position = 0; position < kReportsPerBatch; ++position) {
    const std::string id = "r" + std::to_string(number * kReportsPerBatch + position);
    reports.push_back(report(id, {event(id + "-a"), event(id + "-b", [](ReportedEvent& reported) { reported.event.trigger.begin = 20; })}, "Text of " + id));
  }
  return reports;
}

/// Stores all batches, telling each through the pipe.
[[noreturn]] void ingest(const std::string& path, int told) {
  auto record = Record::open(path, Access::ReadWrite);
  if (!record) _exit(2);
  for (int number = 0; number < kBatches; ++number) {
    if (!record->write(batch(number)) || write(told, ".", 1) != 1) _exit(3);
  }
  _exit(0);
}

/// Starts a writer and kills it once it has told of `batches`, and a moment later, in the midst of the next one.
void ingest_until_killed(const std::string& path, int batches, std::chrono::microseconds moment) {
  int told[2];
  ASSERT_EQ(pipe(told), 0);
  const pid_t child = fork();
  if (child == 0) ingest(path, told[1]);
  close(told[1]);
  char byte = 0;
  for (int number = 0; number < batches; ++number) ASSERT_EQ(read(told[0], &byte, 1), 1);
  std::this_thread::sleep_for(moment);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(told[0]);
}

TEST(Resume, KilledWriterGoesOnWithoutLossOrDoubles) {
  const Folder folder;
  const std::string path = folder.file("killed.duckdb");
  std::uint64_t before = 0;
  for (const int batches : {3, 5, 8, 13}) {
    ingest_until_killed(path, batches, std::chrono::microseconds(500 * batches));
    const Record record = samples::open(path, Access::ReadOnly);
    const RecordCounts counts = samples::value(record.counts());
    EXPECT_EQ(counts.reports % kReportsPerBatch, 0U) << "whole batches only";
    EXPECT_EQ(counts.events, 2 * counts.reports);
    EXPECT_GE(counts.reports, std::max<std::uint64_t>(before, static_cast<std::uint64_t>(batches) * kReportsPerBatch)) << "what was told as stored is there";
    before = counts.reports;
  }

  Record resumed = samples::open(path);
  Record alone = samples::open(folder.file("alone.duckdb"));
  for (int number = 0; number < kBatches; ++number) {
    ASSERT_TRUE(resumed.write(batch(number)));
    ASSERT_TRUE(alone.write(batch(number)));
  }
  const auto lines = samples::lines(resumed);
  EXPECT_EQ(lines.size(), 2U * kBatches * kReportsPerBatch);
  EXPECT_EQ(lines, samples::lines(alone));
}

}  // namespace
}  // namespace entente
