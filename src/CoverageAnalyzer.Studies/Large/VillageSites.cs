using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>The nearest site of each village, found while the sites go by part by part.</summary>
internal sealed class VillageSites
{
    private readonly IReadOnlyList<Village> villages;
    private readonly double[] x;
    private readonly double[] y;
    private readonly double[] nearest;
    private readonly Lock finding = new();

    /// <summary>Begins.</summary>
    /// <param name="layer">The villages.</param>
    /// <param name="plane">The analysis system.</param>
    public VillageSites(VillageLayer layer, CoordinateReferenceSystem plane)
    {
        villages = layer.Villages;
        x = [.. villages.Select(v => v.LongitudeDegrees)];
        y = [.. villages.Select(v => v.LatitudeDegrees)];
        plane.FromWgs84(x, y);
        nearest = new double[x.Length];
        Array.Fill(nearest, double.PositiveInfinity);
        Kilometres = new double[x.Length];
        Array.Fill(Kilometres, double.NaN);
    }

    /// <summary>Kilometres on the ellipsoid from each village to the site nearest in the plane; NaN without any.</summary>
    public double[] Kilometres { get; }

    /// <summary>Looks whether a site of a part is nearer than those before.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="siteX">Their eastings in metres.</param>
    /// <param name="siteY">Their northings.</param>
    public void Meet(PlacedSite[] sites, double[] siteX, double[] siteY)
    {
        Bounds around = Bounds.Empty;
        for (int i = 0; i < siteX.Length; i++)
        {
            around = double.IsFinite(siteX[i] + siteY[i]) ? around.Including(siteX[i], siteY[i]) : around;
        }

        if (around.IsEmpty)
        {
            return;
        }

        var index = new NearestPointIndex(siteX, siteY);
        lock (finding)
        {
            for (int v = 0; v < x.Length; v++)
            {
                double dx = Math.Max(0, Math.Max(around.MinX - x[v], x[v] - around.MaxX)), dy = Math.Max(0, Math.Max(around.MinY - y[v], y[v] - around.MaxY));
                if (Math.Sqrt((dx * dx) + (dy * dy)) > nearest[v])
                {
                    continue;
                }

                int site = index.Nearest(x[v], y[v], out double metres);
                if (site < 0 || metres > nearest[v])
                {
                    continue;
                }

                double kilometres = EllipsoidalDistance.Metres(
                    villages[v].LongitudeDegrees, villages[v].LatitudeDegrees, sites[site].LongitudeDegrees, sites[site].LatitudeDegrees) / 1000;
                if (metres < nearest[v] || kilometres < Kilometres[v])
                {
                    (nearest[v], Kilometres[v]) = (metres, kilometres); // equally near ones: whichever part comes first
                }
            }
        }
    }
}
