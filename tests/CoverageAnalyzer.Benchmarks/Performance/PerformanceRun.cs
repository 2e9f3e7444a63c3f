using System.Globalization;
using System.Text.Json;
using CoverageAnalyzer.Benchmarks.Performance.Peers;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>Runs every row: ours and each peer that is installed in turn (A B A B), and writes the document.</summary>
/// <remarks>
/// Every run of ours is a process of its own. A peer of more than <see cref="SlowSeconds"/> runs once; the others as often as ours.
/// </remarks>
internal static class PerformanceRun
{
    private const double SlowSeconds = 15;

    /// <summary>Runs the table.</summary>
    /// <param name="arguments">ROOT --peers FOLDER [--radio] [--python FILE] [--rounds N] [--sizes S,L] [--only JOB,…] [--ours-only] [--cli FILE --analyze NAME=STUDY|…] [--notes FILE] [--out FILE].</param>
    /// <returns>0 where every result agrees, else 1; 2 for wrong arguments.</returns>
    public static int Run(string[] arguments)
    {
        string? peers = Option(arguments, "--peers");
        if (arguments.Length == 0 || peers is null || !int.TryParse(Option(arguments, "--rounds") ?? "3", CultureInfo.InvariantCulture, out int rounds) || rounds < 1)
        {
            Console.Error.WriteLine("usage: performance ROOT --peers FOLDER [--radio] [--python FILE] [--rounds N] [--sizes S,L] [--only JOB,…] [--ours-only] [--cli FILE --analyze NAME=STUDY|…] [--notes FILE] [--out FILE]");
            return 2;
        }

        var workshop = new PeerWorkshop(arguments[0], peers, Option(arguments, "--python") ?? "python3", Path.Combine(arguments[0], "performance"));
        var expected = new ExpectedFigures(Path.Combine(peers, "expected", "summary.csv"));
        string[]? only = Option(arguments, "--only")?.Split(',');
        bool oursOnly = arguments.Contains("--ours-only");
        var outcomes = new List<RowOutcome>();
        string notes = Option(arguments, "--notes") is string file ? File.ReadAllText(file) : string.Empty;
        string? target = Option(arguments, "--out");
        bool radio = arguments.Contains("--radio");
        foreach (var row in (radio ? PerformanceRows.Radio : PerformanceRows.All).Where(row => only is null || only.Contains(row.Job)))
        {
            foreach (string size in (Option(arguments, "--sizes") ?? "S,L").Split(',').Where(size => row.OnlySize is null || size == row.OnlySize))
            {
                var outcome = Measure(workshop, expected, oursOnly ? row with { Peers = [] } : row, size, rounds);
                outcomes.Add(outcome);
                Write(outcomes, []); // what is measured is kept, whatever comes after
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{row.Job} {size}: first {outcome.FirstMilliseconds:F1}, warm {outcome.CpuMilliseconds:F2} ms CPU, {outcome.PeakMebibytes:F0} MiB, 2 threads {outcome.WallMilliseconds / outcome.WallOnTwoMilliseconds:F2}×; {string.Join("; ", outcome.Peers.Select(p => $"{p.Name} {p.CpuSeconds:F3} s"))} {string.Join("; ", outcome.Disagreement)}"));
            }
        }

        var runs = AnalyzeRun.All(Option(arguments, "--cli"), Option(arguments, "--analyze"), workshop.Scratch);
        Write(outcomes, runs);
        if (target is null)
        {
            Console.Write(PerformanceReport.Of(outcomes, runs, notes, rounds, radio));
        }

        return outcomes.Exists(o => o.Disagreement.Count > 0 || !o.SameBytes) ? 1 : 0;

        void Write(IReadOnlyList<RowOutcome> rows, IReadOnlyList<AnalyzeRun> whole)
        {
            if (target is not null)
            {
                File.WriteAllText(target, PerformanceReport.Of(rows, whole, notes, rounds, radio));
            }
        }
    }

    private static RowOutcome Measure(PeerWorkshop workshop, ExpectedFigures expected, PerformanceRow row, string size, int rounds)
    {
        var installed = row.Peers.Where(peer => peer.IsInstalled()).ToList();
        var theirs = installed.ToDictionary(peer => peer, _ => new List<PeerMeasurement>());
        List<JobMeasurement> ours = [], onTwo = [];
        for (int round = 0; round < rounds; round++)
        {
            ours.Add(Own(workshop, row, size, 1, []));
            foreach (var peer in installed.Where(peer => theirs[peer].All(m => m.CpuSeconds < SlowSeconds)).ToList())
            {
                try
                {
                    theirs[peer].Add(peer.Measure(workshop, size));
                }
                catch (InvalidOperationException e)
                {
                    Console.Error.WriteLine($"{peer.Name}: {e.Message}"); // named in the document as not run
                    installed.Remove(peer);
                    theirs.Remove(peer);
                }
            }

            if (!row.OneThread)
            {
                onTwo.Add(Own(workshop, row, size, 2, []));
            }
        }

        var files = row.Peers.Select(peer => peer.ResultFile).Append(row.ResultFile).OfType<string>().Select(file => file.Replace("{size}", size, StringComparison.Ordinal)).ToList();
        string[] compare = [.. files.SelectMany(file => new[] { Path.Combine(workshop.Scripts, "expected", file), Path.Combine(workshop.Scratched(size, "results"), file) }).Where(File.Exists)];
        var compared = compare.Length == 0 ? ours[0] : Own(workshop, row with { Once = true }, size, 1, compare);
        var (agree, differ) = expected.Compare(size, compared.Figures);
        return new RowOutcome(
            row, size, ours, onTwo,
            [.. theirs.Select(p => new PeerOutcome(p.Key.Name, p.Key.IsWholeProcess, RowOutcome.Median(p.Value.Select(m => m.CpuSeconds)), p.Value.Max(m => m.PeakMebibytes)))],
            [.. row.Peers.Except(installed).Select(peer => peer.Name)],
            [.. agree, .. compared.Differences.Where(d => d.Value is null).Select(d => Path.GetFileName(d.Key) + (d.Key.StartsWith(workshop.Scripts, StringComparison.Ordinal) ? " (expected)" : " (the peer's own)"))],
            [.. differ, .. compared.Differences.Where(d => d.Value is not null).Select(d => $"{Path.GetFileName(d.Key)}: {d.Value}")]);
    }

    private static JobMeasurement Own(PeerWorkshop workshop, PerformanceRow row, string size, int threads, IReadOnlyList<string> compare)
    {
        string[] command =
        [
            Environment.ProcessPath!, .. Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(PerformanceRun).Assembly.Location] : Array.Empty<string>(),
            "job", row.Job, workshop.Data(size), "--threads", threads.ToString(CultureInfo.InvariantCulture), .. row.Once ? ["--once"] : Array.Empty<string>(), .. compare,
        ];
        return JsonSerializer.Deserialize<JobMeasurement>(Peer.Said(PeerWorkshop.Run(command).Output))!;
    }

    private static string? Option(string[] arguments, string name)
    {
        int at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
