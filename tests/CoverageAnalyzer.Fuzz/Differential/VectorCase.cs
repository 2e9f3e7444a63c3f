using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Fuzz.Targets.Vector;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>A layer that we read, compared with GDAL's feature by feature: vertices, bounds, area.</summary>
/// <remarks>
/// Where a file is not as GDAL wants it, it is asked a second time about the same file without what it stumbles over: the index of a shapefile that
/// does not fit, JSON that is none by the letter. So the geometries are compared there too.
/// </remarks>
/// <param name="target">The format.</param>
/// <param name="file">The file.</param>
/// <param name="ours">What we read.</param>
internal sealed class VectorCase(VectorTarget target, byte[] file, LayerReading ours) : ComparedCase
{
    /// <summary>Rounding of sums over the same vertices, as a fraction of the square of the coordinates' size.</summary>
    private const double RelativeRounding = 1e-12;

    private const double LargestCoordinate = 1e9;

    private const string LengthsPutRight = "the lengths in the index are put right, of which a finding of ours says that they differ";

    private string? left; // what the second question leaves out

    /// <inheritdoc/>
    public override JsonObject Question(string folder)
    {
        string path = target.Put(file, folder);
        string index = Path.ChangeExtension(path, ".shx");
        if (left == LengthsPutRight)
        {
            File.WriteAllBytes(index, ShapefileRecords.IndexWithLengths(file));
        }
        else if (left is not null && target.Name == "shp")
        {
            File.Delete(index);
        }
        else if (left is not null && target.Name == "geojson")
        {
            File.WriteAllBytes(path, StrictGeoJson.Of(file)!);
        }

        return new JsonObject { ["read"] = "vector", ["path"] = path, ["layer"] = ours.Layer, ["blobs"] = left is not null && target.Name == "gpkg" };
    }

    /// <inheritdoc/>
    protected override string? Compare(JsonElement answer, string? refusal)
    {
        string once = left is null ? string.Empty : ", once " + left;
        if (refusal is null && Agree(GdalFeature.All(answer), out string named))
        {
            return Equal + named + once + (answer.TryGetProperty("flagged", out JsonElement flagged) && flagged.GetArrayLength() > 0
                ? ", once PostGIS's flags are taken off the types of geometries, for which GDAL leaves them out" : string.Empty);
        }

        if (left is null && (left = SecondQuestion(refusal)) is not null)
        {
            return null;
        }

        string? reason = refusal is null ? VectorReasons.Of(target.Name, file, ours, answer, Said(answer)) : VectorReasons.Refusal(target.Name, file, ours, refusal);
        return (refusal is null ? string.Empty : "GDAL opens nothing: ") + (reason ?? $"{Unexplained} {refusal}") + once;
    }

    private string? SecondQuestion(string? refusal) => target.Name switch
    {
        "gpkg" => "the geometries are taken straight from their table: " + VectorReasons.OfClosedGeoPackage(refusal),
        "shp" when ours.Findings.Any(f => f.Code == "shx-lengths-differ") => LengthsPutRight,
        "shp" when ours.Findings.Any(f => f.Code == "shx-damaged") => "the index is left out, of which a finding of ours says that it does not fit",
        "geojson" when StrictGeoJson.WhatIsWrong(file) is { } wrong && StrictGeoJson.Of(file) is not null => wrong,
        _ => null,
    };

    private bool Agree(IReadOnlyList<GdalFeature> gdal, out string named)
    {
        named = string.Empty;
        long last = Math.Max(ours.Features.Count == 0 ? 0 : ours.Features[^1].Number, ours.Findings.Max(f => f.Place.Record) ?? 0);
        ILookup<long, string> said = ours.Findings.Where(f => f.Place.Record is not null && LayerReading.IsAboutGeometry(f.Code)).ToLookup(f => f.Place.Record!.Value, f => f.Code);
        var order = new List<long>(); // GDAL passes over deleted rows, and over nothing else
        for (long number = 1; number <= last; number++)
        {
            if (!said[number].Contains("row-deleted"))
            {
                order.Add(number);
            }
        }

        Dictionary<long, FeatureFigures> read = ours.Features.ToDictionary(f => f.Number);
        if (gdal.Count != order.Count)
        {
            order = [.. read.Keys.Order()];
        }

        if (gdal.Count != order.Count)
        {
            return false;
        }

        var unlike = new SortedSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < order.Count; i++)
        {
            FeatureFigures? feature = read.GetValueOrDefault(order[i]);
            if (said.Contains(order[i]))
            {
                unlike.UnionWith(said[order[i]].Where(code => !IsAsSaid(code, feature, gdal[i])));
            }
            else if (feature is null || !AreSame(feature, gdal[i]))
            {
                return false;
            }
        }

        named = unlike.Count > 0 ? $", but for features that a finding of ours names ({string.Join(", ", unlike)}), which GDAL has otherwise"
            : said.Count > 0 ? ", features that a finding of ours names being to GDAL what the finding says" : string.Empty;
        return true;
    }

    private static bool AreSame(FeatureFigures ours, GdalFeature gdal) => ours.Vertices == gdal.Vertices && (ours.Vertices == 0 || AreSamePlace(ours, gdal));

    private static bool AreSamePlace(FeatureFigures ours, GdalFeature gdal)
    {
        double size = Math.Max(Math.Max(Math.Abs(ours.West), Math.Abs(ours.East)), Math.Max(Math.Abs(ours.South), Math.Abs(ours.North)));
        return ours.West == gdal.West && ours.East == gdal.East && ours.South == gdal.South && ours.North == gdal.North
            && Math.Abs(ours.Area - gdal.Area) <= RelativeRounding * ours.Vertices * size * size;
    }

    /// <summary>Whether GDAL sees in a feature what a finding says of it.</summary>
    private static bool IsAsSaid(string code, FeatureFigures? ours, GdalFeature gdal) => code switch
    {
        "geometry-unreadable" => gdal.Vertices == 0,
        "coordinate-not-finite" => gdal.Vertices == 0 || !double.IsFinite(gdal.West + gdal.South + gdal.East + gdal.North),
        "coordinate-out-of-range" => !(gdal.West >= -LargestCoordinate && gdal.South >= -LargestCoordinate && gdal.East <= LargestCoordinate && gdal.North <= LargestCoordinate),
        "ring-not-closed" => ours is not null && ours.Vertices >= gdal.Vertices && AreSamePlace(ours, gdal), // closed by us: the same place, vertices added
        "ring-too-short" => ours is null || ours.Vertices < gdal.Vertices || gdal.Vertices == 0,
        _ => false,
    };
}
