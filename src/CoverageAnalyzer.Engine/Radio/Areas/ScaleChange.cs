using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>How the point scale of a conformal projection changes around a place, as a share of the scale there.</summary>
/// <param name="PerEastMetre">First derivative towards the east.</param>
/// <param name="PerNorthMetre">First derivative towards the north.</param>
/// <param name="PerSquareEastMetre">Second derivative towards the east.</param>
/// <param name="PerSquareNorthMetre">Second derivative towards the north.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScaleChange(double PerEastMetre, double PerNorthMetre, double PerSquareEastMetre, double PerSquareNorthMetre)
{
    private const double StepMetres = 20_000;

    /// <summary>Measures the change by differences over 20 km.</summary>
    /// <param name="crs">The projection.</param>
    /// <param name="x">Easting of the place.</param>
    /// <param name="y">Northing of the place.</param>
    /// <param name="scale">Scale there.</param>
    public static ScaleChange Around(CoordinateReferenceSystem crs, double x, double y, double scale)
    {
        double west = crs.ScaleFactor(x - StepMetres, y), east = crs.ScaleFactor(x + StepMetres, y);
        double south = crs.ScaleFactor(x, y - StepMetres), north = crs.ScaleFactor(x, y + StepMetres);
        double sum = east + west + north + south;
        return double.IsFinite(sum)
            ? new ScaleChange(
                (east - west) / (2 * StepMetres * scale), (north - south) / (2 * StepMetres * scale),
                (east + west - (2 * scale)) / (StepMetres * StepMetres * scale), (north + south - (2 * scale)) / (StepMetres * StepMetres * scale))
            : default;
    }

    /// <summary>Mean of the scale on the way to a place, as a share of that at the start: the integral of the first terms of its series.</summary>
    /// <param name="eastMetres">Metres towards the east.</param>
    /// <param name="northMetres">Metres towards the north.</param>
    public double MeanTo(double eastMetres, double northMetres) => 1
        + (((PerEastMetre * eastMetres) + (PerNorthMetre * northMetres)) / 2)
        + (((PerSquareEastMetre * eastMetres * eastMetres) + (PerSquareNorthMetre * northMetres * northMetres)) / 6);

    /// <summary>Mean of the scale on the way to eight places: <see cref="MeanTo(double, double)"/>, bit for bit.</summary>
    /// <param name="eastMetres">Metres towards the east.</param>
    /// <param name="northMetres">Metres towards the north.</param>
    public Vector512<double> MeanTo(Vector512<double> eastMetres, Vector512<double> northMetres) => Vector512<double>.One
        + (((PerEastMetre * eastMetres) + (PerNorthMetre * northMetres)) / 2)
        + (((PerSquareEastMetre * eastMetres * eastMetres) + (PerSquareNorthMetre * northMetres * northMetres)) / 6);
}
