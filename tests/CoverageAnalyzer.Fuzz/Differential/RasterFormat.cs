using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Fuzz.Targets.Rasters;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>A grid of numbers, compared cell by cell: as heights whatever they are, and where it can be as people.</summary>
/// <param name="target">The format.</param>
internal sealed class RasterFormat(FuzzTarget target) : ComparedFormat(target)
{
    private const long MostCells = 1 << 24; // a tile of one second has 13 million

    /// <inheritdoc/>
    public override ComparedCase? Accept(byte[] file, CaseFolder folder)
    {
        folder.Clear(); // names differ from case to case
        HgtCase? described = Target is HgtTarget ? HgtCase.Parse(file) : null;
        string path = Path.Combine(folder.Path, described?.SafeName ?? "a." + Target.Name);
        if (described is null)
        {
            File.WriteAllBytes(path, file);
        }
        else
        {
            described.Write(path);
        }

        FindingLog findings = new(), ofPeople = new();
        ElevationTile? tile = Try(() => Open(path, described, findings));
        PopulationRaster? people = Target is TiffTarget ? Try(() => GeoTiffReader.ReadPopulation(path, null, ofPeople)) : null;
        if ((tile?.Grid ?? people?.Grid) is not { } grid || grid.CellCount > MostCells)
        {
            return null;
        }

        var cells = new List<(string Rule, float[] Cells)>();
        if (tile is not null && Try(() => Heights(tile)) is { } heights)
        {
            cells.Add(("heights", heights));
        }

        if (people is not null)
        {
            cells.Add(("people", people.People));
        }

        return cells.Count == 0 ? null : new RasterCase(Target, file, path, grid, cells, [.. findings.ToList(), .. ofPeople.ToList()]);
    }

    private ElevationTile? Open(string path, HgtCase? described, FindingLog findings) => described is not null
        ? ElevationFiles.IsRaster(path) && Path.GetExtension(path).ToUpperInvariant() is ".HGT" or ".ZIP" ? HgtTile.Open(path, null, HeightLimits.Any, findings) : null
        : Target is TiffTarget ? GeoTiffTile.Open(path, null, HeightLimits.Any, findings)
        : Try(() => AsciiGridTile.Open(path, null, HeightLimits.Any, findings, CancellationToken.None)) ?? AsciiGridTile.Open(path, "EPSG:32648", HeightLimits.Any, findings, CancellationToken.None);

    private static float[] Heights(ElevationTile tile)
    {
        ElevationFiles.Join([tile]);
        RasterGrid grid = tile.Grid;
        float[] heights = new float[grid.CellCount];
        tile.Read(0, 0, grid.Rows, grid.Columns, heights, grid.Columns);
        return heights;
    }

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InputFileException || RasterErrors.IsForeign(e))
        {
            return null;
        }
    }
}
