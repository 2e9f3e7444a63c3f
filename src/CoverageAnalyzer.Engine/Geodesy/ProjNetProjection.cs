using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>A projection this program has no formula of its own for, computed by ProjNET point by point.</summary>
internal sealed class ProjNetProjection : MapProjection
{
    private readonly MathTransform toDegrees;
    private readonly MathTransform fromDegrees;
    private readonly double degreesPerUnit;

    /// <summary>Prepares the projection.</summary>
    /// <param name="system">The projected system as ProjNET read it.</param>
    /// <exception cref="Exception">Whatever ProjNET throws for a projection it does not know.</exception>
    public ProjNetProjection(ProjectedCoordinateSystem system)
    {
        toDegrees = new CoordinateTransformationFactory().CreateFromCoordinateSystems(system, system.GeographicCoordinateSystem).MathTransform;
        fromDegrees = toDegrees.Inverse();
        degreesPerUnit = system.GeographicCoordinateSystem.AngularUnit.RadiansPerUnit * 180 / Math.PI;
    }

    /// <inheritdoc/>
    public override bool IsConformal => false;

    /// <inheritdoc/>
    public override void Forward(Span<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = Transform(fromDegrees, x[i] / degreesPerUnit, y[i] / degreesPerUnit);
        }
    }

    /// <inheritdoc/>
    public override void Inverse(Span<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            (double longitude, double latitude) = Transform(toDegrees, x[i], y[i]);
            (x[i], y[i]) = (longitude * degreesPerUnit, latitude * degreesPerUnit);
        }
    }

    /// <inheritdoc/>
    public override double ScaleFactor(double x, double y) =>
        throw new NotSupportedException("The scale factor is known for transverse Mercator projections only.");

    private static (double X, double Y) Transform(MathTransform transform, double x, double y)
    {
        try
        {
            return transform.Transform(x, y);
        }
        catch (ArgumentException)
        {
            return (double.NaN, double.NaN); // ProjNET: the series did not converge, the place is outside the projection
        }
    }
}
