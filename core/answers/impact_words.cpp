// Cells of one person on one thing that change alike are told together.
#include "core/answers/impact_words.h"

#include "core/decide/sign.h"
#include "core/world/names.h"

namespace permsim {

namespace {

/// Names of what is in either world.
class BothNames {
 public:
  explicit BothNames(const Impact& impact)
      : impact_(impact), before_(*impact.before->world), after_(*impact.after->world) {}

  std::string of(EntityIndex number) const {
    if (&impact_.world_of(number) == impact_.before->world.get()) return before_.of(number);
    return after_.of(impact_.places.empty() ? number : impact_.places[number]);
  }

 private:
  const Impact& impact_;
  Names before_, after_;
};

/// "Ben gains", "Ben loses", …: what goes before the actions.
std::string change_words(const std::string& who, Change change) {
  switch (change) {
    case Change::none: break;
    case Change::gained: return who + " gains ";
    case Change::lost: return who + " loses ";
    case Change::turned_unclear: return "it turns unclear whether " + who + " may ";
    case Change::ruled_out: return "it is no longer unclear, " + who + " may not ";
  }
  return who;
}

void tell_cells(const Impact& impact, const BothNames& names, std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < impact.cells.size();) {
    const ChangedCell& first = impact.cells[i];
    const Change change = change_between(first.from, first.to);
    std::vector<std::string> labels;
    for (; i < impact.cells.size(); ++i) {
      const ChangedCell& next = impact.cells[i];
      if (next.cell.who != first.cell.who || next.cell.on != first.cell.on ||
          change_between(next.from, next.to) != change)
        break;
      labels.push_back("“" + impact.action_of(next.cell).label + "”");
    }
    lines.push_back(change_words(names.of(first.cell.who), change) + listed(labels, "and") +
                    " on " + names.of(first.cell.on));
  }
}

std::string status_line(const BothNames& names, const StatusChange& change) {
  const std::string name = names.of(change.on);
  if (change.from.empty()) return name + " is new and " + std::string(change.to);
  if (change.to.empty()) return name + " is gone and was " + std::string(change.from);
  return name + " is " + std::string(change.to) + " and was " + std::string(change.from);
}

}  // namespace

std::string count_words(const ChangeCounts& counts) {
  return std::to_string(counts.gained) + " gained, " + std::to_string(counts.lost) + " lost, " +
         std::to_string(counts.unclear) + " turned unclear";
}

std::string signed_counts(const ChangeCounts& counts) {
  std::string words;
  const auto add = [&](std::uint64_t count, const char* sign) {
    if (count > 0) words += (words.empty() ? "" : " ") + std::string(sign) + std::to_string(count);
  };
  add(counts.gained, "+");
  add(counts.lost, "−");
  add(counts.unclear, "?");
  return words;
}

std::vector<std::string> impact_lines(const Impact& impact, std::size_t most) {
  const BothNames names(impact);
  std::vector<std::string> lines;
  tell_cells(impact, names, lines);
  for (const StatusChange& change : impact.statuses) lines.push_back(status_line(names, change));
  for (const Finding& finding : impact.begun)
    lines.push_back("needs attention from then on: " + finding.says());
  for (const Finding& finding : impact.gone) lines.push_back("no longer: " + finding.says());
  if (lines.size() <= most) return lines;
  const std::size_t more = lines.size() - most;
  lines.resize(most);
  lines.push_back("and " + std::to_string(more) + " more");
  return lines;
}

Table impact_table(const Impact& impact, std::string title) {
  Table table{std::move(title), {"who", "on", "action", "from", "to"}, {}};
  const BothNames names(impact);
  for (const ChangedCell& change : impact.cells) {
    table.rows.push_back({names.of(change.cell.who), names.of(change.cell.on),
                          impact.action_of(change.cell).id, std::string(word_of(change.from)),
                          std::string(word_of(change.to))});
  }
  return table;
}

}  // namespace permsim
