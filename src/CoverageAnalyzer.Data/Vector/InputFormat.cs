namespace CoverageAnalyzer.Data.Vector;

/// <summary>What an input file is, by its first bytes.</summary>
public enum InputFormat
{
    /// <summary>None of the formats below.</summary>
    Unknown,

    /// <summary>GeoJSON: one text file.</summary>
    GeoJson,

    /// <summary>ESRI Shapefile: the .shp with its .dbf beside it.</summary>
    Shapefile,

    /// <summary>A ZIP archive that holds a shapefile.</summary>
    ShapefileArchive,

    /// <summary>A folder that holds a shapefile.</summary>
    ShapefileFolder,

    /// <summary>GeoPackage: an SQLite database.</summary>
    GeoPackage,

    /// <summary>Excel workbook (.xlsx).</summary>
    Xlsx,

    /// <summary>CSV, TSV or other delimited text.</summary>
    DelimitedText,

    /// <summary>TIFF raster, with or without coordinates.</summary>
    GeoTiff,
}
