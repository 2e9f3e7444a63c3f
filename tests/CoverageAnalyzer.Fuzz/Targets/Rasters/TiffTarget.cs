using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Fuzz.Mutating;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Fuzz.Targets.Rasters;

/// <summary>GeoTIFF: as people held in memory and read from the file, as heights, as land cover, and written again by both writers.</summary>
public sealed class TiffTarget : FuzzTarget
{
    private const string File = "a.tif";
    private const float MostPeople = 1e9f;

    /// <summary>Cells of an accepted raster that are compared, written and read back; larger ones are opened and looked at in windows.</summary>
    private const int MostCellsCompared = 1 << 16;

    private static readonly Lazy<ClutterClasses> Classes = new(() => ClutterReader.Load(null, "."));

    /// <inheritdoc/>
    public override string Name => "tif";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words =>
        ["II*\0", "MM\0*", "II+\0", "MM\0+", "-9999", "nan", "1e999", "-0", "</Item>", "<Item name=\"SCALE\" role=\"scale\">0</Item>", "<Item role=\"offset\">1e300</Item>", "<!DOCTYPE a>", "&lt;", "\0\0\0\0\0\0\0\0"];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() => TiffSeeds.All();

    /// <inheritdoc/>
    public override bool Change(IList<FuzzPart> parts, FuzzRandom random)
    {
        ArgumentNullException.ThrowIfNull(parts);
        byte[]? changed = TiffChange.Apply(parts[0].Bytes, random);
        if (changed is not null)
        {
            parts[0] = parts[0] with { Bytes = changed };
        }

        return changed is not null;
    }

    /// <inheritdoc/>
    public override ReadFigures? Read(byte[] file, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = folder.Write(File, file);
        ReadFigures? people = People(path, folder), heights = Heights(path);
        return people ?? heights;
    }

    private static ReadFigures? People(string path, CaseFolder folder)
    {
        FindingLog findings = new(), streamedFindings = new();
        PopulationRaster? raster = Oracle.Try(File, () => GeoTiffReader.ReadPopulation(path, null, findings));
        using GeoTiffPopulation? streamed = Oracle.Try(File, () => GeoTiffReader.StreamPopulation(path, null, streamedFindings));
        Oracle.Holds(raster is null == streamed is null, "Held in memory and read from the file, one is refused and the other is not.");
        if (raster is null || streamed is null)
        {
            return null;
        }

        Oracle.Findings(findings, File);
        Oracle.Holds(findings.ToList().Select(f => f.Message.English).SequenceEqual(streamedFindings.ToList().Select(f => f.Message.English)), "The two ways of reading find other things.");
        RasterGrid grid = raster.Grid;
        RasterChecks.Grid(grid);
        Oracle.Holds(raster.People.LongLength == grid.CellCount, "There are not as many people as cells.");
        double sum = 0;
        foreach (float people in raster.People)
        {
            Oracle.Holds(float.IsNaN(people) || people is >= 0 and < MostPeople, $"{people} people in a cell.");
            sum += float.IsNaN(people) ? 0 : people;
        }

        if (grid.CellCount <= MostCellsCompared)
        {
            RasterChecks.SameWindows(grid, raster.People, streamed.Read, outside: false);
            WrittenAndReadBack(raster, folder);
        }

        bool isAllSaid = findings.IsEmpty; // cells that are no people are found, and not summed
        return RasterChecks.FiguresOf(grid, isAllSaid ? sum : double.NaN);
    }

    private static ReadFigures? Heights(string path)
    {
        using ElevationSource? source = RasterChecks.Open(path, File, null, MostCellsCompared);
        if (source is null)
        {
            return null;
        }

        RasterGrid grid = source.Model.Grid;
        if (grid.CellCount <= MostCellsCompared)
        {
            using LandCoverSource? cover = Oracle.Try(File, () => LandCoverFiles.Open([path], null, Classes.Value, source.Model, new FindingLog()));
            if (cover is not null)
            {
                byte[] classes = new byte[Math.Min(64, grid.Rows) * Math.Min(64, grid.Columns)];
                cover.Cover.Read(0, 0, Math.Min(64, grid.Rows), Math.Min(64, grid.Columns), classes);
            }
        }

        return RasterChecks.FiguresOf(grid, double.NaN);
    }

    /// <summary>What was read is written by our writers and read back the same, cell by cell and in its place.</summary>
    private static void WrittenAndReadBack(PopulationRaster raster, CaseFolder folder)
    {
        RasterGrid grid = raster.Grid;
        if (raster.Crs.EpsgCode is null || grid.CellCount > 1_024)
        {
            return; // the writers want a code, and packing takes longer than reading
        }

        using var plain = new MemoryStream();
        GeoTiffWriter.Write(plain, grid, raster.People, raster.Crs, new GeoTiffWriterOptions { TileSize = 16 });
        Same(raster, folder.Write("written.tif", plain.ToArray()), "GeoTiffWriter");
        if (grid.CellCount % 4 == 0) // the cloud writer spills to a file and takes longer
        {
            using var cloud = new MemoryStream();
            using var writer = new CloudGeoTiffWriter<float>(grid, raster.Crs, new CloudGeoTiffOptions { TileSize = 16, NoData = double.NaN, Overviews = OverviewRule.Mean });
            writer.Write(raster.People);
            writer.Finish(cloud);
            Same(raster, folder.Write("written.tif", cloud.ToArray()), "CloudGeoTiffWriter");
        }
    }

    private static void Same(PopulationRaster raster, string path, string writer)
    {
        PopulationRaster again = GeoTiffReader.ReadPopulation(path, null, new FindingLog());
        Oracle.Holds(RasterChecks.IsSame(raster.People, again.People), $"{writer}: other people come back.");
        CoordinateReferenceSystem crs = again.Crs;
        Oracle.Holds(crs.EpsgCode == raster.Crs.EpsgCode && RasterChecks.IsNear(raster.Grid, again.Grid), $"{writer}: {raster.Grid} came back as {again.Grid}, {crs}.");
    }
}
