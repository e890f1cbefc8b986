# Writes the licence texts of all that is linked into the page, and a page that lists them (called by scripts/cmake/page.cmake).
"""The texts are those of the packages that are installed; none is kept in this repository.

What is listed stands in `parts` below, each with the archives and sources it accounts for: tests/browser/notices.test.mjs
compares that with what the linker really took.
"""
import argparse
import html
import json
import pathlib
import re
import sys

APACHE = pathlib.Path("/usr/share/common-licenses/Apache-2.0")
DEBIAN_EMSCRIPTEN = pathlib.Path("/usr/share/doc/emscripten/copyright")


def read(path):
    return path.read_text(encoding="utf-8").strip() + "\n"


def first(*texts):
    """The first text that is there: each is a function, which raises OSError or ValueError where its source is not."""
    reasons = []
    for text in texts:
        try:
            return text()
        except (OSError, ValueError) as error:
            reasons.append(str(error))
    raise SystemExit("make_notices: no licence text: " + "; ".join(reasons))


def stretch(path, begin, end):
    """From the line that holds `begin` to the one before the first that holds `end`, or to the last."""
    lines = read(path).splitlines()
    start = next((i for i, line in enumerate(lines) if begin in line), None)
    if start is None:
        raise ValueError(f"{path} does not say `{begin}`")
    stop = next((i for i in range(start + 1, len(lines)) if end in lines[i]), len(lines))
    return "\n".join(lines[start:stop]) + "\n"


def version_of(path, pattern):
    found = re.search(pattern, read(path))
    if not found:
        raise SystemExit(f"make_notices: {path} says no version")
    return ".".join(found.groups())


def debian_stanzas(folder):
    """Of Debian's copyright file of Emscripten, what speaks of files in `folder` (`*`: of all), with the licences named there."""
    stanzas = re.split(r"\n\s*\n", read(DEBIAN_EMSCRIPTEN))
    field = re.compile(r"^Files:\s*((?:.*\n(?:[ \t].*\n)*))", re.MULTILINE)
    chosen = []
    for stanza in stanzas:
        files = field.match(stanza + "\n")
        names = files.group(1).split() if files else []
        if folder in names or any(name.startswith(folder + "/") for name in names if folder != "*"):
            chosen.append(stanza)
    if not chosen:
        raise ValueError(f"{DEBIAN_EMSCRIPTEN} says nothing of {folder}")
    named = set()
    for stanza in chosen:
        for licence in re.findall(r"^License:[ \t]*(.*)$", stanza, re.MULTILINE):
            named.update(re.split(r" or | and ", licence.strip()))
    whole = [stanza for stanza in stanzas if re.match(r"License:", stanza) and
             re.match(r"License:[ \t]*(.*)", stanza).group(1).strip() in named]
    return "\n\n".join(chosen + whole) + "\n"


def llvm(emscripten, folder):
    """Apache 2.0 with LLVM's exception; Debian keeps the long half of it among its common licences."""
    upstream = emscripten / "system/lib" / folder / "LICENSE.TXT"
    return first(lambda: read(upstream), lambda: debian_stanzas(f"system/lib/{folder}") + "\n" + read(APACHE))


def json_text(folder):
    """The library's licence, and whose work else is in its headers."""
    notices = sorted({line.strip(" /|\\_") for path in sorted((folder / "include").rglob("*.hpp"))
                      for line in read(path).splitlines() if "SPDX-" in line})
    own = first(lambda: read(folder / "LICENSE.MIT"), lambda: read(folder / "copyright"))
    return own + "\nIts headers say besides:\n" + "".join(f"  {line[line.index('SPDX-'):]}\n" for line in notices)


def parts(args):
    """What is linked: name, version, licence, what it does here, its text, and the archives and sources it accounts for."""
    lib = args.emscripten / "system/lib"
    emscripten = "as in Emscripten " + read(args.emscripten / "emscripten-version.txt").strip(' "\n')
    imgui = version_of(args.imgui / "imgui.h", r'#define IMGUI_VERSION\s+"([^"]+)"')
    macros = args.json / "include/nlohmann/detail/abi_macros.hpp"
    nlohmann = version_of(macros, r"VERSION_MAJOR (\d+)[\s\S]*?VERSION_MINOR (\d+)[\s\S]*?VERSION_PATCH (\d+)")
    locked = json.loads(read(args.root / "assets/fonts/package-lock.json"))["packages"]
    fonts = {name.removeprefix("node_modules/"): package["version"] + " (npm)" for name, package in locked.items() if name}
    return [
        ("permsim", "Permission Simulator", args.version, "MIT", "this program", read(args.root / "LICENSE"),
         "libpermsim_core libpermsim_shipped libpermsim_fonts permsim_page permsim_page_parts permsim_core_module"),
        ("imgui", "Dear ImGui", imgui, "MIT", "the interface", read(args.imgui / "LICENSE.txt"), "libimgui imgui"),
        ("stb", "stb_truetype, stb_rect_pack, stb_textedit", "as in Dear ImGui", "MIT or Unlicense",
         "glyphs, their atlas and text fields", stretch(args.imgui / "imstb_truetype.h", "This software is available", "*/"), ""),
        ("proggy-clean", "ProggyClean", "as in Dear ImGui", "MIT", "the font that Dear ImGui falls back to",
         stretch(args.imgui / "imgui_draw.cpp", "// ProggyClean.ttf", "// Download") + "\n" +
         stretch(args.imgui / "LICENSE.txt", "Permission is hereby", "\0"), ""),
        ("nlohmann-json", "JSON for Modern C++", nlohmann, "MIT", "reading and writing JSON", json_text(args.json), "json"),
        ("emscripten", "Emscripten", emscripten.split()[-1], "MIT or NCSA", "what the program stands on in a browser",
         first(lambda: read(args.emscripten / "LICENSE"), lambda: debian_stanzas("*")),
         "libhtml5 libstubs libnoexit libGL libal libsockets crt1 crt1_reactor"),
        ("musl", "musl", emscripten, "MIT", "the C library", read(lib / "libc/musl/COPYRIGHT"), "libc"),
        ("libcxx", "libc++", emscripten, "Apache-2.0 WITH LLVM-exception", "the C++ library",
         llvm(args.emscripten, "libcxx"), "libc++"),
        ("libcxxabi", "libc++abi", emscripten, "Apache-2.0 WITH LLVM-exception", "what the C++ library stands on",
         llvm(args.emscripten, "libcxxabi"), "libc++abi"),
        ("compiler-rt", "compiler-rt", emscripten, "Apache-2.0 WITH LLVM-exception", "arithmetic the processor lacks",
         llvm(args.emscripten, "compiler-rt"), "libcompiler_rt"),
        ("dlmalloc", "dlmalloc", emscripten, "public domain (CC0-1.0)", "memory",
         stretch(lib / "dlmalloc.c", "This is a version (aka dlmalloc)", "* Version"), "libdlmalloc"),
        ("inter", "Inter", fonts["@expo-google-fonts/inter"], "OFL-1.1", "the letters, cut to those in use", read(args.fonts / "licences/inter.txt"), ""),
        ("font-awesome", "Font Awesome Free", fonts["@fortawesome/fontawesome-free"], "OFL-1.1", "the icons, cut to those in use",
         read(args.fonts / "licences/font-awesome.txt"), ""),
        ("lit-html", "lit-html", json.loads(read(args.lit / "package.json"))["version"] + " (npm)", "BSD-3-Clause",
         "keeps the HTML beside the canvas", read(args.lit / "LICENSE"), "lit-html"),
        ("fflate", "fflate", json.loads(read(args.fflate / "package.json"))["version"] + " (npm)", "MIT",
         "packs links", read(args.fflate / "LICENSE"), "fflate"),
        ("d3-dsv", "d3-dsv", json.loads(read(args.d3_dsv / "package.json"))["version"] + " (npm)", "ISC",
         "reads pasted tables", read(args.d3_dsv / "LICENSE"), "d3-dsv"),
    ]


def page(rows):
    """The list as a page without script and style, so that it opens anywhere."""
    body = "".join(
        f'<tr data-accounts-for="{html.escape(accounts)}"><td><a href="./{name}.txt">{html.escape(title)}</a></td>'
        f"<td>{html.escape(version)}</td><td>{html.escape(licence)}</td><td>{html.escape(what)}</td></tr>\n"
        for name, title, version, licence, what, _, accounts in rows)
    return ('<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
            "<title>Permission Simulator: notices</title>\n<h1>Notices</h1>\n"
            "<p>What this page is made of, and under which licence. Each name leads to the whole text.</p>\n"
            '<table cellpadding="6">\n<tr align="left"><th>What</th><th>Version</th><th>Licence</th><th>Used for</th></tr>\n'
            f"{body}</table>\n</html>\n")


def main():
    parser = argparse.ArgumentParser(description="Writes notices.html and the licence texts it names.")
    for name in ("root", "emscripten", "imgui", "json", "fonts", "lit", "fflate", "d3-dsv", "into"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--version", required=True)
    args = parser.parse_args()
    args.into.mkdir(parents=True, exist_ok=True)
    rows = parts(args)
    for name, _, _, _, _, text, _ in rows:
        (args.into / f"{name}.txt").write_text(text, encoding="utf-8")
    (args.into / "notices.html").write_text(page(rows), encoding="utf-8")


sys.exit(main())
