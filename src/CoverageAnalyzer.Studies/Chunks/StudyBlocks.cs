using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>Cuts a study into blocks of communes, with the villages in them, of about equal cost.</summary>
internal static class StudyBlocks
{
    // Nanoseconds, from a nation's stages on one thread; only their proportions matter.
    private const double VertexCost = 150, ElevationCellCost = 8, PeopleCellCost = 25, KaposCellCost = 60;

    /// <summary>One of a number of blocks.</summary>
    /// <param name="ground">The prepared study.</param>
    /// <param name="block">Which, from 0.</param>
    /// <param name="blocks">Number of blocks, 1 or more.</param>
    public static UnitBlock Of(StudyGround ground, int block, int blocks)
    {
        IReadOnlyList<Commune> communes = ground.Inputs.Layer.Communes;
        PolygonSet polygons = ground.Inputs.Layer.Polygons; // in degrees, as all processes read them
        double kapos = ground.HasKapos ? KaposCellCost * ground.Inputs.Elevation!.Model.Grid.CellCount : 0;
        int[] own = UnitBlocks.Cut(polygons, [.. communes.Select(c => c.Province)], CostsOf(ground, polygons), kapos, blocks)[block];
        return new UnitBlock(own, VillagesOf(ground, own, block), ground.HasKapos && block == 0);
    }

    private static double[] CostsOf(StudyGround ground, PolygonSet polygons)
    {
        double elevation = ground.Inputs.Elevation is { } source ? ElevationCellCost / CellSquareKilometres(source.Model.Grid, source.Model.Crs.IsGeographic) : 0;
        double people = ground.Inputs.Population is { } raster ? PeopleCellCost / CellSquareKilometres(raster.Grid, raster.Crs.IsGeographic) : 0;
        var costs = new double[polygons.UnitCount];
        for (int unit = 0; unit < costs.Length; unit++)
        {
            int vertices = polygons.RingStart[polygons.UnitStart[unit + 1]] - polygons.RingStart[polygons.UnitStart[unit]];
            double area = ground.Inputs.Layer.Communes[unit].PolygonAreaSquareKilometres;
            costs[unit] = (VertexCost * vertices) + (double.IsFinite(area) ? Math.Abs(area) * (elevation + people) : 0);
        }

        return costs;
    }

    // Near enough for a cost: a degree as on the equator.
    private static double CellSquareKilometres(RasterGrid grid, bool isGeographic)
    {
        const double kilometresPerDegree = 111.3;
        double unit = isGeographic ? kilometresPerDegree : 1e-3;
        return Math.Max(Math.Abs(grid.CellWidth * grid.CellHeight) * unit * unit, 1e-9);
    }

    // A village goes with its commune, one without with the first block: what matters is that each is in exactly one.
    private static int[] VillagesOf(StudyGround ground, int[] communes, int block)
    {
        if (ground.Inputs.Villages is not { } layer)
        {
            return [];
        }

        HashSet<int> own = [.. communes];
        int all = ground.Inputs.Layer.Communes.Count;
        return [.. Enumerable.Range(0, layer.Villages.Count).Where(v => layer.Villages[v].CommuneIndex is >= 0 and int c && c < all ? own.Contains(c) : block == 0)];
    }
}
