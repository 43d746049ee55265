// Every way in which a record cannot be opened ends in an Error that says what to do.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/mount.h>
#include <sys/wait.h>

#include <fstream>

#include "record/database.h"
#include "record/migrations.h"
#include "samples.h"

namespace entente {
namespace {

using samples::event;
using samples::Folder;
using samples::report;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

Error open_error(const std::string& path, Access access) {
  const auto record = Record::open(path, access);
  return record ? Error{path, 0, 0, "opened", ""} : record.error();
}

/// Runs statements on a database file without the record's schema.
void run(const std::string& path, const std::vector<std::string>& statements) {
  auto database = samples::value(record::Database::open(path, Access::ReadWrite));
  auto connection = samples::value(database.connect());
  for (const std::string& statement : statements) {
    const auto done = connection.execute(statement);
    ASSERT_TRUE(done) << done.error().what;
  }
}

TEST(Open, MissingFileIsMadeForWritingAndRefusedForReading) {
  const Folder folder;
  const Error error = open_error(folder.file("none.duckdb"), Access::ReadOnly);
  EXPECT_EQ(error.what, "no such file");
  EXPECT_THAT(error.hint, HasSubstr("ingest"));
  EXPECT_EQ(error.file, folder.file("none.duckdb"));
  EXPECT_FALSE(std::filesystem::exists(folder.file("none.duckdb")));

  EXPECT_TRUE(Record::open(folder.file("none.duckdb"), Access::ReadWrite));
  EXPECT_TRUE(Record::open(folder.file("none.duckdb"), Access::ReadOnly));
}

TEST(Open, FoldersAreNamed) {
  const Folder folder;
  EXPECT_EQ(open_error(folder.path().string(), Access::ReadWrite).what, "is a folder");
  EXPECT_EQ(open_error(folder.file("missing/r.duckdb"), Access::ReadWrite).what, "its folder does not exist");
  EXPECT_EQ(open_error("", Access::ReadWrite).what, "no such file");
}

TEST(Open, NoNameIsTakenForAServiceOfDuckDbs) {
  EXPECT_EQ(open_error(":memory:", Access::ReadOnly).what, "no such file");
  EXPECT_EQ(open_error("s3://bucket/r.duckdb", Access::ReadOnly).what, "no such file");
}

TEST(Open, OtherFilesAreRefused) {
  const Folder folder;
  std::ofstream(folder.file("text.txt")) << std::string(20'000, 'x');
  for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
    const Error error = open_error(folder.file("text.txt"), access);
    EXPECT_THAT(error.what, HasSubstr("not a valid DuckDB database"));
    EXPECT_THAT(error.hint, HasSubstr("give the path of a record"));
  }
}

TEST(Open, TruncatedRecordIsRefused) {
  const Folder folder;
  const std::string path = folder.file("r.duckdb");
  {
    Record record = samples::open(path);
    const CodedReport coded = report("r1", {event("e1")});
    ASSERT_TRUE(record.write({&coded, 1}));
  }
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  EXPECT_THAT(open_error(path, Access::ReadOnly).hint, HasSubstr("damaged"));
  std::filesystem::resize_file(path, 100);
  EXPECT_THAT(open_error(path, Access::ReadWrite).hint, Not(IsEmpty()));
}

TEST(Open, ForeignDatabaseIsRefusedAndLeftAlone) {
  const Folder folder;
  const std::string path = folder.file("foreign.duckdb");
  run(path, {"create table reports (mine integer)"});
  EXPECT_THAT(open_error(path, Access::ReadWrite).what, HasSubstr("not one of Entente's"));
  EXPECT_THAT(open_error(path, Access::ReadOnly).what, HasSubstr("not one of Entente's"));
  run(path, {"insert into reports values (1)"});
}

TEST(Open, EmptyDatabaseIsNoRecordYet) {
  const Folder folder;
  const std::string path = folder.file("empty.duckdb");
  run(path, {"select 1"});
  EXPECT_THAT(open_error(path, Access::ReadOnly).what, HasSubstr("empty database"));
  EXPECT_TRUE(Record::open(path, Access::ReadWrite));
}

TEST(Open, NewerRecordIsRefused) {
  const Folder folder;
  const std::string path = folder.file("r.duckdb");
  samples::open(path);
  run(path, {"update entente_schema set version = 99"});
  for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
    EXPECT_THAT(open_error(path, access).what, HasSubstr("newer Entente: version 99"));
  }
}

TEST(Open, OlderSchemaIsBroughtUpToDateStepByStep) {
  const Folder folder;
  const std::string path = folder.file("r.duckdb");
  auto database = samples::value(record::Database::open(path, Access::ReadWrite));
  auto connection = samples::value(database.connect());
  const std::vector<record::Migration> steps = {{"create table first (x integer)"}, {"alter table first add column y integer"}};
  ASSERT_TRUE(record::migrate(connection, std::span(steps).first(1), Access::ReadWrite, path));
  ASSERT_TRUE(connection.execute("insert into first values (1)"));

  const auto refused = record::migrate(connection, steps, Access::ReadOnly, path);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().what, HasSubstr("older Entente: version 1"));

  ASSERT_TRUE(record::migrate(connection, steps, Access::ReadWrite, path));
  EXPECT_TRUE(connection.execute("update first set y = x"));
  ASSERT_TRUE(record::migrate(connection, steps, Access::ReadWrite, path)) << "nothing to do the second time";
}

TEST(Open, FailedMigrationLeavesTheOlderSchema) {
  const Folder folder;
  const std::string path = folder.file("r.duckdb");
  auto database = samples::value(record::Database::open(path, Access::ReadWrite));
  auto connection = samples::value(database.connect());
  const std::vector<record::Migration> steps = {{"create table first (x integer)"}, {"create table second (x integer)", "no sql"}};
  ASSERT_TRUE(record::migrate(connection, std::span(steps).first(1), Access::ReadWrite, path));
  EXPECT_FALSE(record::migrate(connection, steps, Access::ReadWrite, path));
  EXPECT_FALSE(connection.execute("select * from second"));
  EXPECT_TRUE(record::migrate(connection, std::span(steps).first(1), Access::ReadWrite, path)) << "still at version 1";
}

/// A process that holds the record open for writing until this object ends.
class Holder {
 public:
  explicit Holder(const std::string& path) {
    int to_parent[2];
    int to_child[2];
    if (pipe(to_parent) != 0 || pipe(to_child) != 0) return;
    child_ = fork();
    if (child_ == 0) {
      close(to_child[1]);
      const auto record = Record::open(path, Access::ReadWrite);
      char byte = record ? 'y' : 'n';
      if (write(to_parent[1], &byte, 1) != 1 || read(to_child[0], &byte, 1) != 0) _exit(1);
      _exit(0);
    }
    close(to_child[0]);
    release_ = to_child[1];
    char byte = 0;
    holds_ = read(to_parent[0], &byte, 1) == 1 && byte == 'y';
    close(to_parent[0]);
    close(to_parent[1]);
  }
  ~Holder() {
    close(release_);
    waitpid(child_, nullptr, 0);
  }
  bool holds() const { return holds_; }

 private:
  pid_t child_ = -1;
  int release_ = -1;
  bool holds_ = false;
};

TEST(Open, RecordHeldByAnotherProcessIsNamed) {
  const Folder folder;
  const std::string path = folder.file("r.duckdb");
  {
    const Holder holder(path);
    ASSERT_TRUE(holder.holds());
    for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
      const Error error = open_error(path, access);
      EXPECT_THAT(error.what, StartsWith("could not set lock on file"));
      EXPECT_THAT(error.hint, HasSubstr("another program has it open"));
    }
  }
  EXPECT_TRUE(Record::open(path, Access::ReadWrite));
}

TEST(Open, OneProcessMayOpenARecordTwice) {
  const Folder folder;
  const std::string path = folder.file("r.duckdb");
  {
    Record one = samples::open(path);
    Record other = samples::open(path);
    const CodedReport first = report("r1", {event("e1")}), second = report("r2", {event("e2")});
    ASSERT_TRUE(one.write({&first, 1}));
    ASSERT_TRUE(other.write({&second, 1}));
    EXPECT_EQ(samples::value(one.counts()).reports, 2U);
    EXPECT_THAT(open_error(path, Access::ReadOnly).hint, HasSubstr("open it the same way"));
  }
  EXPECT_EQ(samples::value(samples::open(path, Access::ReadOnly).counts()).reports, 2U);
}

/// A small file system in memory; only root may mount one.
class SmallDisk {
 public:
  explicit SmallDisk(const std::string& folder) : folder_(folder) {
    std::filesystem::create_directories(folder_);
    is_mounted_ = mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=2m") == 0;
  }
  ~SmallDisk() {
    if (is_mounted_) umount2(folder_.c_str(), MNT_DETACH);
  }
  bool is_mounted() const { return is_mounted_; }
  bool make_read_only() { return mount(nullptr, folder_.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0; }

 private:
  std::string folder_;
  bool is_mounted_ = false;
};

TEST(Open, FullDiskIsToldAndWhatWasStoredStays) {
  const Folder folder;
  SmallDisk disk(folder.file("disk"));
  if (!disk.is_mounted()) GTEST_SKIP() << "needs the right to mount a small disk";
  const std::string path = folder.file("disk/r.duckdb");
  std::uint64_t stored = 0;
  Error error;
  {
    Record record = samples::open(path);
    for (int number = 0; number < 200 && error.what.empty(); ++number) {
      // Letters without repeats that a compressor could use.
      std::string text;
      for (std::uint32_t at = 0; at < 50'000; ++at) text += static_cast<char>('a' + ((at + 1) * 2654435761U * (static_cast<std::uint32_t>(number) + 7) >> 13) % 26);
      const CodedReport coded = report("r" + std::to_string(number), {}, text);
      if (const auto written = record.write({&coded, 1})) ++stored;
      else error = written.error();
    }
  }
  EXPECT_THAT(error.hint, HasSubstr("disk is full")) << error.what;
  EXPECT_GT(stored, 0U);
  EXPECT_EQ(samples::value(samples::open(path, Access::ReadOnly).counts()).reports, stored);
}

TEST(Open, ReadOnlyDiskIsReadAndNotWritten) {
  const Folder folder;
  SmallDisk disk(folder.file("disk"));
  if (!disk.is_mounted()) GTEST_SKIP() << "needs the right to mount a small disk";
  const std::string path = folder.file("disk/r.duckdb");
  samples::open(path);
  ASSERT_TRUE(disk.make_read_only());
  EXPECT_THAT(open_error(path, Access::ReadWrite).hint, HasSubstr("you may not write there"));
  EXPECT_THAT(open_error(folder.file("disk/new.duckdb"), Access::ReadWrite).hint, HasSubstr("you may not write there"));
  EXPECT_TRUE(Record::open(path, Access::ReadOnly));
}

TEST(Database, FailureHalfWayThroughTheRowsIsTold) {
  const Folder folder;
  auto database = samples::value(record::Database::open(folder.file("d.duckdb"), Access::ReadWrite));
  auto connection = samples::value(database.connect());
  auto rows = samples::value(connection.query("select case when i = 90000 then error('spoilt')::varchar else i::varchar end from range(100000) t(i)"));
  std::uint64_t seen = 0;
  Result<bool> more = true;
  while ((more = rows.next()) && *more) ++seen;
  ASSERT_FALSE(more) << seen << " rows came and no error";
  EXPECT_THAT(more.error().what, HasSubstr("spoilt"));
  EXPECT_TRUE(connection.execute("select 1"));
}

}  // namespace
}  // namespace entente
