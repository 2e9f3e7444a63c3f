using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>A straight piece of a boundary or line, in the plane.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Segment(double X0, double Y0, double X1, double Y1)
{
    /// <summary>Its bounds.</summary>
    public Bounds Bounds => new(Math.Min(X0, X1), Math.Min(Y0, Y1), Math.Max(X0, X1), Math.Max(Y0, Y1));

    /// <summary>Its length.</summary>
    public double Metres => Math.Sqrt(((X1 - X0) * (X1 - X0)) + ((Y1 - Y0) * (Y1 - Y0)));
}
