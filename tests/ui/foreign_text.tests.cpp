// Names in any script: read as they are written, cut and wrapped between letters. The browser's
// stand-in is PaperArtist (driver.h).
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

#include "driver.h"
#include "foreign_names.h"
#include "web/look/clusters.h"
#include "web/look/foreign_text.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/text.h"

using namespace permsim;

namespace {

std::vector<std::string> clusters_of(std::string_view text) {
  std::vector<std::string> clusters;
  for (std::size_t at = 0; at < text.size(); at += clusters.back().size())
    clusters.emplace_back(text.substr(at, cluster_size(text, at)));
  return clusters;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a name in any script is read on the canvas as it is written") {
  Driver page({1440, 1600});
  open_names(page);
  for (const std::string& name : kForeignNames) {
    INFO(name);
    CHECK(page.reads(name));
  }
  CHECK(page.reads("Имена"));
  CHECK(page.reads("広告アカウント"));
}

TEST_CASE("a letter is what a reader takes for one") {
  CHECK(clusters_of("Ana") == Texts{"A", "n", "a"});
  CHECK(clusters_of("e\u0301te\u0323\u0302") == Texts{"e\u0301", "t", "e\u0323\u0302"});
  CHECK(clusters_of("👩‍👩‍👧👍🏽❤️") ==
        Texts{"👩‍👩‍👧", "👍🏽", "❤️"});
  CHECK(clusters_of("🇸🇪🇩🇪🇫") == Texts{"🇸🇪", "🇩🇪", "🇫"});
  CHECK(clusters_of("नमस्ते") == Texts{"न", "म", "स्ते"});
  CHECK(clusters_of("ที่นี่") == Texts{"ที่", "นี่"});
  CHECK(clusters_of("\u1112\u1161\u11ab\u1100\u1173\u11af") ==
        Texts{"\u1112\u1161\u11ab", "\u1100\u1173\u11af"});
  CHECK(clusters_of("שָׁלוֹם").size() == 4);
  CHECK(clusters_of("王小明").size() == 3);
}

TEST_CASE("a line that is too long ends in … between two letters, and fits") {
  Driver page;
  ImFont* font = fonts().body;
  for (const std::string text :
       {"👩‍👩‍👧 e\u0301te\u0301 🇸🇪🇩🇪 नमस्ते दुनिया",
        "สวัสดีที่นี่ \u1112\u1161\u11ab\u1100\u1173\u11af 王小明"}) {
    const Texts letters = clusters_of(text);
    std::set<std::string> cuts;
    for (float width = 20.0f; width < text_width(font, text); width += 1.0f) {
      std::string cut = fitted(font, text, width);
      INFO(cut);
      CHECK(text_width(font, cut) <= width + 1.0f);
      REQUIRE(cut.substr(cut.size() - 3) == "…");
      cut.resize(cut.size() - 3);
      cuts.insert(cut);
      std::string whole;
      for (std::size_t i = 0; whole.size() < cut.size() && i < letters.size(); ++i)
        whole += letters[i];
      CHECK(whole == cut);
    }
    CHECK(cuts.size() > 5);
    CHECK(fitted(font, text, text_width(font, text)) == text);
  }
}

TEST_CASE(
    "a paragraph ends its lines between words, and between letters where there are no words") {
  Driver page;
  const auto lines = [](std::string_view text, float width) {
    const auto found = foreign_lines(fonts().body, text, width);
    for (const std::string_view line : found) {
      INFO(line);
      CHECK((text_width(fonts().body, line) <= width + 1.0f || clusters_of(line).size() == 1));
    }
    return Texts(found.begin(), found.end());
  };
  const float letter = text_width(fonts().body, "王王王王王王王王王王") / 10.0f;
  CHECK(lines("Анна делает Бена владельцем", 12.5f * letter) ==
        Texts{"Анна делает", "Бена", "владельцем"});
  CHECK(lines("王小明王小明王。小明", 7.2f * letter) == Texts{"王小明王小明", "王。小明"});
  CHECK(lines("первая\n\nвторая\n", 20.0f * letter) == Texts{"первая", "", "вторая"});
  CHECK(lines("достопримечательность", 8.2f * letter) == Texts{"достопри", "мечатель", "ность"});
  CHECK(lines("王", 1.0f).size() == 1);
}

TEST_CASE("a sentence with a foreign name takes the height of its lines") {
  Driver page;
  ImFont* font = fonts().body;
  const std::string text =
      "Анна Ковальчук makes Ελένη Παππά an owner of 広告アカウント for two weeks";
  CHECK(paragraph_height(text, font, 4000.0f) == line_height(font));
  const float height = paragraph_height(text, font, 200.0f);
  CHECK(height == line_height(font) * static_cast<float>(foreign_lines(font, text, 200.0f).size()));
  CHECK(height > 2.0f * line_height(font));
}

TEST_CASE("a field shows its text in any script, typed in or not, and keeps all of it") {
  Driver page;
  page.click("Search people and things");
  page.type("王小");
  CHECK(page.ui().search == "王小");
  CHECK(page.reads("王小"));
  page.type("👍");
  CHECK(page.ui().search == "王小👍");  // beyond U+FFFF too
  CHECK(page.reads("王小👍"));
  page.click("Legend##legend");
  CHECK(page.reads("王小👍"));
}

TEST_CASE("a text runs from the right when most of its letters do") {
  CHECK(runs_from_right("שרה כהן"));
  CHECK(runs_from_right("محمد (2)"));
  CHECK_FALSE(runs_from_right("שרה makes Ben an owner"));
  CHECK_FALSE(runs_from_right("Анна"));
  CHECK_FALSE(runs_from_right("12"));
  CHECK_FALSE(runs_from_right(""));
}

TEST_CASE("a portrait shows whole letters") {
  Driver page;
  ImGui::NewFrame();
  CHECK(first_letter("e\u0301a") == "e\u0301");
  CHECK(first_letter("👩‍👩‍👧 Team") == "👩‍👩‍👧");
  CHECK(first_letter("").empty());
  ImGui::Render();
}
