using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Where sea, mainland and island are: the schematic map's coast, carried on straight beyond the province.</summary>
internal sealed class TerrainCoast
{
    /// <summary>Mark of a cell in the island.</summary>
    public const int Island = 0;

    /// <summary>Mark of a cell in the sea.</summary>
    public const int Sea = 1;

    private readonly UnitRaster regions;
    private readonly Place[] line;
    private readonly Place[] islandLine;

    /// <summary>Takes the coast out of the map.</summary>
    /// <param name="map">The map.</param>
    public TerrainCoast(SchematicMap map)
    {
        // From the border with Thừa Thiên Huế to that with Quảng Bình, the land to the left.
        var coast = SchematicLine.Join([.. map.OuterLines.Where(l => l.Side == "sea")]).Single();
        (double X, double Y)[] sea = [(107.75, 16.45), .. coast, (106.80, 17.34), (108, 17.34), (108, 16.45), (107.75, 16.45)];
        line = [.. sea[..(coast.Length + 2)].Select(p => TerrainPlane.Of(p.X, p.Y))];
        (double X, double Y)[] island = map.Units[^1].Ring;
        islandLine = [.. island.Select(p => TerrainPlane.Of(p.X, p.Y))];
        (double X, double Y)[] all = [.. island, .. sea];
        regions = UnitRaster.Rasterize(
            new PolygonSet([.. all.Select(p => p.X)], [.. all.Select(p => p.Y)], [0, island.Length, all.Length], [0, 1, 2]), SchematicTerrain.Grid);
    }

    /// <summary>The mark of each cell of a row of <see cref="SchematicTerrain.Grid"/>: sea, island, or −1 for the mainland.</summary>
    /// <param name="row">The row.</param>
    /// <param name="marks">Takes one mark a column.</param>
    public void CopyRow(int row, Span<int> marks) => regions.CopyRow(row, marks);

    /// <summary>Distance from the mainland's coast, to either side.</summary>
    /// <param name="place">The place.</param>
    public double DistanceMetres(Place place) => Distance(line, place);

    /// <summary>Distance from the island's coast.</summary>
    /// <param name="place">The place.</param>
    public double IslandDistanceMetres(Place place) => Distance(islandLine, place);

    private static double Distance(Place[] line, Place place)
    {
        double least = double.PositiveInfinity;
        for (int i = 1; i < line.Length; i++)
        {
            Place edge = line[i] - line[i - 1], to = place - line[i - 1];
            double t = Math.Clamp(to.Dot(edge) / edge.Dot(edge), 0, 1);
            least = Math.Min(least, (to - (edge * t)).Length);
        }

        return least;
    }
}
