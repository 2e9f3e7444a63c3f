using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Tables;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>A row of a results table; what is empty there is empty text, NaN or null here.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ResultsRow(VectorFeature feature, Dictionary<string, int> columns)
{
    /// <summary>The geometry, or null.</summary>
    public Geometry? Geometry => feature.Geometry;

    /// <summary>A text.</summary>
    public string Text(string column) => feature.Values[columns[column]] as string ?? string.Empty;

    /// <summary>A number.</summary>
    public double Number(string column) => feature.Values[columns[column]] switch { double real => real, long whole => whole, _ => double.NaN };

    /// <summary>A count.</summary>
    public int? Count(string column) => Number(column) is var number && double.IsFinite(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;

    /// <summary>A verdict.</summary>
    public Verdict Verdict(string column) => StoredWords.VerdictOf(Text(column));
}
