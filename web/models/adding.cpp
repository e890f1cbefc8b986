// Reads the form off the policy: roles and groups of people, what a thing belongs to, its choices.
#include "web/models/adding.h"

#include <algorithm>
#include <utility>

#include "web/models/commands.h"

namespace permsim {
namespace {

/// More than these are chosen in the inspector, by searching.
constexpr std::size_t kMostOptions = 200;

std::string draft_key(const Type& type, const std::string& field) {
  return "new " + type.id + " " + field;
}

std::string drafted(const View& view, const std::string& key) {
  const auto found = view.ui.drafts.find(key);
  return found == view.ui.drafts.end() ? std::string() : found->second;
}

bool has_option(const std::vector<AddOption>& options, const std::string& id) {
  return std::any_of(options.begin(), options.end(),
                     [&](const AddOption& option) { return option.id == id; });
}

/// "team#member" is held somewhere: who is in the team has what the team has.
bool is_group(const Policy& policy, TypeIndex type, const Relation& relation) {
  const auto holds_it = [&](const Relation& other) {
    return std::any_of(other.of.begin(), other.of.end(), [&](const Holdable& held) {
      return held.type == type && held.member == relation.symbol;
    });
  };
  for (const Type& each : policy.types)
    if (std::any_of(each.relations.begin(), each.relations.end(), holds_it)) return true;
  return false;
}

class Form {
 public:
  Form(const View& view, const Type& type)
      : view_(view),
        world_(view.world()),
        policy_(view.policy()),
        type_(type),
        index_(policy_.find_type(type.id)) {}

  std::vector<AddField> run() {
    if (type_.is_subject) {
      ask_for_role();
      ask_for_groups();
    }
    for (const Relation& relation : type_.relations) ask_for_holder(relation);
    for (const Attribute& attribute : type_.attributes) ask_for_choice(attribute);
    return std::move(fields_);
  }

 private:
  /// Things of these types, with "None" before them where that is an answer.
  template <typename Wanted>
  std::vector<AddOption> things(const Wanted& is_wanted) const {
    std::vector<AddOption> options;
    for (EntityIndex each = 0; each < world_.size() && options.size() < kMostOptions; ++each)
      if (world_.has(each) && is_wanted(world_.at(each).type))
        options.push_back({world_.at(each).id, std::string(label_of(world_, each))});
    return options;
  }

  void ask(std::string key, std::string label, std::vector<AddOption> options,
           const std::string& otherwise) {
    if (options.empty()) return;
    AddField field{std::move(key), std::move(label), std::move(options), {}};
    const auto kept = view_.ui.drafts.find(draft_key(type_, field.key));
    const bool is_kept = kept != view_.ui.drafts.end() && has_option(field.options, kept->second);
    field.chosen = is_kept                                ? kept->second
                   : has_option(field.options, otherwise) ? otherwise
                                                          : field.options.front().id;
    fields_.push_back(std::move(field));
  }

  void ask_for_role() {
    std::vector<AddOption> accounts = things([&](TypeIndex type) {
      const std::vector<Relation>& relations = policy_.types[type].relations;
      return std::any_of(relations.begin(), relations.end(), [&](const Relation& relation) {
        return relation.is_role && may_hold(relation, index_);
      });
    });
    if (accounts.empty()) return;
    ask("account", policy_.types[world_.at(world_.find(accounts.front().id)).type].label, accounts,
        view_.ui.selected);
    const EntityIndex account = world_.find(fields_.back().chosen);
    bool has_somebody = false;
    std::vector<AddOption> roles;
    for (const Relation& relation : world_.type_of(account).relations) {
      if (!relation.is_role || !may_hold(relation, index_)) continue;
      roles.push_back({relation.id, relation.label});
    }
    for (const EntityIndex person : world_.subjects())
      has_somebody = has_somebody || !role_label(world_, account, person).empty();
    // The first one in an account has its highest role, whoever follows the one after it.
    const std::string usual = has_somebody && roles.size() > 1 ? roles[1].id : roles.front().id;
    ask("role", "Role", std::move(roles), usual);
  }

  void ask_for_groups() {
    for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
      const Type& group = policy_.types[type];
      for (const Relation& relation : group.relations) {
        if (relation.is_role || relation.is_one || !may_hold(relation, index_) ||
            !is_group(policy_, type, relation))
          continue;
        std::vector<AddOption> groups = things([&](TypeIndex each) { return each == type; });
        if (groups.empty()) continue;
        groups.insert(groups.begin(), {"", "None"});
        ask(group.id + "#" + relation.id, group.label, std::move(groups), "");
      }
    }
  }

  void ask_for_holder(const Relation& relation) {
    if (!relation.is_one || relation.is_inverse()) return;
    std::vector<AddOption> holders =
        things([&](TypeIndex type) { return may_hold(relation, type); });
    const bool is_account =
        std::any_of(relation.of.begin(), relation.of.end(),
                    [&](const Holdable& held) { return has_roles(policy_.types[held.type]); });
    if (!is_account && !holders.empty()) holders.push_back({"", "None"});
    const bool fits = has_option(holders, view_.ui.selected);
    ask(relation.id, relation.label, std::move(holders),
        fits ? view_.ui.selected : view_.ui.resource);
  }

  void ask_for_choice(const Attribute& attribute) {
    if (attribute.kind != AttributeKind::choice) return;
    std::vector<AddOption> values;
    for (const std::string& value : attribute.values)
      values.push_back({value, words_of(attribute, value)});
    const auto* fallback = as_text(attribute.fallback);
    ask(attribute.id, attribute.label, std::move(values),
        fallback == nullptr ? std::string() : *fallback);
  }

  const View& view_;
  const World& world_;
  const Policy& policy_;
  const Type& type_;
  const TypeIndex index_;
  std::vector<AddField> fields_;
};

Edit holder_edit(std::string entity, std::string relation, std::string holder) {
  Edit edit;
  edit.kind = Edit::Kind::add;
  edit.entity = std::move(entity);
  edit.key = std::move(relation);
  edit.holder = std::move(holder);
  return edit;
}

}  // namespace

bool takes_many(const Relation& relation) {
  return !relation.is_one && !relation.is_inverse() && !relation.is_role;
}

TypeIndex type_to_add(const View& view) {
  const TypeIndex chosen = view.policy().find_type(drafted(view, "new type"));
  if (chosen != kNoType) return chosen;
  // In an empty world what people have roles in comes first.
  const SharedList<Type>& types = view.policy().types;
  for (TypeIndex type = 0; view.world().subjects().empty() && type < types.size(); ++type)
    if (has_roles(types[type])) return type;
  return view.policy().find_type(view.ui.type);
}

void choose_type_to_add(View& view, const std::string& type) { view.ui.drafts["new type"] = type; }

std::string add_words(const Type& type) { return "Add: " + type.label; }

void begin_adding(View& view, const std::string& type) {
  choose_type_to_add(view, type);
  view.ui.tab = "things";
  view.ui.folds_things = false;
  view.ui.opens_things = true;
  view.ui.open_menu = "new thing";
  view.ui.wants_focus = "things/new/name";
}

std::vector<AddField> add_fields(const View& view, const Type& type) {
  std::vector<AddField> fields = Form(view, type).run();
  return fields;
}

void choose_to_add(View& view, const AddField& field, const std::string& option) {
  const TypeIndex type = type_to_add(view);
  if (type != kNoType) view.ui.drafts[draft_key(view.policy().types[type], field.key)] = option;
}

std::string name_to_add(const View& view) { return drafted(view, "new name"); }

void add_named(View& view, const Type& type, const std::string& label) {
  if (label.empty()) return;
  Edit made;
  made.kind = Edit::Kind::create;
  made.entity = fresh_id(view.world(), label);
  made.key = type.id;
  made.fields = {{"label", label}};
  std::vector<Edit> more;
  std::string account;
  for (const AddField& field : add_fields(view, type)) {
    if (field.key == "account") account = field.chosen;
    // The next one is added with the same answers, whatever is chosen in the list meanwhile; only
    // the role of the first one in an account is no rule for others.
    if (field.key != "role") view.ui.drafts.try_emplace(draft_key(type, field.key), field.chosen);
    if (field.key == "account" || field.chosen.empty()) continue;
    if (field.key == "role")
      more.push_back(holder_edit(account, field.chosen, made.entity));
    else if (const std::size_t mark = field.key.find('#'); mark != std::string::npos)
      more.push_back(holder_edit(field.chosen, field.key.substr(mark + 1), made.entity));
    else
      made.fields.emplace_back(field.key, field.chosen);
  }
  view.ui.sent = {made.entity, label, {}};
  view.ui.drafts["new name"].clear();
  more.insert(more.begin(), std::move(made));
  view.send(EditWorld{std::move(more)});
}

}  // namespace permsim
