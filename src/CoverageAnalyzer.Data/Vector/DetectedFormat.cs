using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>What a file was found to be.</summary>
/// <param name="Format">The format, by the file's first bytes.</param>
/// <param name="Path">The file to read: the .shp where one of its companions was given.</param>
/// <param name="NameAgrees">False where the extension promises another format.</param>
/// <param name="Guess">For an unknown format, what it looks like (an old .xls, a KML), or empty.</param>
public sealed record DetectedFormat(InputFormat Format, string Path, bool NameAgrees, LocalizedText Guess)
{
    /// <summary>True for the formats <see cref="VectorFiles"/> opens.</summary>
    public bool IsVector => Format is InputFormat.GeoJson or InputFormat.Shapefile or InputFormat.ShapefileArchive
        or InputFormat.ShapefileFolder or InputFormat.GeoPackage;

    /// <summary>The format's name for people.</summary>
    public string Name => Format switch
    {
        InputFormat.GeoJson => "GeoJSON",
        InputFormat.Shapefile => "ESRI Shapefile",
        InputFormat.ShapefileArchive => "ESRI Shapefile (.zip)",
        InputFormat.ShapefileFolder => "ESRI Shapefile",
        InputFormat.GeoPackage => "GeoPackage",
        InputFormat.Xlsx => "XLSX",
        InputFormat.DelimitedText => "CSV/TSV",
        InputFormat.GeoTiff => "GeoTIFF",
        _ => "?",
    };
}
