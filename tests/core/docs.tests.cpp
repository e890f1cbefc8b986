// Documents that cannot drift: blocks are filled, checked, and all else stays byte for byte.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/cli/doc_blocks.h"
#include "tests/core/run_program.h"
#include "tests/core/small_scenario.h"

using namespace permsim::testing;

namespace {

const std::string kOpen =
    "<!-- permsim: export vacation --what matrix --on meta --who ben,eve --action reconnect --at 2 "
    "-->";
const std::string kClose = "<!-- /permsim -->";
const std::string kFilled =
    "\n\n**Meta Ads, after step 2**\n\n|  | reconnect |\n| --- | --- |\n| Ben | ✓ |\n| Eve | – "
    "|\n\n"
    "_Ben may reconnect Meta Ads after step 2, Eve may not reconnect it_\n\n";

std::string text_of_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What a page becomes.
std::string filled(const std::string& text, const std::string& name = "page.md") {
  const Folder folder;
  const std::string path = folder.file(name, text);
  const Ran ran = run_permsim({"docs", path});
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  return text_of_file(path);
}

}  // namespace

TEST_CASE("a block is filled with its export, and filled again stays as it is",
          "[docs][command_line]") {
  const std::string once = filled("# Page\n\n" + kOpen + "\nold words\n" + kClose + "\nafter\n");
  CHECK(once == "# Page\n\n" + kOpen + kFilled + kClose + "\nafter\n");
  CHECK(filled(once) == once);
  CHECK(has(once, run_permsim({"export", "vacation", "--what", "matrix", "--on", "meta", "--who",
                               "ben,eve", "--action", "reconnect", "--at", "2"})
                      .out));
}

TEST_CASE("whatever is outside of blocks stays byte for byte", "[docs][command_line]") {
  const std::string odd = "\xef\xbb\xbf no end of line \r\n\tmixed \xff\n\n\n";
  CHECK(filled(odd) == odd);
  const std::string page = odd + kOpen + kClose + "tail without end of line";
  const std::string now = filled(page);
  CHECK(now.rfind(odd + kOpen, 0) == 0);
  CHECK(now.substr(now.find(kClose)) == kClose + "tail without end of line");
}

TEST_CASE("a block has the line endings, indentation and quotes of its page",
          "[docs][command_line]") {
  const std::string dos = filled("one\r\n" + kOpen + "\r\n" + kClose + "\r\n");
  CHECK(has(dos, "\r\n| Ben | ✓ |\r\n"));
  for (std::size_t at = dos.find('\n'); at != std::string::npos; at = dos.find('\n', at + 1))
    CHECK(dos[at - 1] == '\r');
  CHECK(has(filled("- item\n\n  " + kOpen + "\n  " + kClose + "\n"),
            "\n  | Ben | ✓ |\n  | Eve | – |\n\n  _Ben"));
  CHECK(has(filled("> " + kOpen + "\n> " + kClose + "\n"), "\n> | Ben | ✓ |\n"));
}

TEST_CASE("verify ends with 1 and a diff when a documented verdict has changed",
          "[docs][command_line]") {
  const Folder folder;
  const std::string right = folder.file("right.md", kOpen + kFilled + kClose + "\n");
  CHECK(run_permsim({"docs", "--verify", right}).status == 0);
  std::string drifted = kOpen + kFilled + kClose + "\n";
  drifted.replace(drifted.find("| Eve | –"), std::string("| Eve | –").size(), "| Eve | ✓");
  const std::string wrong = folder.file("wrong.md", drifted);
  const Ran ran = run_permsim({"docs", "--verify", right, wrong});
  CHECK(ran.status == 1);
  CHECK(has(ran.out, "--- " + wrong + "\n"));
  CHECK(has(ran.out, "\n-| Eve | ✓ |\n+| Eve | – |\n"));
  CHECK(has(ran.out, "@@ -"));
  CHECK_FALSE(has(ran.out, "--- " + right));
  CHECK(text_of_file(wrong) == drifted);  // nothing is written
}

TEST_CASE("a formatter that lines up tables changes no verdict", "[docs][command_line]") {
  const std::string padded =
      kOpen +
      "\n**Meta Ads, after step 2**\n\n|     | reconnect |\n| --- | --------- |\n"
      "| Ben | ✓         |\n| Eve | –         |\n\n"
      "*Ben may reconnect Meta Ads after step 2, Eve may not reconnect it*\n" +
      kClose;
  const Folder folder;
  const std::string file = folder.file("padded.md", padded);
  CHECK(run_permsim({"docs", "--verify", file}).status == 0);
  CHECK(filled(padded) == padded);
}

TEST_CASE("HTML and MDX have blocks of their own kind", "[docs][command_line]") {
  const std::string html = filled("<p>" + kOpen + kClose + "</p>", "page.html");
  CHECK(has(html, kOpen + "\n<figure>\n<table>\n"));
  CHECK(has(html, "</figure>\n" + kClose + "</p>"));
  const std::string mdx = filled(
      "{/* permsim: export vacation --what matrix --on meta --format svg */}\n{/* /permsim "
      "*/}\n",
      "page.mdx");
  const std::size_t from = mdx.find("<svg");
  REQUIRE(from != std::string::npos);
  const std::string inside = mdx.substr(from, mdx.rfind("{/*") - from);
  CHECK_FALSE(has(inside, "{"));  // braces are code there
  CHECK(has(inside, "&#123;fill:"));
}

TEST_CASE("what stands in code is an example and no block", "[docs][command_line]") {
  for (const std::string& page :
       {"```html\n" + kOpen + "\n" + kClose + "\n```\n", "~~~~\n" + kOpen + "\n~~~\n~~~~\n",
        "Write `" + kOpen + "` and ``" + kClose + " ` ``.\n"})
    CHECK(filled(page) == page);
}

TEST_CASE("a file of ours is looked for beside the document", "[docs][command_line]") {
  const Folder folder;
  folder.file("doors.json", kSmallScenario);
  const std::string page = folder.file(
      "page.md", "<!-- permsim: export doors.json --what matrix --at 0 -->\n<!-- /permsim -->\n");
  REQUIRE(run_permsim({"docs", page}).status == 0);
  CHECK(has(text_of_file(page), "**Front door, start**"));
}

TEST_CASE("a bad block is told with its place, and its file stays as it is",
          "[docs][command_line]") {
  const struct {
    std::string text, says;
  } cases[] = {
      {"a\n\n  <!-- permsim: export vacation --what matrix -->\n", ":3:3: bad-block: "},
      {"<!-- /permsim -->\n", ":1:1: bad-block: "},
      {kOpen + kOpen + kClose, ":1:1: bad-block: "},
      {"<!-- permsim: export vacation -->" + kClose, "bad-block: say what of it (`--what`)"},
      {"<!-- permsim: matrix vacation -->" + kClose, "bad-block: a block is filled by `export`"},
      {"<!-- permsim: export vacation --what 'x -->" + kClose, "bad-block: a quote is opened"},
      {"<!-- permsim: export vacation --what matrix --wat -->" + kClose,
       "bad-block: there is no option `--wat`"},
      {"<!-- permsim: export vacancy --what matrix -->" + kClose, ":1:1: unknown-file: "},
      {"<!-- permsim: export - --what matrix -->" + kClose, "bad-block: "},
      {"<!-- permsim: export vacation --what matrix --on nothing -->" + kClose,
       ":1:1: unknown-entity: "},
  };
  for (const auto& each : cases) {
    const Folder folder;
    const std::string good = kOpen + kClose;
    const std::string path = folder.file("bad.md", good + "\n" + each.text);
    const std::string alone = folder.file("alone.md", each.text);
    const Ran ran = run_permsim({"docs", alone});
    INFO(each.text << "\n" << ran.err);
    CHECK(ran.status == 2);
    CHECK(has(ran.err, each.says));
    CHECK(run_permsim({"docs", path}).status == 2);
    CHECK(text_of_file(path) == good + "\n" + each.text);
  }
}

TEST_CASE("standard input is filled to standard output", "[docs][command_line]") {
  const Ran ran = run_permsim({"docs", "-"}, kOpen + kClose + "\n");
  CHECK(ran.status == 0);
  CHECK(ran.out == kOpen + kFilled + kClose + "\n");
}

TEST_CASE("a file is replaced as a whole, links stay links, and rights stay",
          "[docs][command_line]") {
  namespace fs = std::filesystem;
  const Folder folder;
  const fs::path page = folder.file("page.md", kOpen + kClose);
  fs::permissions(page, fs::perms::owner_all);
  const fs::path link = fs::path(folder.path()) / "link.md";
  fs::create_symlink(page, link);
  REQUIRE(run_permsim({"docs", link.string()}).status == 0);
  CHECK(fs::is_symlink(link));
  CHECK(fs::status(page).permissions() == fs::perms::owner_all);
  CHECK(has(text_of_file(page.string()), "| Ben | ✓ |"));
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}

TEST_CASE("places count characters", "[docs]") {
  CHECK(permsim::doc_place("ab\ncd", 0) == "1:1");
  CHECK(permsim::doc_place("ab\ncd", 4) == "2:2");
  CHECK(permsim::doc_place("\xc3\xa9x", 2) == "1:2");
}
