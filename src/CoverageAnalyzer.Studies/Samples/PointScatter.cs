namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Draws places inside one unit.</summary>
internal sealed class PointScatter
{
    private const double MarginMetres = 60;

    private readonly SchematicUnit unit;
    private readonly SplitMix64 random;
    private readonly List<Place> taken = [];
    private readonly double radiusMetres;

    /// <summary>Starts drawing.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="seed">The study's seed.</param>
    /// <param name="purpose">What is drawn: each purpose has its own sequence.</param>
    public PointScatter(SchematicUnit unit, ulong seed, string purpose)
    {
        this.unit = unit;
        random = SplitMix64.For(seed, unit.Code, purpose);
        radiusMetres = Math.Sqrt(unit.AreaHectares * 1e4 / Math.PI);
    }

    /// <summary>A number of the unit's sequence, at least 0 and below 1.</summary>
    public double NextUnit() => random.NextUnit();

    /// <summary>A place near the settlement.</summary>
    /// <param name="spread">Standard deviation as a share of the unit's radius.</param>
    /// <param name="apartMetres">Least distance from places drawn before, as far as there is room.</param>
    public (double LongitudeDegrees, double LatitudeDegrees) NearSettlement(double spread, double apartMetres) =>
        Draw(apartMetres, () => unit.Settlement + new Place(random.NextBell() * spread * radiusMetres, random.NextBell() * spread * radiusMetres));

    /// <summary>A place along the way to a neighbor's settlement.</summary>
    /// <param name="apartMetres">Least distance from places drawn before, as far as there is room.</param>
    public (double LongitudeDegrees, double LatitudeDegrees) AlongRoad(double apartMetres)
    {
        if (unit.RoadsTo.Length == 0)
        {
            return NearSettlement(0.4, apartMetres);
        }

        Place goal = unit.RoadsTo[(int)(random.NextUnit() * unit.RoadsTo.Length)];
        return Draw(apartMetres, () => unit.Settlement.Towards(goal, random.NextUnit() * 0.6)
            + new Place(random.NextBell() * 0.04 * radiusMetres, random.NextBell() * 0.04 * radiusMetres));
    }

    private (double LongitudeDegrees, double LatitudeDegrees) Draw(double apartMetres, Func<Place> draw)
    {
        const int Tries = 400;
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            Place place = draw();
            double least = apartMetres * (1 - (attempt / (double)Tries)); // a crowded unit takes places closer together
            if (RingTest.Holds(unit.Ring, place, MarginMetres) && taken.TrueForAll(t => t.DistanceTo(place) >= least))
            {
                taken.Add(place);
                return EqualAreaPlane.ToGeographic(place);
            }
        }

        throw new InvalidOperationException($"No room for a point in {unit.FullName}.");
    }
}
