// The small table of characters that look alike; for lookalike.cpp alone. A choice from Unicode's
// confusables (UTS #39), written down by hand: letters that are the same in common typefaces.
#pragma once
#include <array>
#include <string_view>

namespace permsim {

/// Characters in `these` look like those in `those`, one for one.
struct Lookalikes {
  std::u32string_view these, those;
};

constexpr std::array<Lookalikes, 9> kLookalikes = {{
    // Cyrillic
    {U"асԁеһіјӏорԛгѕѵԝхуүАВСЕНІЈКМОРЅТХУҮԚԜѴԌӀ", U"acdehijlopqrsvwxyyABCEHIJKMOPSTXYYQWVGI"},
    // Greek
    {U"αορνιυγϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", U"aopviuycjABEZHIKMNOPTYXCJ"},
    // Armenian
    {U"օսոհՕՍՏԼ", U"ounhOUSL"},
    // Cherokee
    {U"ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃ", U"ABCDEGHiJKLMPSTVWZ"},
    // Latin letters of phonetics and the like, Roman numerals, letters as signs
    {U"ıɑɡſⅰⅴⅹⅼⅽⅾⅿⅠⅤⅩⅬⅭⅮⅯ\u212a", U"iagfivxlcdmIVXLCDMK"},
    // Dashes
    {U"‐‑‒–—−˗﹣", U"--------"},
    // Apostrophes, points, slashes
    {U"’‘ʼ․⁄∕։꞉", U"'''.//::"},
    // Arabic letters and digits of Persian keyboards
    {U"کیى۰۱۲۳۴۵۶۷۸۹", U"كيي٠١٢٣٤٥٦٧٨٩"},
    // Å and Ω as units
    {U"\u212b\u2126", U"ÅΩ"},
}};

/// A letter of `bases` with the combining mark is the letter of `composed` at the same place.
struct Composition {
  char32_t mark;
  std::u32string_view bases, composed;
};

constexpr std::array<Composition, 16> kCompositions = {{
    {0x0300, U"AEIOUaeiouNnЕИеи", U"ÀÈÌÒÙàèìòùǸǹЀЍѐѝ"},
    {0x0301, U"AEIOUYaeiouyCcLlNnRrSsZzΑΕΗΙΟΥΩαεηιουωГгКк",
     U"ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźΆΈΉΊΌΎΏάέήίόύώЃѓЌќ"},
    {0x0302, U"AEIOUaeiouCcGgHhJjSsWwYy", U"ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ"},
    {0x0303, U"ANOanoIiUu", U"ÃÑÕãñõĨĩŨũ"},
    {0x0304, U"AEIOUaeiouИиУу", U"ĀĒĪŌŪāēīōūӢӣӮӯ"},
    {0x0306, U"AaEeGgIiOoUuИиУу", U"ĂăĔĕĞğĬĭŎŏŬŭЙйЎў"},
    {0x0307, U"CcEeGgIZz", U"ĊċĖėĠġİŻż"},
    {0x0308, U"AEIOUYaeiouyЕеІіΙΥιυ", U"ÄËÏÖÜŸäëïöüÿЁёЇїΪΫϊϋ"},
    {0x0309, U"AEIOUYaeiouy", U"ẢẺỈỎỦỶảẻỉỏủỷ"},
    {0x030a, U"AaUu", U"ÅåŮů"},
    {0x030b, U"OoUu", U"ŐőŰű"},
    {0x030c, U"CcDdEeLlNnRrSsTtZz", U"ČčĎďĚěĽľŇňŘřŠšŤťŽž"},
    {0x031b, U"OoUu", U"ƠơƯư"},
    {0x0323, U"AEIOUYaeiouy", U"ẠẸỊỌỤỴạẹịọụỵ"},
    {0x0327, U"CcGgKkLlNnRrSsTt", U"ÇçĢģĶķĻļŅņŖŗŞşŢţ"},
    {0x0328, U"AaEeIiUu", U"ĄąĘęĮįŲų"},
}};

template <class Table>
constexpr bool are_of_one_length(const Table& table) {
  for (const Lookalikes& each : table) {
    if (each.these.size() != each.those.size()) return false;
  }
  return true;
}
static_assert(are_of_one_length(kLookalikes));

constexpr bool compose_one_for_one() {
  for (const Composition& each : kCompositions) {
    if (each.bases.size() != each.composed.size()) return false;
  }
  return true;
}
static_assert(compose_one_for_one());

}  // namespace permsim
