using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Fuzz.Targets.Vector;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>Compares what we and GDAL read of a file, feature by feature, and says why they differ where that has a reason.</summary>
internal static class Difference
{
    /// <summary>They agree.</summary>
    public const string None = "equal";

    /// <summary>They differ, and nothing says why: a defect until it is looked at.</summary>
    public const string Unexplained = "UNEXPLAINED";

    /// <summary>Rounding of sums over the same vertices, as a fraction of the square of the coordinates' size.</summary>
    private const double RelativeRounding = 1e-12;

    /// <summary>The class of a file.</summary>
    /// <param name="format">Format: name of the target.</param>
    /// <param name="file">The file.</param>
    /// <param name="ours">What we read.</param>
    /// <param name="gdal">What GDAL read.</param>
    public static string Of(string format, byte[] file, LayerReading ours, GdalAnswer gdal)
    {
        if (gdal.HasCrashed)
        {
            return "GDAL ended its process";
        }

        if (gdal.Features is null)
        {
            return $"GDAL opens nothing: {DifferenceReasons.Refusal(format, file, ours, gdal.Said) ?? Unexplained + ' ' + gdal.Said}";
        }

        long last = Math.Max(ours.Features.Count == 0 ? 0 : ours.Features[^1].Number, ours.Findings.Max(f => f.Place.Record) ?? 0);
        HashSet<long?> deleted = [.. ours.Findings.Where(f => f.Code == "row-deleted").Select(f => f.Place.Record)];
        var order = new List<long>(); // GDAL passes over deleted rows, and over nothing else
        for (long number = 1; number <= last; number++)
        {
            if (!deleted.Contains(number))
            {
                order.Add(number);
            }
        }

        Dictionary<long, FeatureFigures> read = ours.Features.ToDictionary(f => f.Number);
        if (gdal.Features.Count != order.Count)
        {
            order = [.. read.Keys.Order()];
        }

        if (gdal.Features.Count == order.Count
            && Enumerable.Range(0, order.Count).All(i => ours.Named.Contains(order[i]) || (read.TryGetValue(order[i], out FeatureFigures? feature) && AreSame(feature, gdal.Features[i]))))
        {
            return ours.Named.Count == 0 ? None : "equal but for features that a finding of ours names";
        }

        return DifferenceReasons.Of(format, file, ours, gdal) ?? Unexplained;
    }

    private static bool AreSame(FeatureFigures ours, GdalFeature gdal)
    {
        if (ours.Vertices == 0 || gdal.Vertices == 0)
        {
            return ours.Vertices == gdal.Vertices;
        }

        double size = Math.Max(Math.Max(Math.Abs(ours.West), Math.Abs(ours.East)), Math.Max(Math.Abs(ours.South), Math.Abs(ours.North)));
        return ours.Vertices == gdal.Vertices
            && ours.West == gdal.West && ours.East == gdal.East && ours.South == gdal.South && ours.North == gdal.North
            && Math.Abs(ours.Area - gdal.Area) <= RelativeRounding * ours.Vertices * size * size;
    }
}
