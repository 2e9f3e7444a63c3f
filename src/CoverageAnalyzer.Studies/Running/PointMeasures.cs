using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Radio;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What was measured of the postal points and BTS sites.</summary>
/// <param name="Nearest">Distances to the nearest postal point; null without the layer.</param>
/// <param name="Areas">Service areas of the postal points; null without the layer.</param>
/// <param name="Mobile">What the sites cover by distance; null without the layer.</param>
/// <param name="Radio">What they cover as the terrain allows it; null where the study goes by distance.</param>
internal sealed record PointMeasures(NearestPostalMeasure? Nearest, ServicePointMeasure? Areas, MobileMeasure? Mobile, RadioMeasure? Radio = null)
{
    /// <summary>The network over the terrain kept for other lists of sites; null where it is not kept.</summary>
    public KeptRadio? Kept { get; init; }


    /// <summary>The same with the sites' network measured over the terrain, where the study asks for it.</summary>
    /// <param name="ground">The layers.</param>
    /// <param name="keepsRasters">Whether rasters for a results folder are wanted.</param>
    /// <param name="findings">Takes what is wrong with sites, and what was assumed of them.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <param name="measured">The network where it is worked out already; null: work it out.</param>
    /// <exception cref="StudyFileException">The model of radio waves cannot be used with these inputs.</exception>
    public PointMeasures WithRadio(StudyGround ground, bool keepsRasters, FindingLog findings, int threads, CancellationToken cancellation, MeasuredRadio? measured = null)
    {
        if (ground.Study.Radio.Model == MobileModel.Distance || ground.Inputs.BtsSites is null)
        {
            return this;
        }

        if (ground.Inputs.LargeSites is not null)
        {
            throw new StudyFileException(StudyFile.FileName, [new(
                "khóa 'mobile.model' cần danh sách trạm BTS trong bộ nhớ: bỏ --memory hoặc cho nhiều bộ nhớ hơn.",
                "the key 'mobile.model' needs the list of BTS sites in memory: leave --memory out, or allow more.")]);
        }

        return this with { Radio = RadioMeasure.Of(ground, keepsRasters, findings, threads, cancellation, measured) };
    }

    /// <summary>The same with the sites' network measured over the terrain and kept, where the study asks for it.</summary>
    /// <param name="ground">The layers.</param>
    /// <param name="findings">Takes what is wrong with sites, and what was assumed of them.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <exception cref="StudyFileException">The model of radio waves cannot be used with these inputs.</exception>
    public PointMeasures WithKeptRadio(StudyGround ground, FindingLog findings, int threads, CancellationToken cancellation)
    {
        if (ground.Study.Radio.Model == MobileModel.Distance || ground.Inputs.BtsSites is null || ground.Inputs.LargeSites is not null)
        {
            return WithRadio(ground, keepsRasters: false, findings, threads, cancellation);
        }

        KeptRadio? kept = KeptRadio.Of(ground, threads, cancellation);
        return WithRadio(ground, keepsRasters: false, findings, threads, cancellation, kept?.For(ground, threads, cancellation)) with { Kept = kept };
    }

    /// <summary>The same with another list of sites, from what is kept.</summary>
    /// <param name="ground">The layers now.</param>
    /// <param name="keepsRasters">Whether rasters for a results folder are wanted, which need all of it.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    public PointMeasures WithRadioAgain(StudyGround ground, bool keepsRasters, int threads, CancellationToken cancellation) =>
        WithRadio(ground, keepsRasters, new FindingLog(), threads, cancellation, keepsRasters ? null : Kept?.For(ground, threads, cancellation)); // its findings stand already

    /// <summary>The same with the postal points measured.</summary>
    /// <param name="ground">The layers.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="halfway">Told when the distances are done and the service areas are left, or null.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <param name="measured">Distances of a raster's people where they are known already; null: measure them.</param>
    public PointMeasures WithPostal(
        StudyGround ground, int threads, Action? halfway, CancellationToken cancellation, IReadOnlyList<PeopleDistances>? measured = null)
    {
        if (ground.Inputs.PostalPoints is not { } points)
        {
            return this;
        }

        bool[] counted = [.. points.Select(p => p.IsCounted)];
        (double[] x, double[] y) = ground.Plane.PostalOf(counted);
        ServicePlaces postal = ServicePlaces.Of(ground.Plane.Communes, x, y); // one Voronoi diagram for both measures
        NearestPostalMeasure nearest = NearestPostalMeasure.Run(
            ground.Plane,
            counted,
            ground.Inputs.Population,
            ground.Places,
            ground.Population,
            ground.Study.PostalMaximumDistanceKilometres,
            threads,
            cancellation,
            postal,
            measured);
        halfway?.Invoke();
        return this with
        {
            Nearest = nearest,
            Areas = ServicePointMeasure.Run(ground.Plane, points, ground.Places, ground.Population, threads, cancellation, postal),
        };
    }

    /// <summary>The same with the BTS sites measured.</summary>
    /// <param name="ground">The layers.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <param name="before">The ground these measures are of, where only points changed since; null: measure all of it.</param>
    /// <param name="measured">The shares of all communes where they are known already, and the circles; null: measure them.</param>
    public PointMeasures WithMobile(
        StudyGround ground, int threads, CancellationToken cancellation, StudyGround? before = null, MeasuredUnits? measured = null)
    {
        if (ground.Inputs.LargeSites is { } large)
        {
            return this with { Mobile = large.Measure(ground.Plane, ground.Places, cancellation) };
        }

        if (ground.Inputs.BtsSites is not { } sites)
        {
            return this;
        }

        double radius = ground.Study.MobileRadiusKilometres;
        if (measured?.Covered is { } covered)
        {
            return this with { Mobile = new MobileMeasure(covered.AreaFraction, covered.PeopleFraction, measured.Circles) };
        }

        return this with
        {
            Mobile = Mobile is not null && before?.Inputs.BtsSites is { } earlier
                ? Mobile.Again(ground.Plane, earlier, sites, radius, ground.Places, threads, cancellation)
                : MobileMeasure.Run(ground.Plane, sites, radius, ground.Places, threads, cancellation),
        };
    }
}
