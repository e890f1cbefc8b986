# Cuts the interface's fonts to the characters and icons we draw, tabular figures first (called by scripts/setup_fonts).
import argparse
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

# Basic Latin, Latin-1, Latin Extended-A and Romanian (without soft hyphen and the deprecated U+0149, which Inter lacks);
# then dashes, quotes, arrows and the signs of the matrix and of shortcuts.
LETTERS = sorted({*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C)} - {0xAD, 0x149})
SIGNS = [ord(sign) for sign in "‐–—…“”„‘’‚‹›•′″€™−≈≠≤≥←→↑↓↔↵⇧⌘⌥▲△▶▷▼▽◀◁■□▪●○◆◇✓✗⚠"]
# Vietnamese, Greek and Cyrillic: not baked for the canvas, but the browser draws names in them by the same font
# (web/look/foreign_text.h).
BROWSERS = [0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA), *range(0x386, 0x3CF), *range(0x400, 0x460), 0x490, 0x491]
# A sign Inter lacks, drawn by one it has.
STAND_INS = {0x2715: 0x00D7}
DIGITS = range(0x30, 0x3A)


def tabular_glyphs(font):
    """Glyph to its fixed-width form, as the font's own `tnum` feature has it."""
    table = font["GSUB"].table
    forms = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                part = getattr(part, "ExtSubTable", part)
                forms.update(getattr(part, "mapping", {}))
    return forms


def remap(font):
    """Makes tabular digits the default and gives missing signs their stand-ins: ImGui applies no font features."""
    forms = tabular_glyphs(font)
    for table in font["cmap"].tables:
        if not table.isUnicode():
            continue
        for code in DIGITS:
            table.cmap[code] = forms.get(table.cmap[code], table.cmap[code])
        for code, stand_in in STAND_INS.items():
            table.cmap.setdefault(code, table.cmap[stand_in])
    widths = {font["hmtx"][font.getBestCmap()[code]][0] for code in DIGITS}
    if len(widths) != 1:
        raise SystemExit(f"subset_fonts: digits are not tabular, their widths are {sorted(widths)}")


def rename(font, family):
    """Keeps copyright and licence, drops every other name: the icons' own name is reserved by their licence."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 13, 14)]
    for name_id, text in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        table.setName(text, name_id, 3, 1, 0x409)


def cut(source, target, codes, family, prepare=None):
    font = TTFont(source)
    if prepare:
        prepare(font)
    missing = sorted(set(codes) - set(font.getBestCmap()))
    if missing:
        raise SystemExit(f"subset_fonts: {source.name} has no glyph for {', '.join(f'U+{code:04X}' for code in missing)}")
    options = subset.Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True, glyph_names=False)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT", "DSIG", "meta", "gasp"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    rename(font, family)
    font.save(target)


def icon_codes(path):
    lines = [line.split() for line in path.read_text().splitlines() if line and not line.startswith("#")]
    return [int(code, 16) for _, code in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("regular", "semibold", "icons", "icon-list", "into"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    args = parser.parse_args()
    inter = TTFont(args.regular).getBestCmap()
    text = [*LETTERS, *SIGNS, *STAND_INS, *(code for code in BROWSERS if code in inter)]
    cut(args.regular, args.into / "regular.ttf", text, "Permsim Text", remap)
    cut(args.semibold, args.into / "semibold.ttf", text, "Permsim Text Semibold", remap)
    cut(args.icons, args.into / "icons.ttf", icon_codes(args.icon_list), "Permsim Icons")


main()
