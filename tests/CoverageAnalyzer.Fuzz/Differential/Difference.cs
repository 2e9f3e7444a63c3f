using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Fuzz.Vector;

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
        FeatureFigures[] sure = [.. ours.Features.Where(f => !ours.Named.Contains(f.Number))];
        bool isWhole = gdal.Features.Count == last || gdal.Features.Count == ours.Features.Count;
        if (isWhole)
        {
            bool byNumber = gdal.Features.Count == last;
            bool same = true;
            for (int i = 0; i < ours.Features.Count; i++)
            {
                FeatureFigures feature = ours.Features[i];
                same &= ours.Named.Contains(feature.Number) || AreSame(feature, gdal.Features[byNumber ? (int)feature.Number - 1 : i]);
            }

            if (same)
            {
                return sure.Length == last ? None : "equal but for features that a finding of ours names";
            }
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
