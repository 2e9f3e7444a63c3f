using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Data.Import;

/// <summary>A closed ring while it is being imported. Its area is worked out once, when it is first asked for: after its coordinates have settled.</summary>
/// <param name="x">Abscissas, the last one the first again; may be changed in place until the area is asked for.</param>
/// <param name="y">Ordinates, as many.</param>
internal sealed class RingDraft(double[] x, double[] y)
{
    private double areaSquareMetres = double.NaN;

    /// <summary>Abscissas, the last one the first again.</summary>
    public double[] X { get; } = x;

    /// <summary>Ordinates, as many.</summary>
    public double[] Y { get; } = y;

    /// <summary>Area on the ellipsoid in m² of what it encloses, whatever way it runs; its coordinates are degrees by then.</summary>
    public double AreaSquareMetres
    {
        get
        {
            if (double.IsNaN(areaSquareMetres))
            {
                areaSquareMetres = Math.Abs(EllipsoidalArea.SquareMetres(X, Y));
            }

            return areaSquareMetres;
        }
    }

    /// <summary>Its coordinates.</summary>
    /// <param name="abscissas">Abscissas.</param>
    /// <param name="ordinates">Ordinates.</param>
    public void Deconstruct(out double[] abscissas, out double[] ordinates) => (abscissas, ordinates) = (X, Y);
}
