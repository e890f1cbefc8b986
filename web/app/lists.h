// Everything that is derived from the session for looking at, of one page. Serves app.h.
#pragma once
#include "web/app/app.h"
#include "web/models/asking.h"
#include "web/models/candidates.h"
#include "web/models/checks.h"
#include "web/models/exporting.h"
#include "web/models/file_text.h"
#include "web/models/fixes.h"
#include "web/models/foreseen.h"
#include "web/models/gallery.h"
#include "web/models/list.h"
#include "web/models/matrix.h"
#include "web/models/person.h"
#include "web/models/roles.h"
#include "web/models/stories.h"
#include "web/models/things.h"
#include "web/models/timeline.h"
#include "web/models/why.h"

namespace permsim {

struct App::Lists {
  CandidatesModel candidates;
  ThingsModel things;
  MatrixModel matrix;
  PersonModel person;
  WhyModel why;
  TimelineModel timeline;
  ListModel list;
  RolesModel roles;
  ChecksModel checks;
  StoriesModel stories;
  GalleryModel gallery;
  ForeseenModel foreseen;
  FixesModel fixes;
  FileTextModel file_text;
  AskingModel asking;
  ExportModel exporting;
  Models models{candidates, things,  matrix,  person,   why,   timeline,  list,   roles,
                checks,     stories, gallery, foreseen, fixes, file_text, asking, exporting};
};

}  // namespace permsim
