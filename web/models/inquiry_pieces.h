// What answers of the panel "Ask" are put together of.
#pragma once
#include <string>
#include <vector>

#include "core/play/play.h"
#include "core/world/scenario.h"
#include "web/models/inquiry.h"

namespace permsim::asking {

constexpr std::size_t kMostRows = 100;
void add_row(AskAnswer& answer, AskRow row);
/// "1 act", "12 acts"
std::string counted(std::size_t count, const char* one, const char* many);
/// What it is about is chosen by its id: entities may be others by the time somebody presses.
std::function<void(View&)> look_at(const World& world, EntityIndex entity);
std::function<void(View&)> look_at(const World& world, const Cell& cell);
/// Each step as a sentence.
std::vector<std::string> titles_of(const Moment& now, const std::vector<Step>& steps);
/// "Ana makes Ben an owner of it; then Ben …"
std::string way_words(const Moment& now, const std::vector<Step>& steps);
/// A scenario as text, to be opened in place of the work.
AskAct open_story(std::string title, std::string scenario, std::string about);
/// The scenario as far as the moment, and then a way.
AskAct open_way(const View& view, const Moment& now, const std::vector<Step>& way,
                std::string title, const Check& leads_to, std::string about);
/// That none of these, which speak of one person and one thing, ever comes to be.
Check never_check(const World& world, std::uint32_t at, const std::vector<Cell>& cells, int within);
AskAct pin(Check check, std::string about);

}  // namespace permsim::asking
