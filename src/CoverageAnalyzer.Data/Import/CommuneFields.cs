using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Finds the fields of a commune layer: stated by the study or guessed.</summary>
public static class CommuneFields
{
    /// <summary>Maps the layer's fields to what they hold.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="stated">Fields the study states, by role.</param>
    /// <param name="findings">Takes every guess.</param>
    public static CommuneFieldMap Map(VectorLayer layer, IReadOnlyDictionary<string, string> stated, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(layer);
        string[] headers = [.. layer.Fields.Select(f => f.Name)];
        IReadOnlyDictionary<string, int> columns = FieldGuess.Map(
            FieldSynonyms.Communes, headers, stated, new SourcePlace { File = layer.File, Layer = layer.Format == "GeoPackage" ? layer.Name : null }, findings);
        int? Of(string role) => columns.TryGetValue(role, out int column) ? column : null;
        int? area = Of("areaHectares");
        return new CommuneFieldMap
        {
            Code = Of("code"),
            Name = Of("name"),
            Type = Of("type"),
            District = Of("district"),
            Province = Of("province"),
            Population = Of("population"),
            Area = area,
            AreaUnitHectares = area is not int column ? double.NaN : stated.ContainsKey("areaHectares") ? 1 : UnitOf(headers[column]),
        };
    }

    /// <summary>Hectares in one unit of an area column, by its header; NaN where it does not say.</summary>
    private static double UnitOf(string header)
    {
        string text = header.ToLowerInvariant();
        string[] words = text.Split([' ', '_', '(', ')', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        return text.Contains("km2", StringComparison.Ordinal) || text.Contains("km²", StringComparison.Ordinal) || words.Contains("sqkm") ? 100
            : words.Contains("m2") || words.Contains("m²") ? 1e-4
            : words.Contains("ha") || words.Contains("hec") ? 1
            : double.NaN;
    }
}
