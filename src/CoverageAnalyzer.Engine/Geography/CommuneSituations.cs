using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>Measures how communes lie: cut off from the mainland, along the national border, on the sea, far from their district's centre.</summary>
/// <remarks>
/// Source: Law on National Borders 2003 article 6 names the communes with a part of their boundary on the land border, and those on the sea;
/// neither law nor decree says how near two drawn lines must be, so the tolerances are the caller's and the lengths are reported.
/// Valid for: units of a conformal plane, also with the gaps and overlaps (to about 200 m) of boundaries that were thinned one by one.
/// Behavior: a group of touching communes that is not the mainland counts as surrounded by sea where more of its open boundary lies before the sea
/// than before land. The largest group is the mainland even where it is an island itself. The order of the units changes nothing but the sums'
/// last digits and which of equals is taken. The same bits for any number of threads.
/// Cost: about proportional to vertices and boundary length; what lies behind the boundaries is looked at by all threads.
/// </remarks>
public static class CommuneSituations
{
    /// <summary>Measures all communes.</summary>
    /// <param name="request">The communes and what is known around them.</param>
    /// <param name="cancellation">Stops the measuring.</param>
    /// <returns>One a commune, in their order; a commune without a polygon has no figure.</returns>
    /// <exception cref="ArgumentException">The lists do not fit together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance is not a finite number above 0, or the scale factor is none.</exception>
    public static IReadOnlyList<CommuneSituation> Measure(SituationRequest request, CancellationToken cancellation) => Measure(request, null, cancellation);

    /// <summary>Measures what lies behind the boundaries of some communes: most of the work, and each commune's its own.</summary>
    /// <param name="request">The communes and what is known around them.</param>
    /// <param name="wanted">The communes to measure.</param>
    /// <param name="cancellation">Stops the measuring.</param>
    /// <returns>One a commune wanted, in their order.</returns>
    /// <exception cref="ArgumentException">The lists do not fit together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance is not a finite number above 0, or the scale factor is none.</exception>
    public static IReadOnlyList<BoundaryLengths> Surroundings(SituationRequest request, IReadOnlyList<int> wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(wanted);
        Check(request);
        var scale = new UnitScale(request.Polygons, request.ScaleFactor);
        return Surroundings(request, wanted, scale, request.Locator ?? new CommuneLocator(request.Polygons, request.Threads), cancellation);
    }

    /// <summary>Measures all communes, of which it may be known already what lies behind their boundaries.</summary>
    /// <param name="request">The communes and what is known around them.</param>
    /// <param name="surroundings">What lies behind the boundary of each commune; null: it is measured.</param>
    /// <param name="cancellation">Stops the measuring.</param>
    /// <returns>One a commune, in their order; a commune without a polygon has no figure.</returns>
    /// <exception cref="ArgumentException">The lists do not fit together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance is not a finite number above 0, or the scale factor is none.</exception>
    public static IReadOnlyList<CommuneSituation> Measure(SituationRequest request, IReadOnlyList<BoundaryLengths>? surroundings, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        if (surroundings is not null && surroundings.Count != request.Polygons.UnitCount)
        {
            throw new ArgumentException($"{request.Polygons.UnitCount} units and {surroundings.Count} surroundings do not fit together.", nameof(surroundings));
        }

        PolygonSet polygons = request.Polygons;
        var boundsOf = new Bounds[polygons.UnitCount];
        for (int u = 0; u < boundsOf.Length; u++)
        {
            boundsOf[u] = polygons.BoundsOf(u);
        }

        var scale = new UnitScale(polygons, request.ScaleFactor);
        CommuneLocator locator = request.Locator ?? new CommuneLocator(polygons, request.Threads);
        var groups = new MainlandGroups(polygons, scale, locator, request.ConnectToleranceMetres, request.Threads, cancellation);
        var seats = new DistrictSeats(request, scale);

        BoundaryLengths[] lengths = surroundings is null ? Surroundings(request, null, scale, locator, cancellation) : [.. surroundings];
        var sea = new double[boundsOf.Length];
        var land = new double[boundsOf.Length];
        for (int u = 0; u < lengths.Length; u++)
        {
            sea[groups.Of(u)] += lengths[u].SeaMetres;
            land[groups.Of(u)] += lengths[u].LandMetres;
        }

        var situations = new CommuneSituation[lengths.Length];
        int mainland = groups.Mainland < 0 ? -1 : groups.Of(groups.Mainland);
        for (int u = 0; u < situations.Length; u++)
        {
            if (boundsOf[u].IsEmpty)
            {
                situations[u] = new CommuneSituation();
                continue;
            }

            int group = groups.Of(u);
            (double centreMetres, LocalizedText centre) = seats.Of(request.Communes[u]);
            situations[u] = new CommuneSituation
            {
                IsConnectedToMainland = group == mainland,
                DistanceToMainlandKilometres = group == mainland ? 0 : groups.DistanceMetres(u, boundsOf) / 1000,
                IsSurroundedBySea = group == mainland || !(sea[group] + land[group] > 0) ? null : sea[group] > land[group],
                OpenBoundaryKilometres = lengths[u].OpenMetres / 1000,
                LandBorderKilometres = request.NationalBorder is null ? double.NaN : lengths[u].BorderMetres / 1000,
                SeaBoundaryKilometres = request.SurfaceAt is null || IsUntold(lengths[u]) ? double.NaN : lengths[u].SeaMetres / 1000,
                DistanceToDistrictCentreKilometres = centreMetres / 1000,
                DistrictCentre = centre,
            };
        }

        return situations;
    }

    private static BoundaryLengths[] Surroundings(
        SituationRequest request, IReadOnlyList<int>? wanted, UnitScale scale, CommuneLocator locator, CancellationToken cancellation)
    {
        var lengths = new BoundaryLengths[wanted?.Count ?? request.Polygons.UnitCount];
        SegmentGrid? border = request.NationalBorder is PolylineSet lines ? SegmentGrid.Of(lines) : null;
        ParallelWork.Run(
            lengths.Length,
            request.Threads,
            () => new BoundarySurroundings(request, locator, scale, border?.Another()),
            (i, surroundings) => lengths[i] = surroundings.Of(wanted?[i] ?? i),
            cancellation);
        return lengths;
    }

    /// <summary>True where the boundary is open somewhere and nothing tells of any of it what lies behind.</summary>
    private static bool IsUntold(in BoundaryLengths lengths) => lengths.UnknownMetres > 0 && lengths.SeaMetres + lengths.LandMetres == 0;

    private static void Check(SituationRequest request)
    {
        int count = request.Polygons.UnitCount;
        if (request.Communes.Count != count || (request.DistrictOfCommune is { } districts && districts.Count != count))
        {
            throw new ArgumentException(
                $"{count} units, {request.Communes.Count} communes and {request.DistrictOfCommune?.Count ?? count} districts do not fit together.", nameof(request));
        }

        if (request.DistrictCentres is not null && request.DistrictOfCommune is null)
        {
            throw new ArgumentException("Centres of districts need the district of each commune.", nameof(request));
        }

        foreach (double tolerance in new[] { request.ConnectToleranceMetres, request.BorderToleranceMetres })
        {
            if (!(tolerance > 0 && double.IsFinite(tolerance)))
            {
                throw new ArgumentOutOfRangeException(nameof(request), tolerance, "A tolerance must be a finite number of metres above 0.");
            }
        }
    }
}
