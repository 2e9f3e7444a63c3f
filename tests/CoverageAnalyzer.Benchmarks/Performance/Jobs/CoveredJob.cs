using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Covered share of communes by circles around sites; what the circles are is up to the job.</summary>
internal abstract class CoveredJob : PerformanceJob
{
    private PolygonSet communes = null!;
    private double[] x = [];
    private double[] y = [];
    private double[] radius = [];
    private double[] covered = [];

    /// <inheritdoc/>
    public sealed override string Title => $"covered share of {communes.UnitCount:N0} communes by {x.Length:N0} {Circles}";

    /// <inheritdoc/>
    public sealed override string Unit => "site";

    /// <inheritdoc/>
    public sealed override long Units => x.Length;

    /// <summary>What the covered share of all communes is called among the figures.</summary>
    protected virtual string ShareKey => $"{Name}.share";

    /// <summary>What the title calls the circles.</summary>
    protected abstract string Circles { get; }

    /// <inheritdoc/>
    public sealed override void Prepare(string folder)
    {
        communes = Workload.ReadCommunes(folder);
        (x, y) = Workload.ReadPoints(Path.Combine(folder, "bts.f64"));
        radius = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            radius[i] = RadiusMetres(i);
        }

        Place(x, y, communes.BoundsOf(communes.UnitCount / 2));
    }

    /// <inheritdoc/>
    public sealed override void Run(int threads) => covered = DiscUnionCoverage.CoveredAreas(communes, x, y, radius, threads, CancellationToken.None);

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        double area = 0, sum = 0;
        for (int unit = 0; unit < covered.Length; unit++)
        {
            area += communes.PlaneAreaOf(unit);
            sum += covered[unit];
        }

        yield return (ShareKey, sum / area);
    }

    /// <inheritdoc/>
    public sealed override void AddResult(IncrementalHash hash) => hash.AppendData(MemoryMarshal.AsBytes(covered.AsSpan()));

    /// <summary>Covered share of a commune, after a run.</summary>
    /// <param name="unit">The commune.</param>
    protected double Share(int unit) => covered[unit] / communes.PlaneAreaOf(unit);

    /// <summary>Radius of a site's circle.</summary>
    /// <param name="site">Number of the site.</param>
    protected abstract double RadiusMetres(int site);

    /// <summary>Moves the sites where the job wants them elsewhere.</summary>
    /// <param name="eastings">Their eastings.</param>
    /// <param name="northings">Their northings.</param>
    /// <param name="middleCommune">Bounds of the commune in the middle of the list.</param>
    protected virtual void Place(double[] eastings, double[] northings, Bounds middleCommune)
    {
    }

    /// <summary>A number from 0 to below 1 that depends on the site alone.</summary>
    /// <param name="site">Number of the site.</param>
    protected static double Drawn(int site)
    {
        uint z = unchecked(((uint)site + 1) * 0x9E3779B9u);
        z = unchecked((z ^ (z >> 16)) * 0x85EBCA6Bu);
        z = unchecked((z ^ (z >> 13)) * 0xC2B2AE35u);
        return (z ^ (z >> 16)) / 4294967296.0;
    }
}
