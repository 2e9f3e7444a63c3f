using System.Globalization;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Peers;

/// <summary>Communes and an elevation model in memory, whole metres: a tile of 4,000 × 4,000 cells of 30 m (S), or that tile repeated over a country (L).</summary>
internal sealed partial class ZonalWorkload
{
    /// <summary>Reads a folder the generator wrote.</summary>
    /// <param name="folder">The folder.</param>
    public ZonalWorkload(string folder)
    {
        Communes = PeerWorkload.ReadCommunes(Path.Combine(folder, "communes.geojson"));
        string file = Path.Combine(folder, "dem.tif"), repeated = Path.Combine(folder, "dem.vrt");
        bool single = File.Exists(file);
        var tile = GeoTiffReader.ReadPopulation(single ? file : Path.Combine(folder, "..", "S", "dem.tif"), null, new FindingLog());
        short[] heights = [.. tile.People.Select(h => (short)h)];
        if (single)
        {
            Model = new GriddedElevation(tile.Grid, tile.Crs, heights);
            return;
        }

        var head = Head().Match(File.ReadAllText(repeated));
        double Number(string name) => double.Parse(head.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        var grid = new RasterGrid(Number("west"), Number("north"), Number("cell"), Number("cell"), (int)Number("columns"), (int)Number("rows"));
        Model = new RepeatedElevation(grid, tile.Crs, heights, tile.Grid.Columns);
    }

    /// <summary>The communes; unit i is commune i + 1.</summary>
    public PolygonSet Communes { get; }

    /// <summary>The model.</summary>
    public DigitalElevationModel Model { get; }

    [GeneratedRegex("""rasterXSize="(?<columns>\d+)" rasterYSize="(?<rows>\d+)".*?<GeoTransform>(?<west>[\d.]+),(?<cell>[\d.]+),0,(?<north>[\d.]+),""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Head();
}
