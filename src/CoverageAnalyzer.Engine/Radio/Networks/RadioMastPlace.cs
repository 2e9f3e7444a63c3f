using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>A place with sites, and the rows of the grid that they may reach.</summary>
/// <param name="LongitudeDegrees">Longitude.</param>
/// <param name="LatitudeDegrees">Latitude.</param>
/// <param name="FirstRow">First row of the grid.</param>
/// <param name="EndRow">First row after them.</param>
/// <param name="Sites">Indices of the sites, rising.</param>
internal sealed record RadioMastPlace(double LongitudeDegrees, double LatitudeDegrees, int FirstRow, int EndRow, IReadOnlyList<int> Sites)
{
    private const double LeastMetresOfDegree = 110_574;

    /// <summary>The places of a network from the north to the south, those left out that reach no row.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="sites">The sites.</param>
    /// <param name="reachMetres">Reach on the ground.</param>
    public static List<RadioMastPlace> Of(DigitalElevationModel model, IReadOnlyList<RadioSite> sites, double reachMetres)
    {
        var at = new Dictionary<(double, double), List<int>>();
        for (int i = 0; i < sites.Count; i++)
        {
            (double, double) place = (sites[i].Site.LongitudeDegrees, sites[i].Site.LatitudeDegrees);
            (at.TryGetValue(place, out List<int>? there) ? there : at[place] = []).Add(i);
        }

        var masts = new List<RadioMastPlace>(at.Count);
        foreach (((double longitude, double latitude), List<int> there) in at)
        {
            (double x, double y) = model.Crs.FromWgs84(longitude, latitude);
            double row = ((model.Grid.North - y) / model.Grid.CellHeight) - 0.5;
            double northMetres = model.Crs.IsGeographic ? model.Grid.CellHeight * LeastMetresOfDegree : model.Grid.CellHeight / model.Crs.ScaleFactor(x, y);
            double reachRows = (reachMetres * 1.002 / northMetres) + 5; // a little more than a window takes
            if (row + reachRows >= 0 && row - reachRows < model.Grid.Rows) // not where the projection gives no place
            {
                masts.Add(new(longitude, latitude, Math.Max(0, (int)Math.Floor(row - reachRows)), Math.Min(model.Grid.Rows, (int)Math.Ceiling(row + reachRows) + 1), there));
            }
        }

        masts.Sort((a, b) => a.FirstRow != b.FirstRow ? a.FirstRow.CompareTo(b.FirstRow) : a.Sites[0].CompareTo(b.Sites[0]));
        return masts;
    }
}
