using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>All sites drawn together into a hundredth of the area, circles of 3 km: thousands of neighbours a circle.</summary>
internal sealed class CoveredShareDenseJob : CoveredJob
{
    /// <inheritdoc/>
    public override string Name => "covered-dense";

    /// <inheritdoc/>
    protected override string Circles => "circles of 3 km in a hundredth of the area";

    /// <inheritdoc/>
    protected override double RadiusMetres(int site) => 3000;

    /// <inheritdoc/>
    protected override void Place(double[] eastings, double[] northings, Bounds middleCommune)
    {
        double middleX = (middleCommune.MinX + middleCommune.MaxX) / 2, middleY = (middleCommune.MinY + middleCommune.MaxY) / 2;
        double allX = eastings.Average(), allY = northings.Average();
        for (int i = 0; i < eastings.Length; i++)
        {
            (eastings[i], northings[i]) = (middleX + ((eastings[i] - allX) / 10), middleY + ((northings[i] - allY) / 10));
        }
    }
}
