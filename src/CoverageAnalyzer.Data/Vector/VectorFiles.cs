using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector.GeoJson;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Data.Vector.Shapefile;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>Opens vector files: GeoJSON, ESRI Shapefile (.shp, .zip, folder) and GeoPackage.</summary>
public static class VectorFiles
{
    /// <summary>Opens one layer.</summary>
    /// <param name="source">The file and what the user says about it.</param>
    /// <param name="findings">Takes what was guessed or is wrong with the file.</param>
    /// <returns>The open layer; the caller closes it.</returns>
    /// <exception cref="InputFileException">The file is missing, damaged or of another format, or has no such layer.</exception>
    /// <exception cref="PostGis.DataStoreException">The database fails.</exception>
    public static VectorLayer Open(VectorSource source, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(findings);
        if (source.Table is { } table)
        {
            return PostGis.Layers.PostGisLayer.Open(table, findings);
        }

        DetectedFormat detected = FormatDetector.Detect(source.Path);
        if (!detected.IsVector)
        {
            throw FormatDetector.NotAVectorFile(detected);
        }

        if (!detected.NameAgrees)
        {
            findings.Add(
                "extension-differs", FindingRank.Info, SourcePlace.OfFile(detected.Path),
                LocalizedText.Of($"Phần mở rộng '{Path.GetExtension(detected.Path)}' không đúng: nội dung là {detected.Name}.", $"The extension '{Path.GetExtension(detected.Path)}' is wrong: the content is {detected.Name}."),
                LocalizedText.Of($"Đã đọc theo nội dung.", $"It was read by its content."));
        }

        return ReaderEdge.Guard<VectorLayer>(detected.Path, () => detected.Format switch
        {
            InputFormat.GeoJson => GeoJsonLayer.Open(detected.Path, source.Encoding, findings),
            InputFormat.GeoPackage => GeoPackageLayer.Open(source with { Path = detected.Path }, findings),
            _ => ShapefileLayer.Open(detected, source, findings),
        });
    }

    /// <summary>Lists the layers of a file without reading their features (GeoJSON, which states nothing, is read through once).</summary>
    /// <param name="path">The file or folder.</param>
    /// <returns>One entry a layer, in the file's order.</returns>
    /// <exception cref="InputFileException">The file is missing, damaged or of another format.</exception>
    public static IReadOnlyList<VectorLayerInfo> Describe(string path)
    {
        DetectedFormat detected = FormatDetector.Detect(path);
        if (!detected.IsVector)
        {
            throw FormatDetector.NotAVectorFile(detected);
        }

        return ReaderEdge.Guard<IReadOnlyList<VectorLayerInfo>>(detected.Path, () =>
        {
            switch (detected.Format)
            {
                case InputFormat.GeoJson:
                    using (GeoJsonLayer layer = GeoJsonLayer.Open(detected.Path, null, new FindingLog()))
                    {
                        return [layer.Describe()];
                    }

                case InputFormat.GeoPackage:
                    using (GeoPackageFile file = GeoPackageFile.Open(detected.Path))
                    {
                        return [.. file.Layers().Select(file.Describe)];
                    }

                default:
                    return [.. ShapefileParts.FindAll(detected).Select(p =>
                    {
                        using ShapefileLayer layer = ShapefileLayer.Open(p, null, new FindingLog());
                        return layer.Describe();
                    })];
            }
        });
    }
}
