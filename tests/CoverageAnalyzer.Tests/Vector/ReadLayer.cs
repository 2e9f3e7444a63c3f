using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Tests.Vector;

/// <summary>A vector file read through, with everything the reader said.</summary>
internal sealed record ReadLayer(
    string Name, IReadOnlyList<VectorField> Fields, TextEncodingChoice Encoding, CrsDeclaration Crs, List<VectorFeature> Features, List<Finding> Findings)
{
    /// <summary>Reads a file.</summary>
    public static ReadLayer Of(string path, string? layer = null, string? encoding = null)
    {
        var log = new FindingLog();
        using VectorLayer open = VectorFiles.Open(new VectorSource(path, layer, encoding), log);
        List<VectorFeature> features = [.. open.ReadFeatures(log, TestContext.Current.CancellationToken)];
        return new(open.Name, open.Fields, open.Encoding, open.Crs, features, [.. log.ToList()]);
    }

    /// <summary>The error a file gives; its message is there in both languages and names the file.</summary>
    public static InputFileException ErrorOf(string path, string? layer = null)
    {
        InputFileException error = Assert.Throws<InputFileException>(() => Of(path, layer));
        Assert.NotEmpty(error.Place.File);
        foreach (ReportLanguage language in new[] { ReportLanguage.Vietnamese, ReportLanguage.English })
        {
            Assert.NotEmpty(error.Problem.In(language));
            Assert.NotEmpty(error.Remedy.In(language));
        }

        return error;
    }

    /// <summary>A value of a feature, counted from 0.</summary>
    public object? Value(int feature, string field) => Features[feature].Values[Fields.Select(f => f.Name).ToList().IndexOf(field)];

    /// <summary>The geometry of a feature as text.</summary>
    public string? Wkt(int feature) => Features[feature].Geometry?.AsText();

    /// <summary>Codes of the findings, in order.</summary>
    public IEnumerable<string> Codes => Findings.Select(f => f.Code);

    /// <summary>Asserts that two geometries are one: same kind, same vertices, rings in any order and direction.</summary>
    public static void Same(Geometry expected, Geometry? actual)
    {
        Assert.NotNull(actual);
        Assert.True(expected.Normalized().EqualsExact(actual.Normalized()), $"{expected} <> {actual}");
    }
}
