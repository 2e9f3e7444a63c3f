using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Tests.Rasters;

namespace CoverageAnalyzer.Fuzz.Targets.Rasters;

/// <summary>SRTM tiles, plain and in an archive. Cases are descriptions (<see cref="HgtCase"/>), of which the tile is made.</summary>
public sealed class HgtTarget : FuzzTarget
{
    private const string Head = "head", Body = "body";
    private const int Window = 24;

    private static readonly ConditionalWeakTable<CaseFolder, PreparedTiles> Prepared = [];

    private static readonly Regex TileName = new("^[NSns][0-9]{1,2}[EWew][0-9]{1,3}(?![0-9])", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override string Name => "hgt";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words =>
        ["N16E107.hgt", "S90W180.hgt", "N90E000.hgt", "N00E180.hgt", "n1e1.hgt", ".hgt", ".zip", ".HGT.ZIP", "/", "..", "N16E107", "\u0001\0\0\0\u0080\0", "\0\0\0\u0001\u007F\u00FF"];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() => HgtSeeds.All();

    /// <inheritdoc/>
    public override IReadOnlyList<FuzzPart> Split(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        int head = file.Length - HgtCase.Parse(file).Body.Length;
        return [new(Head, file[..head]), new(Body, file[head..])];
    }

    /// <inheritdoc/>
    public override int Weight(string partName) => partName == Head ? 2 : 1;

    /// <inheritdoc/>
    public override byte[] Join(IReadOnlyList<FuzzPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return [.. parts.SelectMany(p => p.Bytes)];
    }

    /// <inheritdoc/>
    public override ReadFigures? Read(byte[] file, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        HgtCase tile = HgtCase.Parse(file);
        string name = tile.SafeName, path = Path.Combine(folder.Path, name), prepared = Prepared.GetValue(folder, f => new PreparedTiles(f.Path)).Of(tile);
        File.Move(prepared, path, overwrite: true);
        try
        {
            return Read(tile, path, name);
        }
        finally
        {
            File.Move(path, prepared);
        }
    }

    private static ReadFigures? Read(HgtCase tile, string path, string name)
    {
        if (!ElevationFiles.IsRaster(path) || !(name.EndsWith(".hgt", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)))
        {
            return null; // no tile by its name
        }

        var findings = new FindingLog();
        using ElevationSource? source = Oracle.Try(name, () => ElevationFiles.Open([path], null, findings));
        if (source is null)
        {
            return null;
        }

        Oracle.Findings(findings, name);
        RasterGrid grid = source.Model.Grid;
        RasterChecks.Grid(grid);
        Oracle.Holds(grid.Rows == grid.Columns && grid.Rows is 1_201 or 3_601, $"A tile of {grid.Rows} × {grid.Columns} heights.");
        Oracle.Holds(TileName.IsMatch(name) || TileName.IsMatch(Path.GetFileName(tile.EntryName)) || tile.Kind == 2, $"'{name}' says no place.");
        if (tile.Kind == 2)
        {
            return RasterChecks.FiguresOf(grid, double.NaN);
        }

        Oracle.Holds(tile.TileBytes == 2 * grid.CellCount, $"{tile.TileBytes} bytes became {grid.CellCount} heights.");
        foreach ((int row, int column) in (ReadOnlySpan<(int, int)>)[(-1, -1), (0, 0), (grid.Rows / 2, grid.Columns / 3), (grid.Rows - Window + 1, grid.Columns - Window + 1)])
        {
            Same(tile, source.Model, row, column);
        }

        return RasterChecks.FiguresOf(grid, double.NaN);
    }

    private static void Same(HgtCase tile, DigitalElevationModel model, int top, int left)
    {
        float[] heights = new float[Window * Window];
        model.Read(top, left, Window, Window, heights);
        RasterGrid grid = model.Grid;
        for (int i = 0; i < heights.Length; i++)
        {
            int row = top + (i / Window), column = left + (i % Window);
            bool isInside = row >= 0 && column >= 0 && row < grid.Rows && column < grid.Columns;
            short stated = isInside ? tile.At(((long)row * grid.Columns) + column) : short.MinValue;
            float expected = stated is >= -500 and <= 9_000 ? stated : float.NaN;
            Oracle.Holds(RasterChecks.IsSame(heights[i], expected), $"Height {stated} in row {row}, column {column} was read as {heights[i]}.");
        }
    }
}
