// Names from files in exports: read, never obeyed.
#include <catch2/catch_test_macros.hpp>

#include "core/answers/neutral.h"
#include "core/answers/table.h"

using namespace permsim;

namespace {

/// One cell, as it comes out of a table of that format: the middle one of three.
std::string cell_in(Format format, const std::string& cell) {
  const std::string text = written(Table{"", {"a", "b", "c"}, {{"x", cell, "y"}}}, format);
  const std::string open = format == Format::csv  ? "\r\nx,"
                           : format == Format::md ? "| x | "
                                                  : "<td>";
  const std::string close = format == Format::csv  ? ",y\r\n"
                            : format == Format::md ? " | y |"
                                                   : "</td>";
  const std::size_t start = text.find(open) + open.size();
  return text.substr(start, text.find(close, start) - start);
}

std::string csv(const std::string& cell) { return cell_in(Format::csv, cell); }
std::string md(const std::string& cell) { return cell_in(Format::md, cell); }
std::string html(const std::string& cell) { return cell_in(Format::html, cell); }

}  // namespace

TEST_CASE("a spreadsheet runs no cell of ours", "[exports]") {
  for (const std::string cell :
       {"=1+1", "+1", "-2+3", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "--x"})
    CHECK(csv(cell) == "'" + cell);
  CHECK(csv("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  CHECK(csv("  =1") == "'  =1");
  CHECK(csv("\u00a0=1") == "'\u00a0=1");
  CHECK(csv("\u200b=1") == "'\\u{200b}=1");
  CHECK(csv("\t=1") == "'\\t=1");
  CHECK(csv("\tx") == "'\\tx");
  CHECK(csv("\rx") == "'\\rx");
  CHECK(csv("\n=1") == "\"'\n=1\"");
}

TEST_CASE("a CSV cell that does nothing stays as it is", "[exports]") {
  for (const std::string cell :
       {"✓", "–", "✕", "?", "-", "−1", "1-2", "a=b", "a@b", "ana", "", "'x"})
    CHECK(csv(cell) == cell);
  CHECK(csv("doe,ana") == "\"doe,ana\"");
  CHECK(csv("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(csv("two\nlines") == "\"two\nlines\"");
  CHECK(csv("\x1b[31m") == "\\u{1b}[31m");
  CHECK(written(Table{"", {"=a", "b"}, {}}, Format::csv) == "'=a,b\r\n");
}

TEST_CASE("a Markdown cell has no markup, links or images of its own", "[exports]") {
  CHECK(md("a|b") == "a\\|b");
  CHECK(md("`a`") == "\\`a\\`");
  CHECK(md("two\r\nlines") == "two  lines");
  CHECK(md("[x](http://evil)") == "\\[x\\](http\\://evil)");
  CHECK(md("![x](y)") == "!\\[x\\](y)");
  CHECK(md("<b onclick=x>&amp;</b>") == "&lt;b onclick=x&gt;&amp;amp;&lt;/b&gt;");
  CHECK(md("<https://x>") == "&lt;https\\://x&gt;");
  CHECK(md("www.x.org") == "www\\.x.org");
  CHECK(md("WWW.x.org") == "WWW\\.x.org");
  CHECK(md("mailto:a@b.c") == "mailto\\:a\\@b.c");
  CHECK(md("**b** _i_ ~~s~~ $m$") == "\\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~ \\$m\\$");
  CHECK(md("back\\") == "back\\\\");
  CHECK(md("\u202eabc") == "\\\\u{202e}abc");
}

TEST_CASE("a Markdown cell that means nothing stays as it is", "[exports]") {
  for (const std::string cell :
       {"grant_owner", "Ana: Let someone in, Front door", "✓", "–", "09:00", "“Owner” of Meta Ads",
        "1.5", "a - b", "#1", "(x)", "no."})
    CHECK(md(cell) == cell);
}

TEST_CASE("Markdown's headings and titles are neutral as well", "[exports]") {
  const std::string text = written(Table{"a*b|c\nd", {"<i>", "b"}, {}}, Format::md);
  CHECK(text == "**a\\*b\\|c d**\n\n| &lt;i&gt; | b |\n| --- | --- |\n");
}

TEST_CASE("HTML shows what is written and means nothing by it", "[exports]") {
  CHECK(html("<b>&\"'") == "&lt;b&gt;&amp;&quot;'");
  CHECK(html("a\nb\tc") == "a\nb\tc");
  CHECK(html("\x1b[31m\x7f\xc2\x9b") == "\\u{1b}[31m\\u{7f}\\u{9b}");
  CHECK(html("\u202eü✓") == "\u202eü✓");
}

TEST_CASE("text for a terminal has nothing in it that steers one", "[exports]") {
  const Table table{"t\x1b]0;x\x07", {"he\nad", "b"}, {{"a\x1b[2J", "\u202eb"}}};
  CHECK(written(table, Format::text) ==
        "t\\u{1b}]0;x\\u{7}\n"
        "he\\nad      b\n"
        "a\\u{1b}[2J  \\u{202e}b\n");
}
