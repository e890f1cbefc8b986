// A plan as two orders beside each other: the one proposed, and the one in which the leaving comes
// first, each played to its end; and what depends on whoever leaves. No ImGui in here.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/explore/plan.h"
#include "web/models/timeline.h"

namespace permsim {

/// One step of an order, or what happens in it by itself.
struct PlannedStep {
  enum class Kind { done, happens, refused };
  Kind kind = Kind::done;
  std::string mark;  ///< "1", "2", …; "!" where it happens by itself, "–" where it was refused
  std::string title;
  std::string more;  ///< what it is for, or why it was refused
  std::string came;  ///< what came of it: "2 paused", "not possible"; empty: nothing worth a word
  bool is_bad = false;  ///< what came of it is
};
/// Who may and can repair a thing at the end of an order.
struct RepairRow {
  std::string thing;
  std::vector<std::string> people;  ///< empty: nobody
};
struct PlannedOrder {
  std::string title;    ///< "Proposed"
  std::string verdict;  ///< "Nothing stops", "2 things stop"
  std::string about;    ///< "5 steps by 2 people, who may take them"
  bool is_good = false;
  std::vector<PlannedStep> steps;
  std::vector<std::string> stops;  ///< what stops and by what, a sentence each
  std::vector<RepairRow> repairs;
  std::vector<Lane> lanes;  ///< from the moment on that was asked about, which is moment 0 here
  std::size_t moments = 0;
  std::string story;  ///< as a scenario, to be opened; that of the plan has the other beside it
  std::string name;   ///< the story's title
};
struct Dependent {
  std::string id, title, more;
  std::string stake;  ///< "2 reports": what runs on it
  std::string_view icon;
};
struct PlanPicture {
  std::string who;   ///< name
  std::string says;  ///< what the plan comes to, as everywhere
  std::string
      repair;  ///< "Who can reconnect what at the end", over `repairs`; empty where there are none
  bool is_gone_already = false;
  bool has_naive = false;  ///< it differs from the plan: else there is nothing to compare
  std::vector<Dependent> depends;
  PlannedOrder planned, naive;
};

PlanPicture picture_of(const Scenario& scenario, const Moment& now, const Plan& plan);

}  // namespace permsim
