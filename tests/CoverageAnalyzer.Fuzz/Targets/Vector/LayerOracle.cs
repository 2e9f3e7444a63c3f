using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Does with a vector file all that a run does before it measures, and judges each step: describe it, read its features, make communes of them, write them.</summary>
internal static class LayerOracle
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="features">Features the file has, by another's count; null: as it is described.</param>
    /// <param name="writesFile">True to write the communes to a GeoPackage too, and read that.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="InputFileException">The file is refused, which is fine.</exception>
    /// <exception cref="OracleException">Something was read that cannot be, or is gone without a word.</exception>
    public static LayerReading Read(string path, long? features, bool writesFile)
    {
        IReadOnlyList<VectorLayerInfo> described = VectorFiles.Describe(path);
        var findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path), findings);
        VectorLayerInfo info = described.FirstOrDefault(d => d.Name == layer.Name) ?? throw new OracleException("layer", $"layer '{layer.Name}' was opened but not described");
        Oracle.Holds(info.Fields.SequenceEqual(layer.Fields), "the fields opened are not those described");
        Oracle.Holds(features is null || info.FeatureCount == features, $"{info.FeatureCount} features are described, {features} are there");

        List<FeatureFigures> read = Features(layer, findings);
        NothingIsLost(read, info.FeatureCount, findings);
        IReadOnlyList<Finding> said = findings.ToList();
        Communes(layer, read, findings, writesFile);
        return new LayerReading(read, said, layer.Name);
    }

    private static List<FeatureFigures> Features(VectorLayer layer, FindingLog findings)
    {
        var read = new List<FeatureFigures>();
        long last = 0;
        foreach (VectorFeature feature in layer.ReadFeatures(findings, CancellationToken.None))
        {
            Oracle.Holds(feature.Number > last, $"feature {feature.Number} comes after {last}");
            last = feature.Number;
            Oracle.Holds(feature.Values.Length == layer.Fields.Count, $"feature {last} has {feature.Values.Length} values for {layer.Fields.Count} fields");
            foreach (object? value in feature.Values)
            {
                Oracle.Holds(
                    value is null or long or bool or DateTime or string || (value is double number && double.IsFinite(number)),
                    $"feature {last} has the value {value} ({value?.GetType().Name})");
            }

            read.Add(GeometryTally.Measure(last, feature.Geometry));
        }

        return read;
    }

    /// <summary>Each feature was read, or a finding names it.</summary>
    private static void NothingIsLost(List<FeatureFigures> read, long? there, FindingLog findings)
    {
        IReadOnlyList<Finding> all = findings.ToList();
        HashSet<long> seen = [.. read.Select(f => f.Number), .. all.Where(f => f.Place.Record is not null).Select(f => f.Place.Record!.Value)];
        bool isCut = all.Any(f => f.Code == "record-count-differs");
        for (long number = 1; number <= there; number++)
        {
            if (!seen.Contains(number))
            {
                Oracle.Holds(isCut && number > read.Count, $"feature {number} of {there} is gone without a word");
                return;
            }
        }

        Oracle.Holds(there is null || seen.Count <= there, $"{seen.Count} features of {there}");
    }

    private static void Communes(VectorLayer layer, List<FeatureFigures> read, FindingLog findings, bool writesFile)
    {
        CommuneImportResult result;
        try
        {
            CommuneFieldMap fields = CommuneFields.Map(layer, new Dictionary<string, string>(StringComparer.Ordinal), findings);
            result = CommuneImport.Read(layer, new CommuneImportOptions { Fields = fields }, findings, CancellationToken.None);
        }
        catch (InputFileException)
        {
            return; // points, or a coordinate system nobody states: it is a layer all the same
        }

        Oracle.Holds(result.FeaturesRead == read.Count, $"{read.Count} features, but {result.FeaturesRead} when read again");
        CommuneOracle.Judge(result, read, findings.ToList(), writesFile);
    }
}
