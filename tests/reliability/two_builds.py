"""
Row 37, second part: the program built twice, in two folders of different names, is the same file by file and byte by byte: also the web page in it.

Builds fresh clones of the last commit, packages from the cache in locked mode. Compared: every file of the output folder. With --ahead also the assemblies
compiled ahead of time (twice as long). Not covered: two machines, two versions of the SDK.
"""
import hashlib, os, shutil, subprocess, sys, tempfile, time
from served import ROOT, end

PROJECT = "src/CoverageAnalyzer.Cli"
OUTPUT = "src/CoverageAnalyzer.Cli/bin/Release/net10.0"


def build(folder):
    """Clones and builds; gives relative path → SHA-256 of every file of the output."""
    subprocess.run(["git", "clone", "-q", ROOT, folder], check=True)
    command = ["dotnet", "build", PROJECT, "-c", "Release", "-m:1", "-nodeReuse:false", "-v", "quiet", "-p:RunAnalyzers=false",
               "-p:CompileAheadOfTime=%s" % ("true" if "--ahead" in sys.argv else "false")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=1800, env={**os.environ, "CI": "true", "DOTNET_NOLOGO": "1", "UseSharedCompilation": "false"})
    if done.returncode:
        sys.exit("it did not build:\n" + done.stdout[-2000:] + done.stderr[-500:])
    hashes = {}
    for where, _, names in os.walk(os.path.join(folder, OUTPUT)):
        for name in names:
            path = os.path.join(where, name)
            with open(path, "rb") as f:
                hashes[os.path.relpath(path, os.path.join(folder, OUTPUT))] = hashlib.sha256(f.read()).hexdigest()
    return hashes, os.path.isdir(os.path.join(folder, "src/CoverageAnalyzer.Web/client/dist"))


def main():
    begin, folder = time.time(), tempfile.mkdtemp(prefix="coverage-two-builds-")
    try:
        first, page = build(os.path.join(folder, "a"))
        second, _ = build(os.path.join(folder, "another folder/of a longer name"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    differ = sorted(n for n in first.keys() | second.keys() if first.get(n) != second.get(n))
    for name in differ[:10]:
        print(name, "differs" if name in first and name in second else "is in one only")
    end(not differ and first, "two builds of %d files, %s, %.0f s: %d differ" % (
        len(first), "the web page in them" if page else "without the web page (no Node)", time.time() - begin, len(differ)))


if __name__ == "__main__":
    main()
