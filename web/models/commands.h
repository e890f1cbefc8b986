// The changes panels ask for, made into the session's commands: edits by hand, and acts by someone.
#pragma once
#include <string>
#include <vector>

#include "web/models/view.h"

namespace permsim {

/// What a choice or boolean attribute may be.
std::vector<Value> choices_of(const Attribute& attribute);
/// A value as it is typed, and back: lists with commas.
std::string field_text(const Value& value);
Value typed_value(const Attribute& attribute, const std::string& text);

void set_attribute(View& view, EntityIndex entity, const Attribute& attribute, Value value);
void set_label(View& view, EntityIndex entity, std::string label);
void erase_thing(View& view, EntityIndex entity);

/// `holder` is an id or a userset as written. A one-valued relation lets go of what it held.
void add_holder(View& view, EntityIndex entity, const Relation& relation,
                const std::string& holder);
void remove_holder(View& view, EntityIndex entity, const Relation& relation,
                   const std::string& holder);
/// Of a relation that holds one thing.
void clear_relation(View& view, EntityIndex entity, const Relation& relation);
/// Gives a person one role in an account and takes the others; nullptr takes them all.
void set_role(View& view, EntityIndex account, EntityIndex person, const Relation* role);
bool holds_directly(const World& world, EntityIndex entity, const Relation& relation,
                    EntityIndex person);
bool may_hold(const Relation& relation, TypeIndex type);

/// Of the step looked at: its note and when it happens, as typed ("2026-03-05 02:00").
void note_step(View& view, const std::string& note, const std::string& when);
std::string typed_when(const View& view);
std::string typed_note(const View& view);
/// The same once more, right after it.
void duplicate_step(View& view);
/// Switched off it keeps its place, and the story goes on as if it were not there.
void switch_step(View& view);
bool is_step_off(const View& view);

/// Takes the step at once when the action has no parameters, else opens its form. `by` is kNoEntity
/// for an event. True when the form was opened: the caller hangs it somewhere.
void begin_act(View& view, EntityIndex by, EntityIndex on, ActionIndex action, std::string place);
/// The step that the open form describes.
Step step_of_form(const View& view);
/// Takes it and closes the form.
void take_step_of_form(View& view);
/// "Add as step 3", and what that step will be called once nothing is missing.
std::string add_form_words(const View& view);
std::string form_title(const View& view);
/// Whether what it would change, were it done now, can be changed at the start instead: not where
/// one stands there, and not where it cannot be done or changes nothing.
bool can_change_start(const View& view);
void change_start_of_form(View& view);
/// Parameters that must be given and are not.
bool is_form_complete(const View& view);

}  // namespace permsim
