using System.Globalization;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Some coordinates of a layer, and where they fall when they are read in one system or another.</summary>
internal sealed class CoordinateSample
{
    /// <summary>A system fits where at least this share of the sample falls inside.</summary>
    public const double Fits = 0.95;

    /// <summary>Coordinates looked at.</summary>
    public const int Most = 2_000;

    /// <summary>How far outside the communes a point may lie and still belong to them.</summary>
    private const double MarginDegrees = 0.03;

    private const double WidestProvinceDegrees = 2.5;

    private readonly double[] x;
    private readonly double[] y;
    private readonly Bounds? target;
    private readonly string[] named;

    /// <summary>Takes a sample spread over the layer; coordinates that are not finite are left out.</summary>
    /// <param name="x">First coordinates.</param>
    /// <param name="y">Second coordinates.</param>
    /// <param name="expectedWgs84">Where the layer should fall, or null for Viet Nam.</param>
    /// <param name="provinces">Provinces the layer names, or null.</param>
    public CoordinateSample(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Bounds? expectedWgs84, IReadOnlyCollection<string>? provinces = null)
    {
        named = [.. (provinces ?? []).Select(p => AdministrativeName.Parse(p).Plain).Where(p => p.Length > 0).Distinct()];
        var first = new List<double>();
        var second = new List<double>();
        int step = Math.Max(1, x.Length / Most);
        for (int i = 0; i < x.Length; i += step)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                first.Add(x[i]);
                second.Add(y[i]);
            }
        }

        this.x = [.. first];
        this.y = [.. second];
        HasExpected = expectedWgs84 is { IsEmpty: false };
        target = HasExpected ? expectedWgs84!.Value.Grown(MarginDegrees) : null;
    }

    /// <summary>True where there is nothing to look at.</summary>
    public bool IsEmpty => x.Length == 0;

    /// <summary>True where it is known where the layer should fall.</summary>
    public bool HasExpected { get; }

    /// <summary>True where nearly all values could be degrees.</summary>
    public bool LooksLikeDegrees => x.Where((v, i) => Math.Abs(v) <= 360 && Math.Abs(y[i]) <= 360).Count() >= Fits * x.Length;

    /// <summary>True where second coordinates lie beyond ±90, so that they are no latitudes, while the first could be.</summary>
    public bool SecondIsNoLatitude => y.Count(v => Math.Abs(v) > 90) >= Fits * y.Length && x.All(v => Math.Abs(v) <= 90);

    /// <summary>One pair as the file has it, for messages.</summary>
    public string Shown => IsEmpty ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{x[0]:0.#####}; {y[0]:0.#####}");

    /// <summary>Share of the sample that falls where it should when read in a system.</summary>
    /// <param name="crs">The system.</param>
    /// <param name="swap">Whether to swap the coordinates first.</param>
    public double FractionInside(CoordinateReferenceSystem crs, bool swap)
    {
        double[] longitude = [.. swap ? y : x], latitude = [.. swap ? x : y];
        crs.ToWgs84(longitude, latitude);
        int inside = 0;
        for (int i = 0; i < longitude.Length; i++)
        {
            if (target is Bounds bounds ? bounds.Contains(longitude[i], latitude[i]) : VietNamExtent.Contains(longitude[i], latitude[i]))
            {
                inside++;
            }
        }

        return IsEmpty ? 0 : (double)inside / longitude.Length;
    }

    /// <summary>The projected systems used in Viet Nam that put the sample where it should fall, in either order of axes; the zones of the layer's own provinces first.</summary>
    public IReadOnlyList<(CoordinateReferenceSystem Crs, bool Swap)> Fitting()
    {
        var fitting = new List<(CoordinateReferenceSystem Crs, bool Swap)>();
        foreach (CoordinateReferenceSystem crs in CoordinateReferenceSystem.UsedInVietnam.Where(c => !c.IsGeographic))
        {
            if (FractionInside(crs, swap: false) >= Fits)
            {
                fitting.Add((crs, false));
            }
            else if (FractionInside(crs, swap: true) >= Fits)
            {
                fitting.Add((crs, true));
            }
        }

        return [.. fitting.OrderByDescending(f => IsOfNamedProvince(f.Crs))];
    }

    /// <summary>True where a zone is the official one of a province the layer names.</summary>
    /// <param name="crs">The system.</param>
    public bool IsOfNamedProvince(CoordinateReferenceSystem crs) =>
        named.Length > 0
        && VietnamZone.All.FirstOrDefault(z => z.EpsgCode == crs.EpsgCode) is { Provinces.Length: > 0 } zone
        && zone.Provinces.Split(", ").Any(p => named.Contains(AdministrativeName.Parse(p).Plain));

    /// <summary>
    /// True where the official zone of a province that the layer names puts the sample inside the country, while the system stated is
    /// the zone of other provinces, or puts the sample farther from there than any province is wide.
    /// </summary>
    /// <param name="stated">The system stated.</param>
    public bool ContradictsProvince(CoordinateReferenceSystem stated)
    {
        if (named.Length == 0 || IsEmpty || IsOfNamedProvince(stated))
        {
            return false;
        }

        CoordinateReferenceSystem? official = Fitting().Where(f => !f.Swap).Select(f => f.Crs).FirstOrDefault(IsOfNamedProvince);
        if (official is null)
        {
            return false;
        }

        bool isOfOthers = VietnamZone.All.Any(z => z.EpsgCode == stated.EpsgCode && z.Provinces.Length > 0);
        double apart = Math.Abs(stated.ToWgs84(x[0], y[0]).LongitudeDegrees - official.ToWgs84(x[0], y[0]).LongitudeDegrees);
        return isOfOthers || apart > WidestProvinceDegrees;
    }
}
