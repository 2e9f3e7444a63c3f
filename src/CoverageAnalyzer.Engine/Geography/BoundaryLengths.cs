using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>Lengths on the ground of what lies behind the open boundary of one commune.</summary>
/// <param name="OpenMetres">Open boundary.</param>
/// <param name="BorderMetres">The part of it along the national border.</param>
/// <param name="SeaMetres">The rest of it before the sea.</param>
/// <param name="LandMetres">The rest of it before land.</param>
/// <param name="UnknownMetres">The rest of it before what nothing tells.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BoundaryLengths(double OpenMetres, double BorderMetres, double SeaMetres, double LandMetres, double UnknownMetres)
{
    /// <summary>The lengths with one more piece.</summary>
    /// <param name="metres">Length of the piece.</param>
    /// <param name="onBorder">The part of it along the national border.</param>
    /// <param name="behind">What lies behind the rest, or null where nobody asked.</param>
    internal BoundaryLengths With(double metres, double onBorder, SurfaceKind? behind)
    {
        double rest = Math.Max(0, metres - onBorder);
        return new(
            OpenMetres + metres,
            BorderMetres + onBorder,
            SeaMetres + (behind == SurfaceKind.Sea ? rest : 0),
            LandMetres + (behind == SurfaceKind.Land ? rest : 0),
            UnknownMetres + (behind == SurfaceKind.Unknown ? rest : 0));
    }
}
