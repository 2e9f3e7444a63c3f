using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Finds village polygons that spread over more than one commune, by a raster of places in each.</summary>
internal static class VillageSpread
{
    /// <summary>Share of a village in another commune from which it is said: less is how far two drawings of one boundary differ.</summary>
    public const double LeastFraction = 0.1;

    private const int PlacesAcross = 24;
    private const int MostOverlapping = 8;

    /// <summary>Looks at each village.</summary>
    /// <param name="villages">The villages.</param>
    /// <param name="polygons">Their polygons.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="locator">Finds the commune of a place.</param>
    /// <param name="findings">Takes those that spread.</param>
    /// <param name="cancellation">Stops between villages.</param>
    public static void Check(
        IReadOnlyList<Village> villages, PolygonSet polygons, CommuneLayer communes, CommuneLocator locator, FindingLog findings, CancellationToken cancellation)
    {
        var villageAt = new CommuneLocator(polygons);
        Span<int> at = stackalloc int[MostOverlapping];
        foreach (Village village in villages)
        {
            cancellation.ThrowIfCancellationRequested();
            if (village.CommuneIndex is not int home)
            {
                continue;
            }

            Bounds bounds = polygons.BoundsOf(village.Index);
            var places = new SortedDictionary<int, int>();
            int inside = 0;
            for (int i = 0; i < PlacesAcross * PlacesAcross; i++)
            {
                double x = bounds.MinX + (bounds.Width * ((i % PlacesAcross) + 0.5) / PlacesAcross);
                double y = bounds.MinY + (bounds.Height * ((i / PlacesAcross) + 0.5) / PlacesAcross);
                int count = Math.Min(villageAt.LocateAll(x, y, at), MostOverlapping);
                if (!at[..count].Contains(village.Index))
                {
                    continue;
                }

                inside++;
                count = Math.Min(locator.LocateAll(x, y, at), MostOverlapping);
                if (count > 0 && !at[..count].Contains(home))
                {
                    places[at[0]] = places.GetValueOrDefault(at[0]) + 1;
                }
            }

            foreach ((int other, int count) in places.Where(p => p.Value >= LeastFraction * inside))
            {
                Commune own = communes.Communes[home], next = communes.Communes[other];
                findings.Add(new Finding(
                    "village-across-communes", FindingRank.Warning, village.Place,
                    LocalizedText.Of(
                        $"khoảng {100.0 * count / inside:N0} % diện tích nằm trong '{next.Name}' ({next.Code}), phần còn lại chủ yếu trong '{own.Name}' ({own.Code}).",
                        $"about {100.0 * count / inside:N0} % of its area lies in '{next.Name}' ({next.Code}), the rest mostly in '{own.Name}' ({own.Code})."),
                    LocalizedText.Of($"Tính cho '{own.Name}'; hãy kiểm tra ranh giới.", $"Counted for '{own.Name}'; check the boundary."))
                {
                    LongitudeDegrees = village.LongitudeDegrees,
                    LatitudeDegrees = village.LatitudeDegrees,
                });
            }
        }
    }
}
