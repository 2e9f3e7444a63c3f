using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Sites;

/// <summary>Makes sites of the rows of one part of a country: repeated rows are taken out, or cells of one mast grouped.</summary>
/// <remarks>
/// The rules are those for layers held in memory (<see cref="Import.CellGrouping"/>, and rows that repeat another within a metre), which
/// go by the order of the rows. A row whose neighbours may lie in another part, and all that hangs together with it, is put off; once all
/// parts are done the rows put off are a part of their own. So the sites are those of the whole layer, whatever the parts.
/// </remarks>
public sealed class SitesOfPart
{
    private const double SamePlaceMetres = 1; // as in DuplicatePoints

    private readonly List<int> near = [];

    /// <summary>The sites, in the order of their first rows.</summary>
    public List<PlacedSite> Sites { get; } = [];

    /// <summary>The rows put off.</summary>
    public List<SiteRecord> PutOff { get; } = [];

    /// <summary>Rows that repeat another.</summary>
    public List<SiteRecord> Repeated { get; } = [];

    /// <summary>Of each row whether it is put off.</summary>
    public IReadOnlyList<bool> IsPutOff { get; private set; } = [];

    /// <summary>Sites that stand within a metre of an earlier one.</summary>
    public long AtSamePlace { get; private set; }

    /// <summary>The first of them; the default value without any.</summary>
    public PlacedSite FirstAtSamePlace { get; private set; }

    /// <summary>Makes the sites of a part.</summary>
    /// <param name="records">Its rows in the order of the layer.</param>
    /// <param name="inside">The part in degrees; sides at infinity have no other part beyond them.</param>
    /// <param name="areCells">True for rows that are cells, to be grouped.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static SitesOfPart Of(SiteRecord[] records, Bounds inside, bool areCells, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(records);
        var part = new SitesOfPart();
        double reach = areCells ? Import.CellGrouping.SiteRadiusMetres : SamePlaceMetres;
        var grid = new NearRecords(records, reach);
        bool[] off = part.FindPutOff(records, grid, reach, inside, areCells);
        cancellation.ThrowIfCancellationRequested();
        for (int i = 0; i < records.Length; i++)
        {
            if (off[i])
            {
                part.PutOff.Add(records[i]);
            }
        }

        part.IsPutOff = off;

        if (areCells)
        {
            part.Group(records, off, grid, cancellation);
        }
        else
        {
            part.TakeOutRepeated(records, off, grid, cancellation);
        }

        return part;
    }

    private bool[] FindPutOff(SiteRecord[] records, NearRecords grid, double reach, Bounds inside, bool areCells)
    {
        var off = new bool[records.Length];
        var open = new Stack<int>();
        for (int i = 0; i < records.Length; i++)
        {
            if (grid.IsNearSide(i, inside))
            {
                off[i] = true;
                open.Push(i);
            }
        }

        while (open.TryPop(out int at))
        {
            grid.Gather(at, near);
            foreach (int other in near)
            {
                if (!off[other] && (!areCells || records[other].Identity == records[at].Identity) && grid.MetresBetween(at, other) <= reach)
                {
                    off[other] = true;
                    open.Push(other);
                }
            }
        }

        return off;
    }

    private void TakeOutRepeated(SiteRecord[] records, bool[] off, NearRecords grid, CancellationToken cancellation)
    {
        var kept = new bool[records.Length];
        Sites.Capacity = records.Length - PutOff.Count;
        for (int i = 0; i < records.Length; i++)
        {
            if (off[i])
            {
                continue;
            }

            if ((i & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            bool samePlace = false, same = false;
            grid.Gather(i, near);
            foreach (int other in near)
            {
                if (other < i && kept[other] && grid.MetresBetween(i, other) <= SamePlaceMetres)
                {
                    samePlace = true;
                    same |= records[other].Identity == records[i].Identity;
                }
            }

            if (same)
            {
                Repeated.Add(records[i]);
                continue;
            }

            kept[i] = true;
            SiteRecord record = records[i];
            var site = new PlacedSite(record.LongitudeDegrees, record.LatitudeDegrees, record.RadiusKilometres, record.Row, Points.SiteIdentity.HasCode(record.Identity));
            Sites.Add(site);
            if (samePlace)
            {
                FirstAtSamePlace = AtSamePlace++ == 0 ? site : FirstAtSamePlace;
            }
        }
    }

    private void Group(SiteRecord[] records, bool[] off, NearRecords grid, CancellationToken cancellation)
    {
        // Of each row that is the first of a site: what its cells come to so far.
        var siteOf = new int[records.Length];
        Array.Fill(siteOf, -1);
        var sums = new List<(int First, double Weight, double Longitude, double Latitude)>();
        for (int i = 0; i < records.Length; i++)
        {
            if (off[i])
            {
                continue;
            }

            if ((i & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            int home = -1;
            double least = Import.CellGrouping.SiteRadiusMetres;
            grid.Gather(i, near);
            foreach (int other in near)
            {
                if (other < i && siteOf[other] >= 0 && records[other].Identity == records[i].Identity && grid.MetresBetween(other, i) is double metres && metres <= least)
                {
                    (home, least) = (siteOf[other], metres);
                }
            }

            if (home < 0)
            {
                home = siteOf[i] = sums.Count;
                sums.Add((i, 0, 0, 0));
            }

            (int first, double weight, double longitude, double latitude) = sums[home];
            double measured = records[i].Samples > 0 ? records[i].Samples : 1;
            sums[home] = (
                first,
                weight + measured,
                longitude + (measured * (records[i].LongitudeDegrees - records[first].LongitudeDegrees)),
                latitude + (measured * (records[i].LatitudeDegrees - records[first].LatitudeDegrees)));
        }

        foreach ((int first, double weight, double longitude, double latitude) in sums)
        {
            SiteRecord record = records[first];
            Sites.Add(new PlacedSite(
                record.LongitudeDegrees + (longitude / weight), record.LatitudeDegrees + (latitude / weight), record.RadiusKilometres, record.Row, HasCode: true));
        }
    }
}
