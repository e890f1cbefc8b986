// Makes the core's question of what the page shows, and words of its answer.
#include "web/models/exporting.h"

#include <algorithm>

#include "core/answers/ask.h"

namespace permsim {
namespace {

bool is_of_change(const News& news) { return news.before != nullptr || news.can_be_undone; }

bool has(const World& world, const std::string& id) { return world.find(id) != kNoEntity; }

std::vector<ExportOption> since_options(const View& view) {
  const std::string now = export_since(view);
  std::vector<ExportOption> options = {{"start", "Since the start", now == "start"}};
  if (view.session.at() > 1)
    options.push_back({"previous", "Since the step before", now == "previous"});
  for (const Reading& reading : view.session.scenario().policy->readings) {
    if (reading.id == view.policy().reading) continue;
    const std::string key = std::string(kSinceReading) + reading.id;
    options.push_back({key, "With the reading “" + reading.label + "”", now == key});
  }
  return options;
}

/// "Meta Ads": what the page shows now, besides everything.
std::string shown_now(const View& view) {
  if (view.ui.mode != MatrixMode::things || export_choice(view).what != "matrix")
    return std::string(label_of(view.world(), view.world().find(view.ui.resource)));
  const TypeIndex type = view.policy().find_type(view.ui.type);
  if (type == kNoType) return {};
  for (const Action& action : view.policy().types[type].actions)
    if (action.id == view.ui.action)
      return action.label + ", " + std::string(plural_of(view.policy().types[type]));
  return {};
}

/// The cells that the page shows as a matrix.
void ask_of_shown(const View& view, Question& question) {
  const UiState& ui = view.ui;
  const World& world = view.world();
  if (ui.mode == MatrixMode::things && question.what == "matrix") {
    question.action = {ui.action};
    for (EntityIndex entity = 0; entity < world.size(); ++entity)
      if (world.has(entity) && world.type_of(entity).id == ui.type)
        question.on.push_back(world.at(entity).id);
    return;
  }
  if (has(world, ui.resource)) question.on = {ui.resource};
  if (ui.mode == MatrixMode::person && has(world, ui.person) && question.what == "matrix")
    question.who = {ui.person};
}

}  // namespace

void ExportModel::update(const View& view) {
  if (!is_export_open(view)) return;
  const ExportChoice& chosen = export_choice(view);
  const UiState& ui = view.ui;
  const Key now{view.session.revision(),
                &view.session.scenario(),
                view.session.at(),
                ui.mode,
                chosen.what,
                chosen.format,
                export_since(view),
                ui.resource,
                ui.type,
                ui.action,
                ui.person,
                chosen.is_of_all};
  if (now == key_) return;
  const bool is_same_text = [&] {
    Key other = key_;
    other.format = now.format;
    const auto is_drawn = [](const std::string& format) {
      return format == "svg" || format == kPngExport;
    };
    return other == now && is_drawn(key_.format) && is_drawn(now.format);
  }();
  key_ = now;
  if (is_same_text) return;
  const Question question = export_question(view);
  const std::vector<MomentPtr>& moments = view.session.moments();
  reply_ = answer(view.session.scenario(), moments, question);
  caption_ = has_errors(reply_.problems)
                 ? std::string()
                 : export_caption(view.session.scenario(), moments, question);
}

bool is_export_open(const View& view) { return export_choice(view).is_open; }

void open_export(View& view) {
  if (!view.ui.exporting) view.ui.exporting.emplace();
  ExportChoice& chosen = *view.ui.exporting;
  if (chosen.what.empty()) chosen.what = view.ui.mode == MatrixMode::roles ? "roles" : "matrix";
  if (view.ui.compare == CompareWith::previous && chosen.since.empty()) chosen.since = "previous";
  if (view.ui.compare == CompareWith::reading)
    chosen.since = std::string(kSinceReading) + view.ui.compare_reading;
  chosen.is_open = true;
  view.ui.open_menu.clear();
  // What is said from now on is of the export; what changed last stays to be undone.
  if (view.ui.news && !is_of_change(*view.ui.news)) view.ui.news.reset();
}

void close_export(View& view) {
  if (view.ui.exporting) view.ui.exporting->is_open = false;
}

std::vector<ExportPart> export_parts(const View& view) {
  const ExportChoice& chosen = export_choice(view);
  std::vector<ExportPart> parts(2);
  parts[0] = {"what", "What", {}};
  for (const ExportKind& kind : export_kinds())
    parts[0].options.push_back(
        {std::string(kind.what), std::string(kind.label), kind.what == chosen.what});
  parts[1] = {"format", "As", {}};
  const std::vector<Format>& formats = export_kind(view).formats;
  for (const ExportFormat& each : export_formats())
    if (std::find(formats.begin(), formats.end(), each.format) != formats.end())
      parts[1].options.push_back(
          {std::string(each.key), std::string(each.label), each.key == chosen.format});
  if (std::find(formats.begin(), formats.end(), Format::svg) != formats.end())
    parts[1].options.push_back({std::string(kPngExport), "Picture (PNG)", is_png_export(view)});
  const bool has_part = chosen.what == "matrix" || chosen.what == "diff";
  if (const std::string shown = shown_now(view); has_part && !shown.empty())
    parts.push_back(
        {"of",
         "Of",
         {{"shown", shown, !chosen.is_of_all}, {"all", "Everything", chosen.is_of_all}}});
  if (chosen.what != "diff") return parts;
  if (std::vector<ExportOption> options = since_options(view); options.size() > 1)
    parts.push_back({"since", "Compared", std::move(options)});
  return parts;
}

void choose_export(View& view, std::string_view part, const std::string& option) {
  if (!view.ui.exporting) return;
  ExportChoice& chosen = *view.ui.exporting;
  if (part == "what") chosen.what = option;
  if (part == "format") chosen.format = option;
  if (part == "of") chosen.is_of_all = option == "all";
  if (part == "since") chosen.since = option;
}

Question export_question(const View& view) {
  const ExportChoice& chosen = export_choice(view);
  Question question;
  question.ask = "export";
  question.what = std::string(export_kind(view).what);
  question.name = view.session.scenario().id;
  question.format = export_format(view).format;
  question.at = std::to_string(view.session.at());
  if (question.what == "timeline") return question;
  const bool has_part = question.what == "matrix" || question.what == "diff";
  if (!has_part || !chosen.is_of_all) ask_of_shown(view, question);
  if (question.what != "diff") return question;
  const std::string since = export_since(view);
  if (since != "start" && since != "previous") {
    question.against = since.substr(kSinceReading.size());
    return question;
  }
  question.from = since == "start" ? "0" : std::to_string(view.session.at() - 1);
  question.to = question.at;
  return question;
}

std::string said_of_export(const View& view) {
  return view.ui.news && !is_of_change(*view.ui.news) ? view.ui.news->words : std::string();
}

void save_export(View& view) {
  if (!is_export_open(view) || !why_no_export(view).empty()) return;
  const std::string name = export_name(view);
  const std::string& text = view.models.exporting.reply().text;
  if (is_png_export(view)) {
    view.outbox.send(DrawPicture{text, name});
  } else {
    view.outbox.send(SaveText{name, std::string(export_format(view).media_type), text});
    view.outbox.send(TellNews{"“" + name + "” is saved"});
  }
}

void copy_export(View& view) {
  if (!is_export_open(view) || !why_no_export(view).empty()) return;
  const std::string& text = view.models.exporting.reply().text;
  if (is_png_export(view))
    view.outbox.send(DrawPicture{text, {}});
  else
    view.outbox.send(CopyAndTell{text, std::string(export_format(view).is)});
}

void copy_export_caption(View& view) {
  if (!is_export_open(view) || !why_no_export(view).empty()) return;
  view.outbox.send(CopyAndTell{view.models.exporting.caption(), "The caption"});
}

void copy_export_alt_text(View& view) {
  if (!is_export_open(view) || !why_no_export(view).empty()) return;
  view.outbox.send(CopyAndTell{export_alt_text(view), "The alternative text"});
}

}  // namespace permsim
