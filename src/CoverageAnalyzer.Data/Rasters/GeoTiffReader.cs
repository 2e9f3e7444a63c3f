using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Reads a single-band GeoTIFF: strips or tiles, COG, BigTIFF; none, LZW, DEFLATE or PackBits; integers or floating point.</summary>
public static class GeoTiffReader
{
    /// <summary>Cells up to which a raster is simply held in memory: 64 MiB.</summary>
    private const long FewEnoughToHold = 1 << 24;

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
            var values = new PeopleValues(directory);
            float[] people = TiffPixels.Read(path, directory, values.Missing, threads);
            AddFindings(values.Clean(people), place, directory, findings);
            return new PopulationRaster(grid, people, crs);
        }
        catch (Exception e) when (RasterErrors.IsForeign(e))
        {
            throw RasterErrors.Of(place, e);
        }
    }

    /// <summary>Opens people per cell: held in memory where there are few, else read from the file as they are asked for.</summary>
    /// <remarks>All of the file is looked at once, so that whatever is wrong with it is said here.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="userCrs">Coordinate system the user states, or null: what the file says.</param>
    /// <param name="findings">Takes cells with impossible values.</param>
    /// <param name="threads">Threads to decode with, 1 or more; the result is the same for any.</param>
    /// <returns>The cells; to be disposed of where they are <see cref="IDisposable"/>.</returns>
    /// <exception cref="InputFileException">The file cannot be used.</exception>
    public static IPopulationRaster OpenPopulation(string path, string? userCrs, FindingLog findings, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        try
        {
            TiffDirectory directory = TiffDirectory.Read(path);
            return (long)directory.Width * directory.Height <= FewEnoughToHold
                ? ReadPopulation(path, userCrs, findings, threads)
                : StreamPopulation(path, userCrs, findings, threads);
        }
        catch (Exception e) when (RasterErrors.IsForeign(e))
        {
            throw RasterErrors.Of(SourcePlace.OfFile(path), e);
        }
    }

    /// <summary>Opens people per cell that stay in their file, however few they are; as <see cref="OpenPopulation"/> otherwise.</summary>
    /// <param name="path">The file.</param>
    /// <param name="userCrs">Coordinate system the user states, or null: what the file says.</param>
    /// <param name="findings">Takes cells with impossible values.</param>
    /// <param name="threads">Threads to decode with, 1 or more.</param>
    /// <exception cref="InputFileException">The file cannot be used.</exception>
    public static GeoTiffPopulation StreamPopulation(string path, string? userCrs, FindingLog findings, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        SourcePlace place = SourcePlace.OfFile(path);
        try
        {
            TiffDirectory directory = TiffDirectory.Read(path);
            RasterGrid grid = GeoTiffGrid.Of(directory, place);
            CoordinateReferenceSystem crs = GeoTiffGrid.CrsOf(directory, userCrs, "layers.population.crs", place);
            AddFindings(TiffPixels.CountImpossiblePeople(path, directory, threads), place, directory, findings);
            return new GeoTiffPopulation(path, grid, crs, directory);
        }
        catch (Exception e) when (RasterErrors.IsForeign(e))
        {
            throw RasterErrors.Of(place, e);
        }
    }

    private static void AddFindings(long impossible, SourcePlace place, TiffDirectory directory, FindingLog findings)
    {
        GeoTiffFindings.AddNoData(place, directory, "population-nodata-unreadable", findings);
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
