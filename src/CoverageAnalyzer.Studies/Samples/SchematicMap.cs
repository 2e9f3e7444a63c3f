namespace CoverageAnalyzer.Studies.Samples;

/// <summary>The schematic map: 141 cells on the mainland and the island Cồn Cỏ.</summary>
internal sealed class SchematicMap
{
    /// <summary>Seed of every random number of the study.</summary>
    public const ulong Seed = 2012;

    private SchematicMap(IReadOnlyList<SchematicUnit> units, IReadOnlyList<SchematicLine> outerLines, double keptShare)
    {
        Units = units;
        OuterLines = outerLines;
        KeptNeighborFraction = keptShare;
    }

    /// <summary>The units in the order of their codes.</summary>
    public IReadOnlyList<SchematicUnit> Units { get; }

    /// <summary>The outer boundary of the mainland, stretch by stretch, each with what lies beyond.</summary>
    public IReadOnlyList<SchematicLine> OuterLines { get; }

    /// <summary>Share of the real neighbor pairs that are neighbors on the map.</summary>
    public double KeptNeighborFraction { get; }

    /// <summary>Draws the map.</summary>
    public static SchematicMap Draw()
    {
        var communes = SchematicFacts.Communes;
        var outline = new Outline(SchematicFacts.Outline, communes.Sum(c => c.AreaHectares * 1e4));
        var cells = SiteRelaxation.BestCells(communes, outline);
        var network = BoundaryNetwork.From(cells, outline);
        var lines = BoundaryRoughening.Lines(network, Amplitude, Seed, [.. communes.Select(c => c.Code)]);

        var real = NeighborPairs.Real(communes);
        var drawn = network.Boundaries.Where(b => b.Right >= 0).Select(b => (Math.Min(b.Left, b.Right), Math.Max(b.Left, b.Right))).ToHashSet();
        var centreOf = communes.ToDictionary(c => c.Code, c => c.Centre, StringComparer.Ordinal);
        var units = new List<SchematicUnit>();
        for (int i = 0; i < communes.Count; i++)
        {
            var c = communes[i];
            var plane = new List<Place>();
            foreach (var (boundary, forward) in network.Ring(i))
            {
                var line = lines[boundary];
                plane.AddRange(forward ? line[..^1] : line[1..].Reverse());
            }

            var ring = Geographic(plane);
            units.Add(new SchematicUnit
            {
                Code = c.Code, Name = c.Name, Type = c.Type, FullName = c.FullName, District = c.District, Population = c.Population,
                AreaHectares = c.AreaHectares, Ring = ring, Settlement = Settlement(c, plane, ring),
                RoadsTo = [.. c.Neighbors.Select(n => centreOf[n])],
            });
        }

        units.Add(ConCo.Island(Seed));
        var outer = network.Boundaries
            .Select((b, i) => (Boundary: b, Line: lines[i]))
            .Where(o => o.Boundary.Right < 0)
            .Select(o => new SchematicLine(communes[o.Boundary.Left].Code, o.Boundary.Side!, [.. o.Line.Select(EqualAreaPlane.ToGeographic)]));
        return new SchematicMap(units, [.. outer], real.Count(drawn.Contains) / (double)real.Count);

        double Amplitude(Boundary boundary) => boundary.Side == "sea" ? 0.03 : 0.2;
    }

    /// <summary>A plane ring as it is written: rounded and closed, at the rounding the points are tested against too.</summary>
    /// <param name="plane">The ring, not closed.</param>
    public static (double LongitudeDegrees, double LatitudeDegrees)[] Geographic(IReadOnlyList<Place> plane) =>
        [.. plane.Append(plane[0]).Select(EqualAreaPlane.ToGeographic)];

    /// <summary>The known place inside the commune or its centre where the cell holds it, else the cell's centroid or its middle.</summary>
    private static Place Settlement(CommuneFact commune, List<Place> plane, (double LongitudeDegrees, double LatitudeDegrees)[] ring)
    {
        double twice = 0;
        var moment = new Place(0, 0);
        for (int i = 0; i < plane.Count; i++)
        {
            Place p = plane[i] - plane[0], q = plane[(i + 1) % plane.Count] - plane[0];
            twice += p.Cross(q);
            moment += (p + q) * p.Cross(q);
        }

        Place centroid = plane[0] + (moment * (1 / (3 * twice)));
        var nearest = new[] { commune.Inside, commune.Centre, commune.Centre.Towards(centroid, 0.5), centroid };
        return nearest.FirstOrDefault(p => RingTest.Holds(ring, p, 150), centroid);
    }
}
