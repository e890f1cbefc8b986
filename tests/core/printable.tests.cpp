// Text made safe to show: what nobody sees, or what steers a terminal, is written out.
#include <catch2/catch_test_macros.hpp>

#include "core/base/printable.h"
#include "core/base/utf8.h"

using namespace permsim;

TEST_CASE("what a terminal would obey is shown as its number", "[printable]") {
  CHECK(visible_text("\x1b[31mred\x1b[0m") == "\\u{1b}[31mred\\u{1b}[0m");
  CHECK(visible_text(std::string("a\0b", 3)) == "a\\u{0}b");
  CHECK(visible_text("a\x7f") == "a\\u{7f}");
  CHECK(visible_text("a\xc2\x9b"
                     "31m") == "a\\u{9b}31m");  // C1: one character that begins a sequence
  CHECK(visible_text("a\nb\tc\rd") == "a\\nb\\tc\\rd");
  CHECK(visible_lines("a\nb\tc\x1b") == "a\nb\\tc\\u{1b}");
}

TEST_CASE("what turns the reading order or cannot be seen is shown as its number", "[printable]") {
  CHECK(visible_text("ana\u202eneb") == "ana\\u{202e}neb");
  CHECK(visible_text("\u2066x\u2069") == "\\u{2066}x\\u{2069}");
  CHECK(visible_text("a\u200bb\ufeffc\u00add") == "a\\u{200b}b\\u{feff}c\\u{ad}d");
  CHECK(visible_text("a\u200db") == "a\\u{200d}b");
  CHECK(visible_text("a\ufe0fb") == "a\\u{fe0f}b");
  CHECK(visible_text("a\u2028b") == "a\\u{2028}b");
  CHECK(visible_text("a\U000e0041") == "a\\u{e0041}");
  CHECK(visible_text("\u3164") == "\\u{3164}");
}

TEST_CASE("what people write stays as it is", "[printable]") {
  for (const char* text : {"Ana may “Reconnect” Meta Ads – yes ✓", "Zoë", "Ελένη", "мама", "אבג",
                           "مريم", "می\u200cخواهم", "क\u094d\u200dष", "陈\U000e0100",
                           "👩\u200d👩\u200d👧", "❤\ufe0f", "©\ufe0f", "e\u0301", "a  b", ""}) {
    INFO(text);
    CHECK(visible_text(text) == text);
    CHECK(visible_json(text) == text);
  }
}

TEST_CASE("bytes that are not UTF-8 are shown as bytes", "[printable]") {
  CHECK(visible_text("a\xff"
                     "b") == "a\\xffb");
  CHECK(visible_text("\xc3") == "\\xc3");                             // cut short
  CHECK(visible_text("\xc0\xaf") == "\\xc0\\xaf");                    // overlong
  CHECK(visible_text("\xed\xa0\x80") == "\\xed\\xa0\\x80");           // half of a surrogate pair
  CHECK(visible_text("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");  // beyond U+10FFFF
}

TEST_CASE("JSON stays the same document, with its own escapes", "[printable]") {
  CHECK(visible_json("{\n  \"a\": \"\u202e\"\n}\n") == "{\n  \"a\": \"\\u202e\"\n}\n");
  CHECK(visible_json("\"\U000e0041\xc2\x9b\x7f\"") == "\"\\udb40\\udc41\\u009b\\u007f\"");
}

TEST_CASE("every code point goes to UTF-8 and back, and nothing else counts as one",
          "[printable]") {
  for (char32_t c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 37) {
    if (c >= 0xd800 && c <= 0xdfff) continue;
    std::string text;
    append_utf8(text, c);
    const CodePoint back = code_point_at(text, 0);
    if (!back.is_valid || back.value != c || back.size != text.size()) FAIL(spelled(c));
  }
  CHECK(first_invalid_utf8("aä€😀") == std::string::npos);
  CHECK(first_invalid_utf8("aä\x80") == 3);
  CHECK(first_invalid_utf8("\xe2\x82") == 0);
  CHECK(first_invalid_utf8("\xf0\x80\x80\xaf") == 0);
  CHECK(first_invalid_utf8("\xf8\x88\x80\x80\x80") == 0);
  CHECK(spelled(0x202e) == "U+202E");
  CHECK(spelled(0x41) == "U+0041");
}
