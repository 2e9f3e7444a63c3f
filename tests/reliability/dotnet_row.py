"""
A row of the table that is a set of test classes: runs them in the built test project and prints how many passed in how many seconds.

  dotnet_row.py [NAME=VALUE…] PROJECT CLASS…      PROJECT: IntegrationTests, BrowserTests, Tests; CLASS: a name, or part of one with *
  dotnet_row.py [NAME=VALUE…] PROJECT -method METHOD…      single tests of them
NAME=VALUE is put into the environment, such as COVERAGE_ANALYZER_TEST_KILLS=20.
Exit code 77 where the project is not built or every test was skipped, with the reason of the first; a skipped test among others is counted and named.
"""
import glob, os, re, subprocess, sys, time
from served import ROOT, end


def main():
    words = sys.argv[1:]
    while words and "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        os.environ[name] = value
    if len(words) < 2:
        sys.exit(__doc__.strip())
    kind = "-method" if words[1] == "-method" else "-class"
    project, classes = "CoverageAnalyzer." + words[0], [w for w in words[1:] if w != "-method"]
    built = glob.glob(os.path.join(ROOT, "tests", project, "bin/Release/*", project + ".dll"))
    if not built:
        print("%s is not built: dotnet build -c Release tests/%s" % (project, project))
        sys.exit(77)
    command = ["dotnet", built[0], "-noColor", "-diagnostics"]
    for name in classes:
        command += [kind, name if "." in name or "*" in name else "*." + name]
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
    for told in re.findall(r"(\d+ kills of the server within one push of \d+ steps)", said)[:1]:
        print(told)
    if total and total == skipped:
        print("all %d tests were skipped" % total)
        sys.exit(77)
    end(done.returncode == 0 and total > 0 and not errors + failed,
        "%d of %d tests of %s pass%s in %.0f s" % (total - errors - failed - skipped, total, ", ".join(classes), ", %d skipped" % skipped if skipped else "", time.time() - begin))


if __name__ == "__main__":
    main()
