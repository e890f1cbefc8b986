// Golden text: see golden_text.h. One line an action and, in it, one sign a person for every thing
// of a type.
#include "tests/core/golden_text.h"

#include <algorithm>

#include "core/answers/selection.h"
#include "core/decide/sign.h"
#include "core/decide/words.h"
#include "core/matrix/diff.h"
#include "core/matrix/difference.h"

namespace permsim::testing {

namespace {

using Lines = std::vector<std::string>;

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u;
  }));
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t own = width_of(text);
  return own >= width ? text : text + std::string(width - own, ' ');
}

void add_line(Lines& lines, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  lines.push_back(std::move(line));
}

/// The first letters of everybody who can act, in world order: the heading of a column of signs.
std::string initials(const World& world) {
  std::string letters;
  for (const EntityIndex who : world.subjects()) {
    const std::string& label = world.at(who).label;
    std::size_t size = 1;
    while (size < label.size() && (static_cast<unsigned char>(label[size]) & 0xc0u) == 0x80u)
      ++size;
    letters += label.substr(0, size);
  }
  return letters;
}

std::string signs(const World& world, EntityIndex on, ActionIndex action) {
  std::string signs;
  for (const EntityIndex who : world.subjects())
    signs += mark_of(sign_of(decide(world, {who, on, action})));
  return signs;
}

/// The matrix of all things of one type: a heading with their labels and the people, then a line an
/// action.
Lines type_lines(const World& world, TypeIndex number) {
  const Type& type = world.policy().types[number];
  std::vector<EntityIndex> things;
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (world.has(entity) && world.at(entity).type == number) things.push_back(entity);
  }
  std::size_t first_width = width_of(type.id);
  for (const Action& action : type.actions)
    first_width = std::max(first_width, width_of(action.id));
  std::string head = padded(type.id, first_width);
  std::string people = padded("", first_width);
  std::vector<std::size_t> widths;
  for (const EntityIndex thing : things) {
    widths.push_back(std::max(width_of(world.at(thing).label), world.subjects().size()));
    head += "  " + padded(world.at(thing).label, widths.back());
    people += "  " + padded(initials(world), widths.back());
  }
  Lines lines;
  for (ActionIndex action = 0; action < type.actions.size(); ++action) {
    if (type.actions[action].is_event) continue;
    std::string line = padded(type.actions[action].id, first_width);
    for (std::size_t i = 0; i < things.size(); ++i)
      line += "  " + padded(signs(world, things[i], action), widths[i]);
    add_line(lines, std::move(line));
  }
  if (lines.empty() || things.empty()) return {};
  Lines all;
  add_line(all, std::move(head));
  add_line(all, std::move(people));
  all.insert(all.end(), lines.begin(), lines.end());
  return all;
}

std::string numbers(const ChangeCounts& changed) {
  std::string words;
  const auto add = [&](const char* what, std::uint64_t count) {
    if (count > 0) words += (words.empty() ? "" : ", ") + std::to_string(count) + " " + what;
  };
  add("gained", changed.gained);
  add("lost", changed.lost);
  add("turned unclear", changed.unclear);
  add("ruled out", changed.ruled_out);
  return words.empty() ? "nothing gained or lost" : words;
}

Lines state_lines(const Moment& moment) {
  Lines lines;
  std::string statuses;
  for (const Status& status : moment.statuses)
    statuses += (statuses.empty() ? "" : ", ") + moment.world->at(status.entity).id + " " +
                std::string(status.is);
  if (!statuses.empty()) lines.push_back("  statuses: " + statuses);
  for (const Finding& finding : moment.findings) {
    std::string line = "  finding: " + std::string(word_of(*moment.world, finding)) + ", " +
                       finding.says() + "; since step " + std::to_string(finding.since);
    if (finding.serves > 0) line += ", serves " + std::to_string(finding.serves);
    lines.push_back(std::move(line));
  }
  return lines;
}

class Painter {
 public:
  Painter(const Scenario& scenario, const Play& play) : scenario_(scenario), play_(play) {}

  Lines run() {
    const Policy& policy = play_.moments.front()->world->policy();
    lines_.push_back(scenario_.id + ": " + scenario_.title);
    lines_.push_back("policy " + policy.id + ", reading " + policy.reading);
    shown_.resize(policy.types.size());
    for (const MomentPtr& moment : play_.moments) add_moment(*moment);
    add_readings(*play_.moments.back());
    return std::move(lines_);
  }

 private:
  void add_moment(const Moment& moment) {
    lines_.push_back("");
    lines_.push_back(moment.at == 0 ? "start"
                                    : "step " + std::to_string(moment.at) + ". " + title(moment));
    if (moment.at > 0)
      lines_.push_back("  " + std::string(word_of(moment.outcome)) +
                       (moment.says.empty() ? "" : ": " + moment.says) + "; " +
                       numbers(moment.changed));
    for (const Lines& more : {state_lines(moment), people_lines(*moment.world),
                              matrix_lines(*moment.world), rule_lines(*moment.world)})
      lines_.insert(lines_.end(), more.begin(), more.end());
  }

  std::string title(const Moment& moment) const {
    return step_title(*play_.moments[moment.at - 1]->world, scenario_.steps[moment.at - 1]);
  }

  /// Whose signs stand in which place.
  Lines people_lines(const World& world) {
    std::string people;
    for (const EntityIndex who : world.subjects())
      people += (people.empty() ? "" : ", ") + world.at(who).label;
    if (people == people_) return {};
    people_ = people;
    return {"  people: " + people};
  }

  /// What is as it was before is not drawn again.
  Lines matrix_lines(const World& world) {
    Lines lines;
    Lines same;
    for (TypeIndex type = 0; type < shown_.size(); ++type) {
      Lines drawn = type_lines(world, type);
      if (drawn == shown_[type]) {
        if (!drawn.empty()) same.push_back(world.policy().types[type].id);
        continue;
      }
      for (const std::string& line : drawn) lines.push_back("  " + line);
      if (drawn.empty()) lines.push_back("  " + world.policy().types[type].id + ": gone");
      shown_[type] = std::move(drawn);
    }
    if (!same.empty()) lines.push_back("  as before: " + listed(same));
    return lines;
  }

  /// How many cells each rule decides, and in how many it is cited or overruled; nothing when that
  /// is as before.
  Lines rule_lines(const World& world) {
    const std::size_t count = world.policy().rules.size();
    std::vector<std::size_t> because(count), limits(count), overruled(count);
    for (EntityIndex on = 0; on < world.size(); ++on) {
      if (!world.has(on)) continue;
      const Type& type = world.type_of(on);
      for (ActionIndex action = 0; action < type.actions.size(); ++action) {
        if (type.actions[action].is_event) continue;
        for (const EntityIndex who : world.subjects()) {
          const Decision decision = decide(world, {who, on, action});
          for (const std::uint32_t rule : decision.because) ++because[rule];
          for (const std::uint32_t rule : decision.limits) ++limits[rule];
          for (const std::uint32_t rule : decision.overruled) ++overruled[rule];
        }
      }
    }
    Lines lines;
    add_rules(lines, world.policy(), "rules that decide", because);
    add_rules(lines, world.policy(), "limits cited", limits);
    add_rules(lines, world.policy(), "rules overruled", overruled);
    if (lines == rules_) return {};
    rules_ = lines;
    return lines;
  }

  static void add_rules(Lines& lines, const Policy& policy, const std::string& heading,
                        const std::vector<std::size_t>& counts) {
    std::string line;
    for (std::size_t rule = 0; rule < counts.size(); ++rule) {
      if (counts[rule] > 0)
        line +=
            (line.empty() ? "" : ", ") + policy.rules[rule].id + " " + std::to_string(counts[rule]);
    }
    if (!line.empty()) lines.push_back("  " + heading + ": " + line);
  }

  void add_readings(const Moment& end) {
    for (const Reading& reading : scenario_.policy->readings) {
      if (reading.id == end.world->policy().reading) continue;
      const World world = end.world->under(reading.policy);
      const Matrix matrix(world);
      lines_.push_back("");
      lines_.push_back("at the end under " + reading.id + ": " +
                       numbers(count_changes(*end.matrix, matrix)));
      for (const RuledChange& change : diff(*end.matrix, matrix).changes)
        lines_.push_back("  " + change_words(*end.world, world, change));
    }
  }

  static std::string change_words(const World& before, const World& after,
                                  const RuledChange& change) {
    const Cell& cell = change.change.cell;
    const Type& type = after.type_of(cell.on);
    return before.at(cell.who).label + ", " + type.actions[cell.action].id + ", " +
           before.at(cell.on).label + ": " + std::string(word_of(change.change.from)) + " → " +
           std::string(word_of(change.change.to));
  }

  const Scenario& scenario_;
  const Play& play_;
  Lines lines_;
  std::vector<Lines> shown_;  ///< by type: as it was drawn last
  std::string people_;
  Lines rules_;
};

}  // namespace

std::vector<std::string> golden_lines(const Scenario& scenario, const Play& play) {
  return Painter(scenario, play).run();
}

std::string first_difference(const std::vector<std::string>& wanted,
                             const std::vector<std::string>& given) {
  for (std::size_t i = 0; i < std::max(wanted.size(), given.size()); ++i) {
    const std::string a = i < wanted.size() ? wanted[i] : "(the end)";
    const std::string b = i < given.size() ? given[i] : "(the end)";
    if (a != b) return "line " + std::to_string(i + 1) + "\n  wanted: " + a + "\n  found:  " + b;
  }
  return {};
}

}  // namespace permsim::testing
