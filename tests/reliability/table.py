"""Runs rows of the table of reliability and prints their figures; with --write it writes docs/reliability.md from them. Called by run.sh."""
import datetime
import json
import os
import platform
import re
import subprocess
import sys
import threading
import time
from rows import FUZZ, HERE, ROOT, ROWS, found

DOCUMENT = os.path.join(ROOT, "docs", "reliability.md")
MISSING = 77  # exit code of a row that lacks what it needs
UNKNOWN = 2  # of one that was run and cannot say


def run(row):
    """Figure, what became of it, and seconds."""
    begin = time.time()
    figures, codes = [], []
    for command in row.commands:
        try:
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", timeout=row.minutes * 60, cwd=ROOT)
            lines = [l.strip() for l in done.stdout.splitlines() if l.strip()]
            codes.append(done.returncode)
            figure = figure_of(lines, command)
            if done.returncode not in (0, MISSING, UNKNOWN):
                sys.stderr.write(done.stdout[-4000:] + done.stderr[-4000:])
            elif done.returncode == MISSING:
                figure = figure or (done.stderr.strip().splitlines() or ["what it needs is missing"])[-1]
            figures.append(figure)
        except subprocess.TimeoutExpired:
            codes.append(1)
            figures.append("not done in %d minutes" % row.minutes)
        except FileNotFoundError as e:
            codes.append(MISSING)
            figures.append("%s is missing" % e.filename)
    verdict = "FALLS SHORT" if any(c not in (0, MISSING, UNKNOWN) for c in codes) else "unknown" if UNKNOWN in codes else "not run" if MISSING in codes else "ok"
    return "; ".join(figures), verdict, time.time() - begin


def is_fuzz(row):
    return any(FUZZ in command for command in row.commands)


def figure_of(lines, command):
    # A script's last line is its figure; the fuzz program's first is, and what broke stands below it.
    if not lines:
        return ""
    line = lines[0] if any(part.endswith("CoverageAnalyzer.Fuzz.dll") for part in command) and command[2] == "run" else lines[-1]
    return re.sub(r":? (ok|FALLS SHORT|unknown)$", "", line)


def machine():
    with open("/proc/cpuinfo") as f:
        model = next((l.split(":")[1].strip() for l in f if l.startswith("model name")), platform.machine())
    with open("/proc/meminfo") as f:
        memory = int(f.readline().split()[1]) >> 20
    with open("/etc/os-release") as f:
        system = next(l.split("=")[1].strip().strip('"') for l in f if l.startswith("PRETTY_NAME"))
    net = subprocess.run(["dotnet", "--list-runtimes"], stdout=subprocess.PIPE, text=True).stdout
    net = re.findall(r"Microsoft\.NETCore\.App (\S+)", net)
    return "%s, %d cores, %d GiB, %s, .NET %s" % (model, os.cpu_count(), memory + 1, system, net[-1] if net else "?")


def written(results, minutes):
    with open(os.path.join(HERE, "notes.md"), encoding="utf-8") as f:
        notes = f.read()
    lines = ["| # | hazard | goal | figure | verdict | seconds | command |", "|---|---|---|---|---|---:|---|"]
    for row in ROWS:
        if row.number in results:
            figure, verdict, seconds, day = results[row.number]
            cell = figure.replace("|", "\\|").replace("\n", " ")
            lines.append("| %d | %s | %s | %s | %s%s | %d | `run.sh %s` |" % (row.number, row.hazard, row.goal, cell, verdict, "" if day == today() else " (%s)" % day, round(seconds), row.name))
    left = [row.name for row in ROWS if row.number not in results]
    missing = " Not yet measured in full: %s." % ", ".join(left) if left else ""
    head = "Written by `bash tests/reliability/run.sh … --write` on %s; do not edit: what a person adds stands in `tests/reliability/notes.md`.\n\nMachine: %s. The rows below took %d minutes one by one; mutants and runs of the program are measured side by side.%s\n" % (today(), machine(), round(minutes), missing)
    return notes.replace("<!-- head -->", head).replace("<!-- table -->", "\n".join(lines))


def today():
    return datetime.date.today().isoformat()


def main(arguments):
    write = "--write" in arguments
    names = [a for a in arguments if not a.startswith("--")] or ["all"]
    try:
        rows = ROWS if names == ["all"] else [found(n) for n in names]
    except KeyError as e:
        print("there is no row %s; there are 1 to 37: %s" % (e, ", ".join(r.name for r in ROWS)), file=sys.stderr)
        return 2
    # What was measured is kept, so that a single row can be measured anew and the document written again.
    kept = os.path.join(ROOT, "tests", "reliability", "obj", "figures.json")
    results = {}
    if write and os.path.exists(kept) and names != ["all"]:
        with open(kept, encoding="utf-8") as f:
            results = {int(k): v for k, v in json.load(f).items()}
    begin, gate = time.time(), threading.Lock()

    def measure(lane):
        for row in lane:
            figure, verdict, seconds = run(row)
            with gate:
                results[row.number] = [figure, verdict, seconds, today()]
                print("%2d %-13s %s: %s (%.0f s)" % (row.number, row.name, figure, verdict, seconds), flush=True)
                if write:
                    os.makedirs(os.path.dirname(kept), exist_ok=True)
                    with open(kept, "w", encoding="utf-8") as f:
                        json.dump(results, f)

    # Mutants keep the processors busy, runs of the program mostly wait: side by side. Then what must be alone.
    lanes = [[r for r in rows if not r.is_alone and is_fuzz(r) == fuzz] for fuzz in (True, False)]
    threads = [threading.Thread(target=measure, args=(lane,)) for lane in lanes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    measure([r for r in rows if r.is_alone])
    if write:
        with open(DOCUMENT, "w", encoding="utf-8") as f:
            f.write(written(results, sum(r[2] for r in results.values()) / 60))
    short = sum(results[r.number][1] != "ok" for r in rows)
    if len(rows) > 1:
        print("%d rows, %d ok, %d fall short, are unknown or were not run; %.1f minutes" % (len(rows), len(rows) - short, short, (time.time() - begin) / 60))
    return 1 if short else 0


sys.exit(main(sys.argv[1:]))
