using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Degrees stretched to about metres: straight lines stay straight, and the way back is exact.</summary>
/// <remarks>Good for tolerances only: over a nation of 15 degrees a metre is wrong by up to 5 % along the parallel.</remarks>
/// <param name="MetresPerLongitude">Metres in a degree along the middle parallel.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LocalMetres(double MetresPerLongitude)
{
    private const double MetresPerDegree = 111_195;

    /// <summary>The stretch for a layer.</summary>
    /// <param name="wgs84">Its bounds in degrees.</param>
    public static LocalMetres For(Bounds wgs84) =>
        new(MetresPerDegree * Math.Max(0.01, Math.Cos((wgs84.MinY + wgs84.MaxY) / 2 * Math.PI / 180)));

    /// <summary>The polygons in metres.</summary>
    /// <param name="wgs84">The polygons in degrees.</param>
    public PolygonSet Forward(PolygonSet wgs84)
    {
        double scale = MetresPerLongitude;
        return wgs84.WithCoordinates(Array.ConvertAll(wgs84.X, x => x * scale), Array.ConvertAll(wgs84.Y, y => y * MetresPerDegree));
    }

    /// <summary>A place in degrees.</summary>
    /// <param name="x">Metres east of the prime meridian.</param>
    /// <param name="y">Metres north of the equator.</param>
    public (double LongitudeDegrees, double LatitudeDegrees) Back(double x, double y) => (x / MetresPerLongitude, y / MetresPerDegree);
}
