using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CoverageAnalyzer.Benchmarks.Performance.Peers;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>Writes <c>docs/performance.md</c> and <c>docs/radio-performance.md</c>.</summary>
internal static class PerformanceReport
{
    /// <summary>The document.</summary>
    /// <param name="outcomes">The rows.</param>
    /// <param name="runs">The whole runs.</param>
    /// <param name="notes">What a person has to say about them, in Markdown.</param>
    /// <param name="rounds">Rounds of each row.</param>
    /// <param name="radio">Whether it is the document on radio.</param>
    public static string Of(IReadOnlyList<RowOutcome> outcomes, IReadOnlyList<AnalyzeRun> runs, string notes, int rounds, bool radio)
    {
        var text = new StringBuilder(radio ? "# Performance of mobile coverage over terrain\n\n" : "# Performance\n\n");
        (string option, string kind) = radio ? (" --radio", "radio-") : (string.Empty, string.Empty);
        Line(text, $"Written by `bash tests/CoverageAnalyzer.Benchmarks/run.sh{option}` on {DateTime.UtcNow:yyyy-MM-dd}; do not edit: what a person adds stands in `tests/CoverageAnalyzer.Benchmarks/{kind}performance-notes.md`.");
        Line(text, $"");
        Line(text, $"Machine: {Processor()}, {Environment.ProcessorCount} cores in use, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:F0} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}. Load when this was written: {Load()}.");
        Line(text, $"Peers: {string.Join(" · ", Versions())}.");
        Line(text, $"");
        Line(text, $"Workload: the generator of the peers' measurements. S is a province (141 communes, 156 postal points, 1,159 sites, 16 million cells of 30 m), L a nation (11,000 communes of 1,067,080 vertices, 18,000 postal points, 300,000 sites), XL 40,000,000 sites.");
        Line(text, $"Times are CPU time (user and system), on one thread unless said, ours and the peer's in turn in one run, the median of {rounds} rounds (a peer of more than 15 s runs once). *First* is the very first call in a new process, compiling included; *warm* is a later one. Where the peer's clock covers its whole process, so does ours: start-up, reading and the first call. Memory is the most that the process held to the end of its first call.");
        Table(text, outcomes, "L", "A nation (L)");
        Table(text, outcomes, "S", "A province (S)");
        Growth(text, outcomes);
        Threads(text, outcomes);
        Limits(text, outcomes);
        Analyze(text, runs);
        text.Append('\n').Append(notes.TrimEnd()).Append('\n');
        return text.ToString();
    }

    private static void Table(StringBuilder text, IReadOnlyList<RowOutcome> outcomes, string size, string title)
    {
        var rows = outcomes.Where(o => o.Size == size).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        Line(text, $"\n## {title}\n");
        Line(text, $"| job | first ms | warm ms | a unit | MiB | goal | peer | its s | its MiB | ours is faster by | same result |");
        Line(text, $"|---|---:|---:|---|---:|---|---|---:|---:|---:|---|");
        foreach (var row in rows)
        {
            string agreement = row.Disagreement.Count > 0 ? "**no**: " + string.Join("; ", row.Disagreement) : row.Agreement.Count > 0 ? "yes: " + string.Join(", ", row.Agreement) : "nothing to compare with";
            string ours = Invariant($"{row.Ours[0].Title} | {Number(row.FirstMilliseconds)} | {Number(row.CpuMilliseconds)} | {APiece(row)} | {row.PeakMebibytes:F0} | {(HasGoals(row) ? Goal(row) : "–")}");
            if (row.Peers.Count == 0)
            {
                Line(text, $"| {ours} | – | – | – | – | {agreement} |");
            }

            for (int p = 0; p < row.Peers.Count; p++)
            {
                var peer = row.Peers[p];
                double own = peer.IsWholeProcess ? row.ProcessMilliseconds : row.CpuMilliseconds;
                string basis = peer.IsWholeProcess ? Invariant($" (whole process {Number(own)} ms)") : string.Empty;
                Line(text, $"| {(p == 0 ? ours : " | | | | | ")} | {peer.Name} | {peer.CpuSeconds:F3} | {(double.IsNaN(peer.PeakMebibytes) ? "–" : Invariant($"{peer.PeakMebibytes:F0}"))} | {Ratio(peer.CpuSeconds * 1000 / own)}{basis} | {(p == 0 ? agreement : string.Empty)} |");
            }
        }

        string[] missing = [.. rows.SelectMany(r => r.Missing).Distinct(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            Line(text, $"\nNot installed, or failed, when this was measured: {string.Join("; ", missing)}.");
        }
    }

    private static bool HasGoals(RowOutcome row) => row.Size == (row.Row.OnlySize ?? "L");

    // "0.45 ms a site", "0.21 µs a cell"
    private static string APiece(RowOutcome row)
    {
        double nanoseconds = row.CpuMilliseconds * 1e6 / row.Ours[0].Units;
        (double value, string unit) = nanoseconds >= 1e6 ? (nanoseconds / 1e6, "ms") : nanoseconds >= 1e3 ? (nanoseconds / 1e3, "µs") : (nanoseconds, "ns");
        return Invariant($"{Number(value)} {unit} a {row.Ours[0].Unit}");
    }

    private static string Goal(RowOutcome row)
    {
        List<string> goals = [];
        if (!double.IsNaN(row.Row.GoalMilliseconds))
        {
            goals.Add(Invariant($"≤ {Number(row.Row.GoalMilliseconds)} ms: {(row.CpuMilliseconds <= row.Row.GoalMilliseconds ? "reached" : "**missed**")}"));
        }

        if (!double.IsNaN(row.Row.GoalMebibytes))
        {
            goals.Add(Invariant($"≤ {row.Row.GoalMebibytes:F0} MiB: {(row.PeakMebibytes <= row.Row.GoalMebibytes ? "reached" : "**missed**")}"));
        }

        return goals.Count == 0 ? "–" : string.Join("; ", goals);
    }

    private static void Growth(StringBuilder text, IReadOnlyList<RowOutcome> outcomes)
    {
        var pairs = outcomes.Where(o => o.Size == "S").Select(s => (S: s, L: outcomes.FirstOrDefault(l => l.Size == "L" && l.Row.Job == s.Row.Job))).Where(p => p.L is not null).ToList();
        if (pairs.Count == 0)
        {
            return;
        }

        Line(text, $"\n## Growth: time per unit from a province to a nation\n");
        Line(text, $"Goal: no more than 30 % above that of a province.\n");
        Line(text, $"| job | unit | S: units | ns a unit | L: units | ns a unit | L ÷ S | |");
        Line(text, $"|---|---|---:|---:|---:|---:|---:|---|");
        foreach (var (s, l) in pairs)
        {
            double small = s.CpuMilliseconds * 1e6 / s.Ours[0].Units, large = l!.CpuMilliseconds * 1e6 / l.Ours[0].Units;
            Line(text, $"| {s.Row.Job} | {s.Ours[0].Unit} | {s.Ours[0].Units:N0} | {Number(small)} | {l.Ours[0].Units:N0} | {Number(large)} | {large / small:F2} | {(large <= 1.3 * small ? "reached" : "**missed**")} |");
        }
    }

    private static void Threads(StringBuilder text, IReadOnlyList<RowOutcome> outcomes)
    {
        Line(text, $"\n## Two threads\n");
        Line(text, $"Wall time, the shortest of all warm calls. Goal: 1.7 times as fast where one thread takes more than 0.2 s, and the same bytes everywhere.\n");
        Line(text, $"| job | size | one thread ms | two threads ms | faster by | | same bytes |");
        Line(text, $"|---|---|---:|---:|---:|---|---|");
        foreach (var row in outcomes.Where(o => o.OnTwoThreads.Count > 0))
        {
            double gain = row.WallMilliseconds / row.WallOnTwoMilliseconds;
            string verdict = row.WallMilliseconds <= 200 ? "–" : gain >= 1.7 ? "reached" : "**missed**";
            Line(text, $"| {row.Row.Job} | {row.Size} | {Number(row.WallMilliseconds)} | {Number(row.WallOnTwoMilliseconds)} | {gain:F2}× | {verdict} | {(row.SameBytes ? "yes" : "**no**")} |");
        }
    }

    private static void Limits(StringBuilder text, IReadOnlyList<RowOutcome> outcomes)
    {
        var rows = outcomes.Where(o => HasGoals(o) && !double.IsNaN(o.Row.LimitMilliseconds)).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        Line(text, $"\n## Share of what the machine allows ({rows[0].Size}, one core)\n");
        Line(text, $"The limits are arithmetic or small programs in C on a machine of this class (`../shared/peers/README.md`); above 100 % we need less work than the limit counts.\n");
        Line(text, $"| job | limit | limit ms | warm ms | share |");
        Line(text, $"|---|---|---:|---:|---:|");
        foreach (var row in rows)
        {
            Line(text, $"| {row.Row.Job} | {row.Row.Limit} | {Number(row.Row.LimitMilliseconds)} | {Number(row.CpuMilliseconds)} | {100 * row.Row.LimitMilliseconds / row.CpuMilliseconds:F0} % |");
        }
    }

    private static void Analyze(StringBuilder text, IReadOnlyList<AnalyzeRun> runs)
    {
        if (runs.Count == 0)
        {
            return;
        }

        Line(text, $"\n## The whole run, with all outputs\n");
        Line(text, $"`coverage-analyzer analyze STUDY`, the fastest of 3. Goal for a nation: ≤ 20 s wall, ≤ 1,536 MiB.\n");
        Line(text, $"| study | threads | wall s | CPU s | MiB |");
        Line(text, $"|---|---:|---:|---:|---:|");
        foreach (var run in runs)
        {
            Line(text, $"| {run.Name} | {run.Threads} | {run.WallSeconds:F2} | {run.CpuSeconds:F2} | {run.PeakMebibytes:N0} |");
        }

        foreach (var run in runs.Where(r => r.Threads == 2))
        {
            Line(text, $"\n{run.Name}, two threads:\n\n```text\n{run.Stages}\n```");
        }
    }

    private static IEnumerable<string> Versions()
    {
        (string Name, string[] Command)[] peers =
        [
            ("GDAL", ["ogr2ogr", "--version"]), ("GEOS", ["geos-config", "--version"]),
        ];
        foreach (var (name, command) in peers.Where(p => PeerWorkshop.Has(p.Command[0])))
        {
            yield return $"{name} {PeerWorkshop.Run(command).Output.Trim().Replace("GDAL ", string.Empty, StringComparison.Ordinal).Split(',')[0]}";
        }

        const string Packages = "import importlib\nfor n in ('geopandas','shapely','scipy','numpy','rasterio','mapnik'):\n try:\n  m=importlib.import_module(n);v=getattr(m,'__version__',None) or m.mapnik_version_string();print(n,v)\n except Exception: pass";
        foreach (string line in PeerWorkshop.Run("/usr/bin/python3", "-W", "ignore", "-c", Packages).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return line;
        }
    }

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString()
        : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "not known";

    private static string Number(double value) => value.ToString(value >= 100 ? "N0" : value >= 10 ? "F1" : value >= 0.1 ? "F2" : "F4", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString(value >= 10 ? "N0" : "F1", CultureInfo.InvariantCulture) + "×";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
