# Reads what llvm-cov exports and says it shortly: a table by file, and the functions that never ran (called by scripts/coverage).
import argparse
import json
import pathlib
import subprocess


def table(files, root):
    """Each file with its functions and lines, and all together."""
    rows = [("", "functions", "run", "lines", "run", "")]
    total = [0, 0, 0, 0]
    for file in sorted(files, key=lambda file: file["filename"]):
        functions, lines = file["summary"]["functions"], file["summary"]["lines"]
        counts = [functions["count"], functions["covered"], lines["count"], lines["covered"]]
        if counts[2] == 0:
            continue
        total = [a + b for a, b in zip(total, counts)]
        rows.append((str(pathlib.Path(file["filename"]).relative_to(root)), *map(str, counts), share(counts)))
    rows.append(("all", *map(str, total), share(total)))
    widths = [max(len(row[i]) for row in rows) for i in range(6)]
    return "\n".join("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths)))
                     for row in rows)


def share(counts):
    return f"{100 * counts[3] / counts[2]:.1f} %"


def demangled(names):
    """Names as people write them; llvm-cov puts the file before those of internal linkage."""
    names = [name.split(":", 1)[-1] if ":_Z" in name else name for name in names]
    return subprocess.run(["c++filt"], input="\n".join(names), capture_output=True, text=True, check=True).stdout.splitlines()


def never_run(functions, root):
    """(lines, place, name) of each function that no process entered, one row however often it was instantiated."""
    counts = {}
    for function in functions:
        path = pathlib.Path(function["filenames"][0])
        if root not in path.parents:
            continue
        first, last = function["regions"][0][0], function["regions"][0][2]
        key = (str(path.relative_to(root)), first, last)
        known = counts.setdefault(key, [0, function["name"]])
        known[0] += function["count"]
    idle = [(last - first + 1, f"{path}:{first}", name) for (path, first, last), (count, name) in counts.items()
            if count == 0 and path.startswith("core/")]
    idle.sort(key=lambda row: (-row[0], row[1]))
    return [(lines, place, name) for (lines, place, _), name in zip(idle, demangled([name for _, _, name in idle]))]


def main():
    parser = argparse.ArgumentParser(description="Says shortly what llvm-cov exported.")
    parser.add_argument("export", type=pathlib.Path)
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--never-run", type=pathlib.Path, required=True)
    args = parser.parse_args()
    data = json.loads(args.export.read_text(encoding="utf-8"))["data"][0]
    root = args.root.resolve()
    files = [file for file in data["files"] if (root / "core") in pathlib.Path(file["filename"]).parents]
    print(table(files, root))
    idle = never_run(data["functions"], root)
    args.never_run.write_text("".join(f"{lines:4} lines  {place}  {name}\n" for lines, place, name in idle), encoding="utf-8")
    print(f"{len(idle)} functions never ran: {args.never_run.relative_to(root)}")


main()
