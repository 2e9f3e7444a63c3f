namespace CoverageAnalyzer.Studies.Samples;

/// <summary>The island district Cồn Cỏ, a unit of its own: it has no communes, so tables by commune leave it out.</summary>
internal static class ConCo
{
    private const double AreaHectares = 230;
    private const int Corners = 48;

    /// <summary>Draws the island: a rough disc of its area around its place.</summary>
    /// <param name="seed">The study's seed.</param>
    public static SchematicUnit Island(ulong seed)
    {
        var centre = EqualAreaPlane.FromGeographic(107.34, 17.16);
        var random = SplitMix64.For(seed, "Cồn Cỏ", "sea");
        double[] radius = [.. Enumerable.Range(0, Corners).Select(_ => 1 + (0.16 * random.NextSigned()))];
        var shape = new Place[Corners];
        for (int i = 0; i < Corners; i++)
        {
            // Each radius is the mean of itself and its neighbors: capes and bays, no spikes. The island is longer from north-west to south-east.
            double r = (radius[(i + Corners - 1) % Corners] + radius[i] + radius[(i + 1) % Corners]) / 3;
            double angle = 2 * Math.PI * i / Corners;
            double x = Math.Round(r * Math.Cos(angle) * 1.2, 9), y = Math.Round(r * Math.Sin(angle) / 1.2, 9);
            shape[i] = new Place((0.8 * x) + (0.6 * y), (-0.6 * x) + (0.8 * y));
        }

        double twice = 0;
        for (int i = 0; i < Corners; i++)
        {
            twice += shape[i].Cross(shape[(i + 1) % Corners]);
        }

        double scale = Math.Sqrt(AreaHectares * 1e4 / (twice / 2));
        return new SchematicUnit
        {
            Code = "4091901", Name = "Cồn Cỏ", Type = "Huyện đảo", FullName = "Huyện đảo Cồn Cỏ", District = "Huyện đảo Cồn Cỏ", Population = null,
            AreaHectares = AreaHectares, Settlement = centre, RoadsTo = [],
            Ring = SchematicMap.Geographic([.. shape.Select(p => centre + (p * scale))]),
        };
    }

    /// <summary>The island's height at a place: low ground, the hill 63.4 m west of the middle and the hill 37 m in the east.</summary>
    /// <remarks>Source: heights and hills as the district and the environment journal state them (highest point 63.4 m; most of the island 7 to 10 m).</remarks>
    /// <param name="place">A place on the island, in <see cref="TerrainPlane"/>.</param>
    /// <param name="coast">The coast.</param>
    public static short ElevationMetres(Place place, TerrainCoast coast)
    {
        double shore = coast.IslandDistanceMetres(place);
        double ground = 1 + (8 * Math.Min(1, shore / 250)) + GradientNoise.At(place.X / 300, place.Y / 300, SchematicMap.Seed);
        double high = Hill(place, TerrainPlane.Of(107.3381, 17.1604), 480), east = Hill(place, TerrainPlane.Of(107.3446, 17.1588), 300);
        return (short)Math.Max(1, Math.Min(63, Math.Round(ground + (55 * high) + (27 * east))));
    }

    private static double Hill(Place place, Place top, double reachMetres)
    {
        double distance = place.DistanceTo(top) / reachMetres;
        double t = Math.Max(0, 1 - (distance * distance));
        return t * t;
    }
}
