// The door: requests and answers as JSON. Questions about a file go to answers/ask.cpp, commands go
// to the session.
#include "core/door/door.h"
#include "core/play/describe.h"

#include "core/answers/ask.h"
#include "core/answers/explanation.h"
#include "core/answers/json.h"
#include "core/answers/preview.h"
#include "core/base/version.h"
#include "core/decide/words.h"
#include "core/door/lesson_of.h"
#include "core/door/lesson_requests.h"
#include "core/door/questions.h"
#include "core/door/replies.h"
#include "core/door/role_requests.h"
#include "core/json/checks.h"
#include "core/json/document.h"
#include "core/json/files.h"
#include "core/json/lists.h"
#include "core/json/parse.h"
#include "core/json/steps.h"
#include "core/json/write.h"
#include "core/lessons/lesson_check.h"

namespace permsim {

namespace {

std::string replied(const Question& question, const Reply& reply) {
  if (has_errors(reply.problems)) return refused(reply.problems);
  const bool is_validation = question.ask == "validate" || question.ask == "review";
  if (is_validation) return answered_text("{" + problems_json(reply.problems) + "}");
  const std::string text =
      question.format == Format::json ? compact(own_json(reply.text)) : compact(Json(reply.text));
  return answered_text(text, reply.problems);
}

Json state_of(const Session& session) {
  const Scenario& scenario = session.scenario();
  Json json = {{"scenario", scenario.id},
               {"title", scenario.title},
               {"policy", scenario.policy->id},
               {"reading", session.policy().reading},
               {"at", session.at()}};
  json["readings"] = Json::array();
  for (const Reading& reading : scenario.policy->readings)
    json["readings"].push_back({{"id", reading.id}, {"label", reading.label}});
  json["steps"] = Json::array();
  for (std::size_t i = 0; i < scenario.steps.size(); ++i) {
    const Moment& moment = *session.moments()[i + 1];
    json["steps"].push_back({{"title", step_title(*session.moments()[i]->world, scenario.steps[i])},
                             {"outcome", word_of(moment.outcome)},
                             {"says", moment.says},
                             {"gained", moment.changed.gained},
                             {"lost", moment.changed.lost}});
  }
  json["undo"] = session.undo_words() ? Json(*session.undo_words()) : Json();
  json["redo"] = session.redo_words() ? Json(*session.redo_words()) : Json();
  return json;
}

/// {"title": …, "summary", "notes", "goals"}: what is not named stays as it is.
DescribeScenario read_description(Node& node, const Scenario& now) {
  DescribeScenario command{now.title, now.summary, now.notes, now.goals};
  const auto take = [&](const char* key, std::string& text) {
    if (node.find(key) != nullptr) text = node.text(key);
  };
  take("title", command.title);
  take("summary", command.summary);
  take("notes", command.notes);
  if (node.find("goals") != nullptr) command.goals = node.texts("goals");
  return command;
}

/// {"edit": […], "at_start"}, {"rename": {"entity", "label"}}, {"step": {…}}, {"remove_step": n},
/// {"move_step": n, "to": m}, {"replace_step": n, "step": {…}}, {"describe": {…}},
/// {"add_check": {…}}, {"remove_check": n}, {"reading": id}, {"go": n}, {"undo": true},
/// {"redo": true}
std::optional<Command> read_command(const Json& json, const Scenario& scenario,
                                    Problems& problems) {
  Node node(json, "/command", problems);
  if (!node.is_object()) return std::nullopt;
  const auto number = [&](const char* key) {
    return static_cast<std::uint32_t>(read_count(node, key, 0));
  };
  if (json.contains("edit")) {
    EditWorld command;
    for (const auto& [item, where] : node.list("edit"))
      read_edit(command.edits, *item, where, problems);
    if (command.edits.empty())
      node.report("/command/edit", "bad-value", "an edit changes something");
    command.at_start = node.flag("at_start");
    return command;
  }
  if (json.contains("rename")) {
    Node named(json["rename"], "/command/rename", problems);
    if (!named.is_object()) return std::nullopt;
    return Rename{named.need_text("entity"), named.need_text("label")};
  }
  if (json.contains("replace_step")) {
    const Json* step = node.need("step", "what takes its place");
    if (step == nullptr) return std::nullopt;
    return ReplaceStep{number("replace_step"), read_step(*step, "/command/step", problems)};
  }
  if (json.contains("describe")) {
    Node about(json["describe"], "/command/describe", problems);
    if (!about.is_object()) return std::nullopt;
    return read_description(about, scenario);
  }
  if (json.contains("add_check"))
    return AddCheck{read_check(json["add_check"], "/command/add_check", problems)};
  if (json.contains("remove_check")) return RemoveCheck{number("remove_check")};
  if (json.contains("step"))
    return TakeStep{read_step(json["step"], "/command/step", problems), node.flag("record_anyway")};
  if (json.contains("remove_step")) return RemoveStep{number("remove_step")};
  if (json.contains("move_step")) return MoveStep{number("move_step"), number("to")};
  if (json.contains("reading")) return ChangeReading{node.text("reading")};
  if (json.contains("go")) return GoTo{number("go")};
  if (json.contains("undo")) return Undo{};
  if (json.contains("redo")) return Redo{};
  problems.push_back(
      {"/command", "missing-key",
       "a command is `edit`, `rename`, `step`, `remove_step`, `move_step`, "
       "`replace_step`, `describe`, `add_check`, `remove_check`, `reading`, `go`, `undo`, `redo`, "
       "`grant`, `add_role`, "
       "`rename_role`, `remove_role`, `add`, `remove_addition` or `revert`"});
  return std::nullopt;
}

std::optional<Command> command_of(const Session& session, Library& library, Node& node) {
  const Json* json = node.need("command", "what to do");
  if (json == nullptr) return std::nullopt;
  if (edits_policy(*json))
    return read_policy_edit(*json, session.policy_file(), library, node.problems());
  return read_command(*json, session.scenario(), node.problems());
}

std::string foresee(const Session& session, Library& library, Node& node) {
  const std::optional<Command> command = command_of(session, library, node);
  const Question question = read_question(node, "");
  if (!command || has_errors(node.problems())) return refused(node.problems());
  return replied(question, told_preview(preview(session, *command, question.limit),
                                        describe(*command, session.world()), question));
}

std::string dispatch(Session& session, Library& library, Node& node) {
  const std::optional<Command> command = command_of(session, library, node);
  if (!command || has_errors(node.problems())) return refused(node.problems());
  const Answer answer = session.dispatch(*command);
  Json made = {
      {"outcome", word_of(answer.outcome)}, {"says", answer.says}, {"state", state_of(session)}};
  if (answer.explanation)
    made["explanation"] =
        own_json(explanation_json(session.world(), session.story(), *answer.explanation));
  return answered(made);
}

Json shipped_list(Library& library) {
  Json json = {
      {"policies", Json::array()}, {"scenarios", Json::array()}, {"lessons", Json::array()}};
  for (const std::string& id : library.policy_ids()) {
    const auto policy = library.policy(id);
    if (policy)
      json["policies"].push_back(
          {{"id", id}, {"title", (*policy)->title}, {"version", (*policy)->version}});
  }
  for (const std::string& id : library.scenario_ids()) {
    const Result<Document> document = library.shipped(id);
    const auto* scenario =
        document ? std::get_if<std::shared_ptr<const Scenario>>(&*document) : nullptr;
    if (scenario != nullptr)
      json["scenarios"].push_back({{"id", id},
                                   {"title", (*scenario)->title},
                                   {"summary", (*scenario)->summary},
                                   {"policy", (*scenario)->policy->id}});
  }
  for (const std::string& id : library.lesson_ids()) {
    const Result<Document> document = library.shipped(id);
    const auto* lesson =
        document ? std::get_if<std::shared_ptr<const Lesson>>(&*document) : nullptr;
    if (lesson != nullptr)
      json["lessons"].push_back({{"id", id},
                                 {"title", (*lesson)->title},
                                 {"summary", (*lesson)->summary},
                                 {"minutes", (*lesson)->minutes},
                                 {"scenario", (*lesson)->scenario->id}});
  }
  return json;
}

Result<Document> read_file(Library& library, const Json& file) {
  if (file.is_string()) return library.shipped(file.get<std::string>());
  return read_document(file, library);
}

/// The other side of a diff, where it is a file (`against_file`) or a policy (`against_policy`):
/// shipped ids or whole documents.
void read_other(Library& library, Node& node, Question& question) {
  for (const char* key : {"against_file", "against_policy"}) {
    const Json* file = node.find(key);
    if (file == nullptr) continue;
    const Result<Document> document = read_file(library, *file);
    node.problems().append(document.problems);
    if (!document) return;
    const auto* scenario = std::get_if<std::shared_ptr<const Scenario>>(&*document);
    if (key == std::string("against_policy")) {
      question.other_policy = policy_of(*document);
      question.other_name = question.other_policy->id;
    } else if (scenario != nullptr) {
      question.other = *scenario;
      question.other_name = (*scenario)->id;
    } else {
      node.report(node.at(key), "not-a-scenario",
                  "this is no scenario; a policy is `against_policy`");
    }
  }
}

std::string answer_session(Door& door, Node& node, const std::string& ask) {
  Session* session = door.session();
  if (session == nullptr) return refused("", "no-session", "nothing is open; say which `file`");
  if (ask == "state") return answered(state_of(*session));
  if (ask == "dispatch") return dispatch(*session, door.library(), node);
  if (ask == "preview" && node.find("command") != nullptr)
    return foresee(*session, door.library(), node);
  if (ask == "differences") return answered(differences_json(session->policy_file()));
  Question question = read_question(node, std::to_string(session->at()));
  question.name = session->scenario().id;
  read_other(door.library(), node, question);
  if (has_errors(node.problems())) return refused(node.problems());
  if (ask == "export" && question.what.empty() && question.format == Format::json)
    return answered(own_json(write_scenario(session->scenario())));
  if (ask == "validate") return answered_text("{\"problems\":[]}");
  return replied(question, answer(session->scenario(), session->moments(), question));
}

std::string answer_file(Door& door, Node& node, const std::string& ask, const Json& file) {
  const Result<Document> document = read_file(door.library(), file);
  if (ask == "validate" && !document)
    return answered_text("{" + problems_json(document.problems) + "}");
  if (!document) return refused(document.problems);
  if (ask == "load") {
    const auto* scenario = std::get_if<std::shared_ptr<const Scenario>>(&*document);
    if (scenario == nullptr)
      return refused("/file", "not-a-scenario", "this is a policy; only a scenario can be opened");
    if (const Problems problems = door.open(**scenario); !problems.empty())
      return refused(problems);
    return answered(state_of(*door.session()), document.problems);
  }
  Question question = read_question(node, "end");
  if (const auto* scenario = std::get_if<std::shared_ptr<const Scenario>>(&*document))
    question.name = (*scenario)->id;
  read_other(door.library(), node, question);
  if (has_errors(node.problems())) return refused(node.problems());
  const auto* lesson = std::get_if<std::shared_ptr<const Lesson>>(&*document);
  Reply reply = lesson != nullptr ? answer_lesson(*lesson, question)
                                  : answer(door.library(), *document, question);
  Problems all = document.problems;
  all.append(reply.problems);
  reply.problems = std::move(all);
  // What only playing tells of a lesson is an answer to whoever asks whether it is valid.
  if (lesson != nullptr && ask == "validate")
    return answered_text("{" + problems_json(reply.problems) + "}");
  return replied(question, reply);
}

}  // namespace

std::string refusal_of_size(std::uint64_t bytes) { return refused(Problems{too_large(bytes)}); }

Door::Door() = default;

Problems Door::open(Scenario scenario) {
  Result<std::unique_ptr<Session>> session = Session::open(std::move(scenario));
  if (session) session_ = std::move(*session.value);
  set_readonly(is_readonly_);
  return session.problems;
}

void Door::set_readonly(bool is_readonly) {
  is_readonly_ = is_readonly;
  if (session_ != nullptr) session_->set_readonly(is_readonly);
}

std::string Door::request(std::string_view request) {
  return reply_to(request, [&](Node& node, const std::string& ask) {
    if (ask == "about") {
      return answered({{"program", "permsim"}, {"version", version()}, {"format", "permsim/1"}});
    }
    if (ask == "shipped") return answered(shipped_list(library_));
    if (asks_of_lesson(ask)) return answer_lesson_request(*this, node, ask);
    if (std::string refusal = refusal_of_masked(*this, ask); !refusal.empty()) return refusal;
    if (ask == "lesson_of") return answer_lesson_of(*this, node);
    if (const Json* file = node.find("file")) return answer_file(*this, node, ask, *file);
    if (ask == "load")
      return refused("", "missing-key", "`file` is missing: a shipped id or a whole scenario");
    return answer_session(*this, node, ask);
  });
}

}  // namespace permsim
