namespace CoverageAnalyzer.Data.Points;

/// <summary>What streaming a point file came to.</summary>
/// <param name="Rows">Rows of the file, blank lines and the header left out.</param>
/// <param name="Rejected">Rows that hold no place; each is in the findings, those beyond a bound as a count.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal; empty where it was not asked for.</param>
public sealed record PointFileTotals(long Rows, long Rejected, long Bytes, string Sha256)
{
    /// <summary>Rows that were handed on as points.</summary>
    public long Points => Rows - Rejected;
}
