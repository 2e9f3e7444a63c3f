using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>Sums of the units of one band of rows.</summary>
internal sealed class TerrainSums
{
    /// <summary>Sums before those of the thresholds: area, area without a height, area × height.</summary>
    public const int Fixed = 3;

    /// <summary>Makes room.</summary>
    /// <param name="units">The units of the band, ascending.</param>
    /// <param name="thresholds">Number of thresholds, heights and slopes together.</param>
    public TerrainSums(int[] units, int thresholds)
    {
        Units = units;
        Width = Fixed + thresholds;
        Values = new double[units.Length * Width];
        Minimum = new float[units.Length];
        Maximum = new float[units.Length];
        Implausible = new long[units.Length];
        Array.Fill(Minimum, float.PositiveInfinity);
        Array.Fill(Maximum, float.NegativeInfinity);
    }

    /// <summary>The units.</summary>
    public int[] Units { get; }

    /// <summary>Sums of one unit.</summary>
    public int Width { get; }

    /// <summary>Sums, unit after unit: square metres; square metres × metres for the height.</summary>
    public double[] Values { get; }

    /// <summary>Lowest height of each unit.</summary>
    public float[] Minimum { get; }

    /// <summary>Highest height of each unit.</summary>
    public float[] Maximum { get; }

    /// <summary>Cells of each unit whose height was not believed.</summary>
    public long[] Implausible { get; }
}
