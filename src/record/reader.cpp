#include "record/reader.h"

#include "record/event_query.h"
#include "record/rows_in.h"

namespace entente::record {
namespace {

// About 20 MB of events: few enough to hold, enough to make the cost of one more query nothing.
constexpr std::uint64_t kEventsPerPage = 20'000;

/// Chooses the events and their participants. In one transaction, so that both see the record at one moment.
Result<void> choose(Connection& connection, const EventFilter& filter) {
  if (auto begun = connection.execute("begin"); !begun) return begun;
  const Query events = choose_events(filter);
  auto done = connection.execute(events.sql, events.parameters);
  if (done) done = connection.execute(choose_participants().sql);
  const auto ended = connection.execute(done ? "commit" : "rollback");
  return done ? ended : done;
}

struct Page {
  std::uint64_t events = 0;
  bool is_stopped = false;  // the visitor wants no more
};

Result<Page> read_page(Connection& connection, std::uint64_t begin, const std::function<bool(const ReportedEvent&)>& visit) {
  const Query query = chosen_page(begin, begin + kEventsPerPage);
  auto rows = connection.query(query.sql, query.parameters);
  if (!rows) return tl::unexpected(rows.error());
  for (Page page;;) {
    const auto more = rows->next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return page;
    ++page.events;
    if (!visit(event_of(*rows))) {
      page.is_stopped = true;
      return page;
    }
  }
}

Result<std::uint64_t> read_pages(Connection& connection, const std::function<bool(const ReportedEvent&)>& visit) {
  for (std::uint64_t visited = 0;;) {
    const auto page = read_page(connection, visited, visit);
    if (!page) return tl::unexpected(page.error());
    visited += page->events;
    if (page->is_stopped || page->events < kEventsPerPage) return visited;
  }
}

}  // namespace

Result<std::uint64_t> read_events(Connection& connection, const EventFilter& filter, const std::function<bool(const ReportedEvent&)>& visit) {
  auto visited = choose(connection, filter).and_then([&] { return read_pages(connection, visit); });
  // The tables would keep their memory or disk until the next reading.
  for (const char* statement : {"drop table if exists temp.chosen", "drop table if exists temp.chosen_people"}) {
    if (auto dropped = connection.execute(statement); !dropped && visited) return tl::unexpected(dropped.error());
  }
  return visited;
}

}  // namespace entente::record
