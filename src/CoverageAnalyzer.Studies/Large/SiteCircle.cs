using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>The circle on the ground that a site covers, in the analysis plane, as it waits on the disk.</summary>
/// <param name="X">Easting of its centre in metres.</param>
/// <param name="Y">Northing.</param>
/// <param name="RadiusMetres">Its radius in the plane.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SiteCircle(double X, double Y, double RadiusMetres)
{
    /// <summary>The square around it, grown by a margin.</summary>
    /// <param name="marginMetres">The margin.</param>
    public Bounds Around(double marginMetres)
    {
        double reach = RadiusMetres + marginMetres;
        return new Bounds(X - reach, Y - reach, X + reach, Y + reach);
    }
}
