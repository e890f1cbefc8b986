// Exports: tables come from the questions that make them; captions and pictures are added here.
#include "core/answers/exported.h"

#include <algorithm>
#include <set>

#include "core/answers/ask.h"
#include "core/answers/caption.h"
#include "core/answers/drawings.h"
#include "core/answers/moment.h"
#include "core/answers/neutral.h"
#include "core/base/budget.h"
#include "core/world/names.h"

namespace permsim {

namespace {

bool has_actions(const World& world, EntityIndex entity) {
  const std::vector<Action>& actions = world.type_of(entity).actions;
  return std::any_of(actions.begin(), actions.end(),
                     [](const Action& action) { return !action.is_event; });
}

/// The thing a scenario shows, else the first that something can be done to; empty: there is none.
std::string thing_shown(const Scenario& scenario, const World& world) {
  const EntityIndex shown = world.find(scenario.shows_on);
  if (shown != kNoEntity && has_actions(world, shown)) return scenario.shows_on;
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (world.has(entity) && has_actions(world, entity)) return world.at(entity).id;
  }
  return "";
}

Reply too_many_cells(std::uint64_t cells) {
  return with_problem("/format", "too-large",
                      "these are " + std::to_string(cells) + " cells, and at most " +
                          std::to_string(kMostDrawnCells) +
                          " are drawn; say which people (`who`), things (`on`) or actions "
                          "(`action`), or take a table");
}

class Exporter {
 public:
  Exporter(const Scenario& scenario, const std::vector<MomentPtr>& moments,
           const Question& question)
      : scenario_(scenario), moments_(moments), asked_(question) {}

  Reply run() {
    const Result<std::size_t> at = find_moment(moments_, "/at", asked_.at);
    if (!at) return {"", at.problems};
    at_ = *at;
    const std::string& what = asked_.what;
    if (what == "diff") return diff();
    if (what == "timeline") return timeline();
    const World& world = *moments_[at_]->world;
    if (what != "matrix" && asked_.on.empty()) {
      const std::string shown = thing_shown(scenario_, world);
      if (shown.empty())
        return with_problem("/on", "missing-key", "there is no thing to show; say one (`on`)");
      asked_.on = {shown};
    }
    if (what == "roles") return roles();
    return matrix();
  }

  /// Below what it made, where that has one.
  const std::string& caption() const { return caption_; }

 private:
  /// Whether words alone are wanted, so that neither caption nor picture is.
  bool is_plain() const {
    switch (asked_.format) {
      case Format::text:
      case Format::json:
      case Format::csv: return true;
      case Format::md:
      case Format::html:
      case Format::svg: break;
    }
    return false;
  }

  /// What the question itself answers; for a picture the words of its table, which are not shown:
  /// whatever is wrong with the question is wrong with them.
  Reply table(const char* ask, const std::vector<MomentPtr>& moments) const {
    Question question = asked_;
    question.ask = ask;
    if (question.format == Format::svg) question.format = Format::text;
    return answer(scenario_, moments, question);
  }

  Reply captioned(Reply reply, const std::string& caption) {
    if (has_errors(reply.problems) || reply.text.empty()) return reply;
    caption_ = caption;
    if (asked_.format == Format::md) reply.text += "\n_" + markdown_text(caption) + "_\n";
    if (asked_.format == Format::html)
      reply.text = "<figure>\n" + reply.text + "<figcaption>" + html_text(caption) +
                   "</figcaption>\n</figure>\n";
    return reply;
  }

  Reply drawn(const Picture& picture) {
    caption_ = picture.caption;
    return {svg_of(picture), {}};
  }

  Reply matrix() {
    if (is_plain()) return table("matrix", moments_);
    const Moment& now = *moments_[at_];
    Result<MatrixPart> part = matrix_part(*now.world, asked_);
    if (!part) return {"", std::move(part.problems)};
    if (asked_.format != Format::svg) {
      Reply reply = table("matrix", moments_);
      return has_errors(reply.problems)
                 ? reply
                 : captioned(std::move(reply), matrix_caption(*moments_.front(), now, *part));
    }
    if (Problems wrong = given_problems(*now.world, asked_.with); !wrong.empty())
      return {"", std::move(wrong)};
    if (const std::uint64_t cells = part->cells(*now.world); cells > kMostDrawnCells)
      return too_many_cells(cells);
    Picture picture{scenario_.title, matrix_caption(*moments_.front(), now, *part),
                    matrix_grids(now, *part, asked_.with)};
    if (asked_.what == "matrix" && picture.grids.size() == 1)
      picture.title = picture.grids.front().title;
    return drawn(picture);
  }

  Reply roles() {
    if (is_plain()) return table("roles", moments_);
    if (asked_.format == Format::svg && asked_.on.size() != 1)
      return with_problem("/on", "missing-key", "say one thing (`on`)");
    Reply reply = table("roles", moments_);
    if (has_errors(reply.problems)) return reply;
    const World& world = *moments_[at_]->world;
    const RoleTable roles = role_table(world, world.find(asked_.on.front()));
    const std::string caption = roles_caption(world, roles);
    if (asked_.format != Format::svg) return captioned(std::move(reply), caption);
    const PictureGrid grid = roles_grid(world, roles);
    return drawn({grid.title, caption, {grid}});
  }

  Reply timeline() {
    const std::vector<MomentPtr> told(moments_.begin(),
                                      moments_.begin() + static_cast<std::ptrdiff_t>(at_) + 1);
    if (is_plain()) return table("play", told);
    const std::string caption = timeline_caption(told);
    if (asked_.format != Format::svg) return captioned(table("play", told), caption);
    const std::size_t cells = told.size() * (3 + told.front()->statuses.size());
    if (cells > kMostDrawnCells) return too_many_cells(cells);
    const PictureGrid grid = timeline_grid(scenario_, told);
    return drawn({grid.title, caption, {grid}});
  }

  /// `at` says the later moment where `to` does not.
  Reply diff() {
    if (asked_.against.empty() && asked_.to == "end" && asked_.at != "end") asked_.to = asked_.at;
    if (is_plain()) return table("diff", moments_);
    Reply reply = table("diff", moments_);
    if (has_errors(reply.problems)) return reply;
    MomentPtr before, after;
    std::string when;
    if (asked_.against.empty()) {
      before = moments_[*find_moment(moments_, "/from", asked_.from)];
      after = moments_[*find_moment(moments_, "/to", asked_.to)];
      when = moment_phrase(*after);
    } else {
      const Reading* other = scenario_.policy->find_reading(asked_.against);
      before = moments_[at_];
      after = start_moment(before->world->under(other->policy));
      when = moment_phrase(*before) + " under the reading " + other->label;
    }
    const Result<std::vector<ChangedCell>> cells = changed(*before, *after);
    if (!cells) return {"", cells.problems};
    const std::string caption = diff_caption(*before->world, *after->world, *cells, when);
    if (asked_.format != Format::svg) return captioned(std::move(reply), caption);
    if (cells->size() > kMostDrawnCells) return too_many_cells(cells->size());
    return drawn({diff_title(*before, *after), caption,
                  diff_grids(*before->matrix, *after->matrix, *cells)});
  }

  std::string diff_title(const Moment& before, const Moment& after) const {
    if (!asked_.against.empty())
      return "What the reading " + asked_.against + " changes, " + moment_title(before);
    return "What changed from " +
           (before.at == 0 ? "the start" : "step " + std::to_string(before.at)) + " to " +
           (after.at == 0 ? "the start" : "step " + std::to_string(after.at));
  }

  /// Whom and what the question speaks of, by ids, since either side may have them.
  struct Named {
    std::set<std::string> who, on, action;
  };

  /// Problems: those of a side, where neither has what is named.
  Result<Named> named(const World& before, const World& after) const {
    Named all;
    Problems problems;
    bool is_somewhere = false;
    for (const World* world : {&before, &after}) {
      Result<MatrixPart> part = matrix_part(*world, asked_);
      if (!part) {
        problems = std::move(part.problems);
        continue;
      }
      is_somewhere = true;
      for (const EntityIndex who : part->subjects) all.who.insert(world->at(who).id);
      for (const EntityIndex on : part->resources) all.on.insert(world->at(on).id);
      all.action.insert(part->actions.begin(), part->actions.end());
    }
    if (!is_somewhere) return problems;
    return all;
  }

  Result<std::vector<ChangedCell>> changed(const Moment& before, const Moment& after) const {
    const Result<Named> wanted = named(*before.world, *after.world);
    if (!wanted) return wanted.problems;
    std::vector<ChangedCell> cells = difference(*before.matrix, *after.matrix).cells;
    const auto at = [&](EntityIndex entity) -> const Entity& {
      return after.world->has(entity) ? after.world->at(entity) : before.world->at(entity);
    };
    const auto is_left_out = [&](const ChangedCell& each) {
      const Type& type = after.world->policy().types[at(each.cell.on).type];
      return wanted->who.count(at(each.cell.who).id) == 0 ||
             wanted->on.count(at(each.cell.on).id) == 0 ||
             wanted->action.count(type.actions[each.cell.action].id) == 0;
    };
    cells.erase(std::remove_if(cells.begin(), cells.end(), is_left_out), cells.end());
    return cells;
  }

  const Scenario& scenario_;
  const std::vector<MomentPtr>& moments_;
  Question asked_;
  std::size_t at_ = 0;
  std::string caption_;
};

}  // namespace

const std::vector<ExportKind>& export_kinds() {
  static const std::vector<Format> kForDocuments = {Format::csv, Format::md, Format::html,
                                                    Format::svg};
  static const std::vector<ExportKind> kKinds = {{"matrix", "Matrix", kForDocuments},
                                                 {"diff", "Comparison", kForDocuments},
                                                 {"roles", "Roles", kForDocuments},
                                                 {"timeline", "Timeline", kForDocuments},
                                                 {"poster", "Poster", kForDocuments}};
  return kKinds;
}

bool is_exportable(std::string_view what) {
  const std::vector<ExportKind>& kinds = export_kinds();
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](const ExportKind& kind) { return kind.what == what; });
}

std::string exportable_words() {
  const std::vector<ExportKind>& kinds = export_kinds();
  std::string words = ticked(kinds.front().what);
  for (std::size_t i = 1; i < kinds.size(); ++i)
    words += (i + 1 < kinds.size() ? ", " : " or ") + ticked(kinds[i].what);
  return words;
}

std::string alt_text(std::string_view what, const std::string& caption) {
  const std::string kind = what == "diff"       ? "What changed"
                           : what == "roles"    ? "What each role may do"
                           : what == "timeline" ? "Steps and what came of them"
                                                : "Who may do what";
  return caption.empty() ? kind : kind + ": " + caption;
}

Question settled_export(Question question) {
  if (question.ask != "export" || !question.what.empty()) return question;
  if (question.format == Format::svg)
    question.what = "matrix";
  else
    question.ask = "matrix";
  return question;
}

Reply exported(const Scenario& scenario, const std::vector<MomentPtr>& moments,
               const Question& question) {
  if (!is_exportable(question.what))
    return with_problem("/what", "unknown-value",
                        "`what` is " + exportable_words() + ", never " + ticked(question.what));
  return Exporter(scenario, moments, question).run();
}

std::string export_caption(const Scenario& scenario, const std::vector<MomentPtr>& moments,
                           Question question) {
  const WorkBudget budget(kMostAnswerWork);
  question.format = Format::md;  // a table for a spreadsheet has none, but tells the same
  Exporter exporter(scenario, moments, question);
  exporter.run();
  if (!budget.is_spent()) return exporter.caption();
  for (const MomentPtr& moment : moments) moment->matrix->forget();
  return {};
}

}  // namespace permsim
