using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;
using Simd = System.Numerics.Vector;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Reads a single-band GeoTIFF: strips or tiles, COG, BigTIFF; none, LZW, DEFLATE or PackBits; integers or floating point.</summary>
public static class GeoTiffReader
{
    private const int NoDataTag = 42113;
    private const float MostPeople = 1e9f;

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
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(people.AsSpan());
        Vector<float> zero = Vector<float>.Zero, most = new(MostPeople), none = new(noData);
        for (int i = 0; i < wide.Length; i++)
        {
            // Nearly all cells hold people that can be: only the others are looked at one by one.
            Vector<int> isPlain = Simd.AndNot(Simd.GreaterThanOrEqual(wide[i], zero) & Simd.LessThan(wide[i], most), Simd.Equals(wide[i], none));
            if (!Simd.EqualsAll(isPlain, Vector<int>.AllBitsSet))
            {
                impossible += Clean(people.AsSpan(i * Vector<float>.Count, Vector<float>.Count), noData);
            }
        }

        impossible += Clean(people.AsSpan(wide.Length * Vector<float>.Count), noData);

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

    private static long Clean(Span<float> people, float noData)
    {
        long impossible = 0;
        foreach (ref float cell in people)
        {
            if (cell == noData)
            {
                cell = float.NaN;
            }
            else if (!float.IsNaN(cell) && !(cell >= 0 && cell < MostPeople))
            {
                cell = float.NaN;
                impossible++;
            }
        }

        return impossible;
    }
}
