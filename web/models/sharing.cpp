// Words for what the page around the program knows of files and links.
#include "web/models/sharing.h"

#include "web/models/words.h"

namespace permsim {
namespace {}  // namespace

std::string product_words(const View& view) {
  const std::string& product = view.policy().title;
  switch (view.ui.kept) {
    case Kept::kept: return product + " · Kept in this browser";
    case Kept::refused: return product + " · Kept nowhere yet";
    case Kept::nothing: break;
  }
  return product;
}

bool is_long_link(const View& view) {
  return view.ui.shared && view.ui.shared->length > kLongestLink;
}

void share_with_names(View& view, bool names_people) {
  view.ui.shares_names = names_people;
  view.outbox.send(ShareLink{});
}

std::pair<std::string, std::string> share_words(const View& view) {
  if (!view.ui.shared) return {"Making the link…", ""};
  const SharedLink& link = *view.ui.shared;
  const std::string length = grouped(link.length) + " characters. ";
  std::string holds = "It holds the whole scenario in " + length + "Nothing is uploaded";
  if (is_long_link(view)) holds += ". Some programs cut links as long as this one: a file is safer";
  return {link.is_copied ? "The link is copied" : "The browser did not let the link be copied",
          holds};
}

std::string forget_words(const View& view) {
  const std::size_t works = view.ui.recent.size();
  const std::string kept = works == 0   ? "All that"
                           : works == 1 ? "One work and all else that"
                                        : std::to_string(works) + " works and all else that";
  return kept + " this browser keeps of the simulator will be gone. What is open here stays open";
}

}  // namespace permsim
