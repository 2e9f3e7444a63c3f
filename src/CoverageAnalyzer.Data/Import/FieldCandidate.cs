namespace CoverageAnalyzer.Data.Import;

/// <summary>A column that may be what is looked for.</summary>
/// <param name="Column">Its position.</param>
/// <param name="Rank">Trust in its header, 0 the most.</param>
/// <param name="IsEmpty">True where the first rows have no value in it.</param>
internal sealed record FieldCandidate(int Column, int Rank, bool IsEmpty) : IComparable<FieldCandidate>
{
    /// <summary>Filled before empty, then by trust, then in the file's order.</summary>
    public int CompareTo(FieldCandidate? other) =>
        other is null ? -1 : (IsEmpty, Rank, Column).CompareTo((other.IsEmpty, other.Rank, other.Column));
}
