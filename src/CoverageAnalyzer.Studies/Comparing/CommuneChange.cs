using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Studies.Comparing;

/// <summary>A commune that differs between two results.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Before">The commune in the first results; null where it is new.</param>
/// <param name="After">In the second; null where it vanished.</param>
/// <param name="Columns">The columns whose stored values differ, in published order; empty where it is new or vanished.</param>
public sealed record CommuneChange(CommuneChangeKind Kind, CommuneRow? Before, CommuneRow? After, IReadOnlyList<RowColumn<CommuneRow>> Columns)
{
    /// <summary>The commune as it is now, or as it was where it vanished.</summary>
    public CommuneRow Row => After ?? Before!;
}
