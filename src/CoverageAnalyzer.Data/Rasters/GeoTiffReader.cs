using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Reads a single-band GeoTIFF: strips or tiles, COG, BigTIFF; none, LZW, DEFLATE or PackBits; integers or floating point.</summary>
public static class GeoTiffReader
{
    private const int NoDataTag = 42113;

    /// <summary>Reads people per cell.</summary>
    /// <param name="path">The file.</param>
    /// <param name="userCrs">Coordinate system the user states, or null: what the file says.</param>
    /// <param name="findings">Takes cells with impossible values.</param>
    /// <param name="threads">Threads to decode with, 1 or more; the result is the same for any.</param>
    /// <exception cref="InputFileException">The file cannot be used.</exception>
    public static PopulationRaster ReadPopulation(string path, string? userCrs, FindingLog findings, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        SourcePlace place = SourcePlace.OfFile(path);
        try
        {
            TiffDirectory directory = TiffDirectory.Read(path);
            RasterGrid grid = GeoTiffGrid.Of(directory, place);
            CoordinateReferenceSystem crs = GeoTiffGrid.CrsOf(directory, userCrs, "layers.population.crs", place);
            float noData = NoDataOf(directory);
            float[] people = TiffPixels.Read(path, directory, directory.Text(NoDataTag).Length > 0 ? float.NaN : 0, threads);
            Clean(people, noData, place, findings);
            return new PopulationRaster(grid, people, crs);
        }
        catch (Exception e) when (RasterErrors.IsForeign(e))
        {
            throw RasterErrors.Of(place, e);
        }
    }

    /// <summary>The value of cells without data; NaN where the file states none.</summary>
    private static float NoDataOf(TiffDirectory directory) =>
        double.TryParse(directory.Text(NoDataTag), NumberStyles.Float, CultureInfo.InvariantCulture, out double stated) ? (float)stated : float.NaN;

    private static void Clean(float[] people, float noData, SourcePlace place, FindingLog findings)
    {
        long impossible = 0;
        for (int i = 0; i < people.Length; i++)
        {
            if (people[i] == noData)
            {
                people[i] = float.NaN;
            }
            else if (!float.IsNaN(people[i]) && !(people[i] >= 0 && people[i] < 1e9f))
            {
                people[i] = float.NaN;
                impossible++;
            }
        }

        if (impossible > 0)
        {
            findings.Add(
                "population-cells-impossible",
                FindingRank.Warning,
                place,
                LocalizedText.Of($"{impossible:N0} ô có dân số âm hoặc quá lớn.", $"{impossible:N0} cells hold a negative or absurd number of people."),
                new("Coi như không có số liệu.", "They count as no data."));
        }
    }
}
