using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>Mean height, share at or above 200 m and share of slopes of 25° or more of communes; how cells on a boundary count is up to the job.</summary>
/// <remarks>Heights are in memory as whole metres: a tile of 4,000 × 4,000 cells of 30 m (S), or that tile repeated over a country (L).</remarks>
internal abstract partial class ZonalWork : PerformanceJob
{
    private static readonly TerrainThresholds Thresholds = new([200], [SlopeUnits.PercentOfDegrees(25)]);
    private PolygonSet communes = null!;
    private DigitalElevationModel model = null!;
    private IReadOnlyList<UnitTerrain> result = [];

    /// <inheritdoc/>
    public sealed override string Title => $"heights and slopes of {communes.UnitCount:N0} communes, {Units:N0} cells, {How}";

    /// <inheritdoc/>
    public sealed override string Unit => "cell";

    /// <inheritdoc/>
    public sealed override long Units => (long)(Enumerable.Range(0, communes.UnitCount).Sum(communes.PlaneAreaOf) / (model.Grid.CellWidth * model.Grid.CellHeight));

    /// <summary>What the title says of cells on a boundary.</summary>
    protected abstract string How { get; }

    /// <summary>How they count.</summary>
    protected abstract CellRule Cells { get; }

    /// <inheritdoc/>
    public sealed override void Prepare(string folder)
    {
        communes = Workload.ReadCommunes(folder);
        string file = Path.Combine(folder, "dem.tif"), repeated = Path.Combine(folder, "dem.vrt");
        bool single = File.Exists(file);
        var source = ElevationFiles.Open([single ? file : Path.Combine(folder, "..", "S", "dem.tif")], null, new FindingLog());
        var tile = source.Model;
        short[] heights = new short[tile.Grid.CellCount];
        float[] row = new float[tile.Grid.Columns];
        for (int r = 0; r < tile.Grid.Rows; r++)
        {
            tile.Read(r, 0, 1, row.Length, row);
            for (int c = 0; c < row.Length; c++)
            {
                heights[(r * row.Length) + c] = (short)row[c];
            }
        }

        if (single)
        {
            model = new GriddedElevation(tile.Grid, tile.Crs, heights);
            return;
        }

        var head = Head().Match(File.ReadAllText(repeated));
        double Number(string name) => double.Parse(head.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        var grid = new RasterGrid(Number("west"), Number("north"), Number("cell"), Number("cell"), (int)Number("columns"), (int)Number("rows"));
        model = new RepeatedElevation(grid, tile.Crs, heights, tile.Grid.Columns);
    }

    /// <inheritdoc/>
    public sealed override void Run(int threads) => result = Cells == CellRule.CellCentres
        ? ZonalTerrain.Measure(model, new ConformalGridMetrics(model.Grid, null), communes, null, Thresholds, Cells, threads, CancellationToken.None)
        : ZonalTerrain.Measure(model, communes, Thresholds, Cells, threads, CancellationToken.None);

    /// <inheritdoc/>
    public sealed override IEnumerable<(string Key, double Value)> Figures()
    {
        double area = result.Sum(unit => unit.AreaSquareKilometres), known = result.Sum(unit => unit.AreaSquareKilometres - unit.UnknownAreaSquareKilometres);
        double cell = model.Grid.CellWidth * model.Grid.CellHeight / 1e6;
        yield return ($"{Name}.cells", area / cell);
        yield return ($"{Name}.mean_m", result.Sum(unit => unit.MeanElevationMetres * (unit.AreaSquareKilometres - unit.UnknownAreaSquareKilometres)) / known);
        yield return ($"{Name}.share200", result.Sum(unit => unit.AtOrAboveHeightSquareKilometres[0]) / area);
        yield return ($"{Name}.share25", result.Sum(unit => unit.AtOrAboveSlopeSquareKilometres[0]) / area);
    }

    /// <inheritdoc/>
    public sealed override void AddResult(IncrementalHash hash)
    {
        foreach (var unit in result)
        {
            double[] numbers =
            [
                unit.AreaSquareKilometres, unit.UnknownAreaSquareKilometres, unit.MeanElevationMetres, unit.MinimumElevationMetres, unit.MaximumElevationMetres,
                .. unit.AtOrAboveHeightSquareKilometres, .. unit.AtOrAboveSlopeSquareKilometres,
            ];
            hash.AppendData(MemoryMarshal.AsBytes(numbers.AsSpan()));
        }
    }

    // The order of rounding can tell the two ways apart only where a slope is 25° to seven digits; exact parts and true areas differ by cells on the boundary.
    /// <inheritdoc/>
    public sealed override string? Differences(string file)
    {
        bool centres = Cells == CellRule.CellCentres;
        double cell = model.Grid.CellWidth * model.Grid.CellHeight / 1e6, metres = centres ? 6e-5 : 1, share = centres ? 2e-6 : 0.01;
        return PeerResult.Differences(file, (row, id) => result[id - 1] is var unit
            && (!centres || Math.Round(unit.AreaSquareKilometres / cell) == row[1])
            && Math.Abs(unit.MeanElevationMetres - row[2]) <= metres
            && Math.Abs((unit.AtOrAboveHeightSquareKilometres[0] / unit.AreaSquareKilometres) - row[3]) <= share
            && Math.Abs((unit.AtOrAboveSlopeSquareKilometres[0] / unit.AreaSquareKilometres) - row[4]) <= share);
    }

    [GeneratedRegex("""rasterXSize="(?<columns>\d+)" rasterYSize="(?<rows>\d+)".*?<GeoTransform>(?<west>[\d.]+),(?<cell>[\d.]+),0,(?<north>[\d.]+),""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Head();
}
