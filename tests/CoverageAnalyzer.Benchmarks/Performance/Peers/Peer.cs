using System.Text.Json;

namespace CoverageAnalyzer.Benchmarks.Performance.Peers;

/// <summary>A program that does the same job.</summary>
/// <param name="Name">What the table calls it, with what its clock covers.</param>
/// <param name="IsInstalled">Whether it can be run here.</param>
/// <param name="Measure">Runs it on a size.</param>
/// <param name="ResultFile">The name of the file it writes into the scratch folder of the size, or null: <c>{size}</c> stands for the size.</param>
internal sealed record Peer(string Name, Func<bool> IsInstalled, Func<PeerWorkshop, string, PeerMeasurement> Measure, string? ResultFile = null)
{
    /// <summary>Whether its clock covers a whole process: then so does ours.</summary>
    public bool IsWholeProcess { get; private init; }

    /// <summary>One of the peers' Python scripts, timed in process by itself.</summary>
    /// <param name="name">What the table calls it.</param>
    /// <param name="script">The script.</param>
    /// <param name="arguments">Its arguments before the number of calls; {data}, {out} and {scratch} are filled in.</param>
    /// <param name="after">Its arguments after the number of calls.</param>
    /// <param name="callsOnL">Calls for size L, of which it takes the median; 3 for S.</param>
    /// <param name="resultFile">The file it writes, if any.</param>
    public static Peer Script(string name, string script, string arguments, string after = "", int callsOnL = 1, string? resultFile = null) => new(
        name,
        static () => true,
        (workshop, size) =>
        {
            string results = workshop.Scratched(size, "results");
            Directory.CreateDirectory(results);
            string[] Filled(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word
                .Replace("{data}", workshop.Data(size), StringComparison.Ordinal).Replace("{out}", results, StringComparison.Ordinal)
                .Replace("{scratch}", workshop.Scratched(size, string.Empty), StringComparison.Ordinal))];
            string calls = size == "L" ? callsOnL.ToString(System.Globalization.CultureInfo.InvariantCulture) : "3";
            string output = PeerWorkshop.Run([workshop.Python, "-B", Path.Combine(workshop.Scripts, script), .. Filled(arguments), calls, .. Filled(after)]).Output;
            var said = Said(output);
            return new PeerMeasurement(said.GetProperty("cpu_median_s").GetDouble(), said.GetProperty("peak_rss_mib").GetDouble());
        },
        resultFile);

    /// <summary>A command, timed from outside as a whole.</summary>
    /// <param name="name">What the table calls it.</param>
    /// <param name="isInstalled">Whether it can be run here.</param>
    /// <param name="command">Makes what it needs, and the command.</param>
    public static Peer Process(string name, Func<bool> isInstalled, Func<PeerWorkshop, string, string[]> command) => new(
        name, isInstalled, (workshop, size) => PeerWorkshop.Time(command(workshop, size)).Whole) { IsWholeProcess = true };

    /// <summary>The first line of JSON in what a peer wrote.</summary>
    /// <param name="output">What it wrote.</param>
    internal static JsonElement Said(string output) =>
        JsonDocument.Parse(output.Split('\n').First(line => line.StartsWith('{'))).RootElement;
}
