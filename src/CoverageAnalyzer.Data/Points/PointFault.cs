using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Points;

/// <summary>Something wrong with a row, before it is put into words.</summary>
/// <param name="Kind">What.</param>
/// <param name="Row">Line or record, counted from 1.</param>
/// <param name="IsSecond">True where the second coordinate is at fault.</param>
/// <param name="Text">What stands there.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PointFault(PointFaultKind Kind, long Row, bool IsSecond, string Text);
