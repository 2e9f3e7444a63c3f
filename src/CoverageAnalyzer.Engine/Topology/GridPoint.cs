using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>A point of a <see cref="SnapGrid"/>; ordered by column, then row.</summary>
/// <param name="Column">Steps east of the grid's origin, 0 … 2⁴⁵.</param>
/// <param name="Row">Steps north of it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GridPoint(long Column, long Row) : IComparable<GridPoint>
{
    /// <summary>True where the first comes before the second.</summary>
    public static bool operator <(GridPoint a, GridPoint b) => a.Column != b.Column ? a.Column < b.Column : a.Row < b.Row;

    /// <summary>True where the first comes after the second.</summary>
    public static bool operator >(GridPoint a, GridPoint b) => b < a;

    /// <inheritdoc/>
    public int CompareTo(GridPoint other) => Column != other.Column ? Column.CompareTo(other.Column) : Row.CompareTo(other.Row);
}
