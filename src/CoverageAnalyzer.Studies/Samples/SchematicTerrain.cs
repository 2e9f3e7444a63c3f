using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Samples;

/// <summary>The schematic terrain: heights on a grid of 3 arc seconds over the schematic map with a margin around it.</summary>
/// <remarks>
/// A surface through the known heights (<see cref="TerrainSurface"/>) is cut by water between the sea and the known rivers
/// (<see cref="DrainageErosion"/>) on cells twice as large, then drawn finer with small noise; the peaks are set to their heights at last.
/// Sea is 0, as in SRTM; land is 1 m at least.
/// Behavior: +, −, ×, ÷, √ and integer hashing only: the same heights on every machine. A drawing, not a survey.
/// </remarks>
internal static class SchematicTerrain
{
    /// <summary>The cells: about 89 m × 92 m.</summary>
    public static readonly RasterGrid Grid = new(106.48, 17.21, 1 / 1200.0, 1 / 1200.0, 1128, 1128);

    private const ulong Seed = SchematicMap.Seed << 8;
    private const int Steps = 30;
    private const double PeakReachMetres = 900;
    private const int PeakReachCells = 10;
    private const double PeakSlope = 0.3;

    /// <summary>What the file says of itself.</summary>
    public const string Description =
        "Schematic elevation of Quảng Trị, drawn by the program: not a survey, not SRTM. "
        + "Độ cao sơ đồ tỉnh Quảng Trị do chương trình vẽ: không phải số liệu đo đạc, không phải SRTM.";

    /// <summary>Draws the heights.</summary>
    /// <param name="map">The map, whose coast and island the terrain follows.</param>
    /// <returns>Metres above sea level, row by row from the north.</returns>
    public static short[] Draw(SchematicMap map)
    {
        var coast = new TerrainCoast(map);
        var surface = new TerrainSurface(coast);
        RasterGrid coarse = TerrainSurface.Grid;
        double[] heights = surface.Heights;
        var erosion = new DrainageErosion(
            coarse.Columns, coarse.CellWidth * TerrainPlane.MetresPerDegreeEast, coarse.CellHeight * TerrainPlane.MetresPerDegreeNorth, heights, surface.Held);
        erosion.FillHollows(Seed + 21);
        double[] erodibility = [.. surface.Relief.Select(r => (0.05 + (0.1 * r) + (2.2 * r * r)) / Steps)];
        for (int step = 0; step < Steps; step++)
        {
            erosion.Step(erodibility);
        }

        erosion.Creep();
        double[] fine = Refine(heights, surface.Relief);
        SetPeaks(fine);
        return Round(fine, coast);
    }

    /// <summary>The heights on the fine grid: looked up at places that noise has moved a little, so that no valley keeps the eight directions of a grid.</summary>
    private static double[] Refine(double[] heights, double[] relief)
    {
        double[] fine = new double[Grid.CellCount];
        for (int row = 0; row < Grid.Rows; row++)
        {
            for (int column = 0; column < Grid.Columns; column++)
            {
                Place p = TerrainPlane.Of(Grid.CentreX(column), Grid.CentreY(row));
                double broken = CoarseField.Linear(relief, p);
                double reach = 130 * Math.Min(1, 2 * broken);
                var moved = new Place(
                    p.X + (reach * GradientNoise.Octaves(p, 800, 2, 0.5, Seed + 11)), p.Y + (reach * GradientNoise.Octaves(p, 800, 2, 0.5, Seed + 12)));
                double detail = broken * ((9 * GradientNoise.At(p.X / 420, p.Y / 420, Seed + 13)) + (4 * GradientNoise.At(p.X / 190, p.Y / 190, Seed + 14)));
                double height = CoarseField.Cubic(heights, moved);
                fine[(row * Grid.Columns) + column] = height + (detail * Math.Clamp((height - 10) / 90, 0.1, 1));
            }
        }

        return fine;
    }

    /// <summary>Draws the ground around each peak towards a cone, so that the peak's cell has its height and those close to it are lower.</summary>
    private static void SetPeaks(double[] fine)
    {
        foreach (var peak in SchematicFacts.Heights.Where(h => h.Kind == "peak"))
        {
            int row = (int)Math.Floor((Grid.North - peak.LatitudeDegrees) / Grid.CellHeight), column = (int)Math.Floor((peak.LongitudeDegrees - Grid.West) / Grid.CellWidth);
            Place top = TerrainPlane.Of(Grid.CentreX(column), Grid.CentreY(row));
            for (int r = row - PeakReachCells; r <= row + PeakReachCells; r++)
            {
                for (int c = column - PeakReachCells; c <= column + PeakReachCells; c++)
                {
                    double distance = TerrainPlane.Of(Grid.CentreX(c), Grid.CentreY(r)).DistanceTo(top);
                    double t = Math.Max(0, 1 - (distance * distance / (PeakReachMetres * PeakReachMetres)));
                    ref double height = ref fine[(r * Grid.Columns) + c];
                    double cone = peak.ElevationMetres - (PeakSlope * distance);
                    height += t * t * (cone - height);
                    height = Math.Min(height, peak.ElevationMetres - (0.02 * Math.Min(distance, 500)) + (0.2 * Math.Max(0, distance - 500)));
                }
            }
        }
    }

    private static short[] Round(double[] fine, TerrainCoast coast)
    {
        short[] heights = new short[fine.Length];
        int[] region = new int[Grid.Columns];
        for (int row = 0; row < Grid.Rows; row++)
        {
            coast.CopyRow(row, region);
            for (int column = 0; column < Grid.Columns; column++)
            {
                int i = (row * Grid.Columns) + column;
                heights[i] = region[column] switch
                {
                    TerrainCoast.Sea => 0,
                    TerrainCoast.Island => ConCo.ElevationMetres(TerrainPlane.Of(Grid.CentreX(column), Grid.CentreY(row)), coast),
                    _ => (short)Math.Max(1, Math.Round(fine[i])),
                };
            }
        }

        return heights;
    }
}
