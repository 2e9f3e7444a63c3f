using System.Globalization;

namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>What a run of mutants came to.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="Cases">Mutants run.</param>
/// <param name="Accepted">Mutants accepted.</param>
/// <param name="Time">Wall time.</param>
/// <param name="MostAllocatedBytes">Most bytes that a case allocated.</param>
/// <param name="LongestCase">Longest processor time of a case.</param>
/// <param name="PeakResidentBytes">Most memory of a child, as seen ten times a second.</param>
/// <param name="Escapes">Rules broken, in the order of the indices.</param>
public sealed record CampaignResult(
    string Target, long Cases, long Accepted, TimeSpan Time, long MostAllocatedBytes, TimeSpan LongestCase, long PeakResidentBytes, IReadOnlyList<Escape> Escapes)
{
    /// <summary>Rules broken as a user would feel it; without errors that the reader's edge had turned into the typed one.</summary>
    public int EscapeCount => Escapes.Count(e => e.Kind != EscapeKind.Wrapped);

    /// <summary>The run in a line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Target}: {Cases:N0} mutants, {Cases / Math.Max(Time.TotalSeconds, 1e-3):N0} a second, {100.0 * Accepted / Math.Max(1, Cases):N1} % accepted, {EscapeCount:N0} escapes, {Escapes.Count - EscapeCount:N0} errors wrapped; at most {MostAllocatedBytes / 1048576.0:N1} MiB allocated and {LongestCase.TotalMilliseconds:N0} ms a case, {PeakResidentBytes >> 20:N0} MiB resident");
}
