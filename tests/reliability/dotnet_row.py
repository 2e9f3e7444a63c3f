"""
A row of the table that is a set of test classes: runs them in the built test project and prints how many passed in how many seconds.

  dotnet_row.py PROJECT CLASS…      PROJECT: IntegrationTests, BrowserTests, Tests; CLASS: a name, or part of one with *
Exit code 77 where the project is not built or every test was skipped, with the reason of the first; a skipped test among others is counted and named.
"""
import glob, os, re, subprocess, sys, time
from served import ROOT, end


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__.strip())
    project, classes = "CoverageAnalyzer." + sys.argv[1], sys.argv[2:]
    built = glob.glob(os.path.join(ROOT, "tests", project, "bin/Release/*", project + ".dll"))
    if not built:
        print("%s is not built: dotnet build -c Release tests/%s" % (project, project))
        sys.exit(77)
    command = ["dotnet", built[0], "-noColor"]
    for name in classes:
        command += ["-class", name if "." in name or "*" in name else "*." + name]
    begin = time.time()
    done = subprocess.run(command, cwd=os.path.join(ROOT, "tests", project), capture_output=True, text=True, timeout=1500)
    said = done.stdout + done.stderr
    closing = re.findall(r"Total: *(\d+), Errors: *(\d+), Failed: *(\d+), Skipped: *(\d+)", said)
    if not closing:
        print(said[-2000:])
        end(False, "%s did not run to its end" % ", ".join(classes))
    total, errors, failed, skipped = map(int, closing[-1])
    for line in re.findall(r"^.*\[(?:FAIL|SKIP)\].*(?:\n {6,}\S.*){0,2}", said, flags=re.M)[:6]:
        print(line)
    if total and total == skipped:
        print("all %d tests were skipped" % total)
        sys.exit(77)
    end(done.returncode == 0 and total > 0 and not errors + failed,
        "%d of %d tests of %s pass%s in %.0f s" % (total - errors - failed - skipped, total, ", ".join(classes), ", %d skipped" % skipped if skipped else "", time.time() - begin))


if __name__ == "__main__":
    main()
