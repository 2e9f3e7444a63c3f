using System.Text.Encodings.Web;
using System.Text.Json;
using CoverageAnalyzer.Studies.Publishing;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>Writes a <c>study.json</c> that a person can read and mend.</summary>
public static class StudyFileWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a new study file.</summary>
    /// <param name="study">The study; its layers name their files as they are to be written.</param>
    /// <param name="path">The file; it must not exist.</param>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public static void WriteNew(StudyFile study, string path)
    {
        ArgumentNullException.ThrowIfNull(study);
        WholeFile.Make(path, Bytes(study));
    }

    private static byte[] Bytes(StudyFile study)
    {
        using var stream = new MemoryStream();
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("name", study.Name);
        json.WriteString("language", study.Language == Engine.Language.ReportLanguage.Vietnamese ? "vi" : "en");
        json.WriteString("analysisCrs", study.AnalysisCrs);
        json.WriteStartObject("layers");
        Layer(json, "communes", study.Communes);
        Layer(json, "postalPoints", study.PostalPoints);
        Layer(json, "btsSites", study.BtsSites);
        Layer(json, "villages", study.Villages);
        Layer(json, "elevation", study.Elevation);
        Layer(json, "landCover", study.LandCover);
        Layer(json, "population", study.Population);
        Layer(json, "nationalBorder", study.NationalBorder);
        Layer(json, "measurements", study.Measurements);
        json.WriteEndObject();
        json.WriteString("area", study.Area == AreaKind.Statistical ? "statistical" : "polygon");
        json.WriteStartObject("targets");
        if (double.IsFinite(study.TargetServiceRadiusKilometres))
        {
            json.WriteNumber("averageServiceRadiusKilometres", study.TargetServiceRadiusKilometres);
        }

        json.WriteEndObject();
        json.WriteStartObject("postal");
        json.WriteNumber("maximumDistanceKilometres", study.PostalMaximumDistanceKilometres);
        json.WriteNull("countedTypes");
        json.WriteEndObject();
        json.WriteStartObject("mobile");
        json.WriteString("model", StudyKeys.MobileModels[(int)study.Radio.Model]);
        json.WriteNumber("radiusKilometres", study.MobileRadiusKilometres);
        json.WriteNumber("minimumCoveredShare", study.MobileMinimumCoveredFraction);
        Radio(json, study.Radio);
        json.WriteEndObject();
        if (study.Rules is not null)
        {
            json.WriteString("rules", study.Rules);
        }

        json.WriteEndObject();
        json.Flush();
        return stream.ToArray();
    }

    // Only what is not the default, so that a study of circles stays as short as it was.
    private static void Radio(Utf8JsonWriter json, RadioSettings radio)
    {
        var usual = new RadioSettings();
        void Number(string key, double value, double otherwise)
        {
            if (!double.IsNaN(value) && value != otherwise)
            {
                json.WriteNumber(key, value);
            }
        }

        void Text(string key, string? value, string? otherwise)
        {
            if (value is not null && value != otherwise)
            {
                json.WriteString(key, value);
            }
        }

        Number("reachKilometres", radio.ReachKilometres, usual.ReachKilometres);
        if (double.IsNaN(radio.ThresholdDbm))
        {
            Text("preset", radio.Preset, usual.Preset);
        }

        Number("thresholdDbm", radio.ThresholdDbm, usual.ThresholdDbm);
        Text("margin", StudyKeys.MobileMargins[(int)radio.Margin], StudyKeys.MobileMargins[(int)usual.Margin]);
        Number("edgeProbability", radio.EdgeProbabilityFraction, usual.EdgeProbabilityFraction);
        Number("locationDeviationDb", radio.LocationDeviationDb, usual.LocationDeviationDb);
        Number("receiverHeightMetres", radio.ReceiverHeightAboveGroundMetres, usual.ReceiverHeightAboveGroundMetres);
        Number("timePercent", radio.TimePercent, usual.TimePercent);
        Number("deltaN", radio.RefractivityGradient, usual.RefractivityGradient);
        Number("n0", radio.SeaLevelRefractivity, usual.SeaLevelRefractivity);
        Text("btsDefaults", radio.BtsDefaultsFile, null);
        Text("patterns", radio.PatternsFolder, null);
        Text("clutter", radio.ClutterFile, null);
        Number("offsetDb", radio.PowerOffsetDb, usual.PowerOffsetDb);
    }

    private static void Layer(Utf8JsonWriter json, string key, LayerSettings? layer)
    {
        if (layer is null)
        {
            return;
        }

        json.WriteStartObject(key);
        if (layer.Table is { } table)
        {
            json.WriteString("postgis", table.StatedAddress);
            json.WriteString("table", table.Name.ToString());
            if (table.Where is not null)
            {
                json.WriteString("where", table.Where);
            }

            if (table.Geometry is not null)
            {
                json.WriteString("geometry", table.Geometry);
            }
        }
        else if (layer.Files.Count == 1)
        {
            json.WriteString("file", layer.Files[0]);
        }
        else
        {
            json.WriteStartArray("files");
            foreach (string file in layer.Files)
            {
                json.WriteStringValue(file);
            }

            json.WriteEndArray();
        }

        json.WriteString("crs", layer.Crs);
        if (layer.Table is null)
        {
            json.WriteString("encoding", layer.Encoding);
        }

        if (layer.Source is not null)
        {
            json.WriteString("source", layer.Source);
        }

        if (layer.Fields.Count > 0)
        {
            json.WriteStartObject("fields");
            foreach ((string role, string column) in layer.Fields)
            {
                json.WriteString(role, column);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
