namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>Takes the heights along a radial from a window.</summary>
internal static class RadialHeights
{
    /// <summary>Takes the heights by bilinear interpolation, as <see cref="TerrainWindow.ElevationMetres"/> does, bit for bit.</summary>
    /// <param name="ground">Reads the window.</param>
    /// <param name="window">The window.</param>
    /// <param name="east">East part of a metre along the radial.</param>
    /// <param name="north">North part.</param>
    /// <param name="steps">Tables of the radial.</param>
    /// <param name="heights">Takes the height of each sample in m.</param>
    /// <returns>Number of samples before the first one whose height is not known.</returns>
    public static int Take(RadialGround ground, TerrainWindow window, double east, double north, RadialSteps steps, double[] heights)
    {
        double rowsPerSample = -steps.StepMetres * north / window.NorthMetresPerRow, columnsPerSample = steps.StepMetres * east / window.EastMetresPerColumn;
        return window.IsEven
            ? ground.TakeEven(window, rowsPerSample, columnsPerSample, heights, steps.Samples + 1)
            : ground.Take(window, east, north, steps.StepMetres, heights, steps.Samples + 1);
    }
}
