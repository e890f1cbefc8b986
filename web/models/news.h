// Small news, in one line: what the last change came to, or what in the page's address could not be
// followed.
#pragma once
#include <memory>
#include <string>

#include "core/play/session.h"

namespace permsim {

struct View;

struct News {
  std::string words;  ///< "Sharing of Meta Ads: Eve gained 21"
  std::shared_ptr<const Moment>
      before;      ///< the moment that was looked at before the change; nullptr: no change
  std::string on;  ///< the thing on which most cells changed, by id; empty: on none
  bool can_be_undone = false;
};

enum class NewsAct { show, undo, dismiss };
/// Whether it is offered: what changed can be shown only where something else is looked at.
bool can_do(const View& view, NewsAct act);
void do_with_news(View& view, NewsAct act);

/// What a change came to that was made while `before` was looked at. `words` say what it was.
News news_of_change(std::string words, std::shared_ptr<const Moment> before, const Session& after);

}  // namespace permsim
