namespace CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

/// <summary>Takes the heights along a radial from a window.</summary>
internal static class RadialHeights
{
    /// <summary>Takes the heights by bilinear interpolation, as <see cref="TerrainWindow.ElevationMetres"/> does, bit for bit.</summary>
    /// <param name="window">The window.</param>
    /// <param name="east">East part of a metre along the radial.</param>
    /// <param name="north">North part.</param>
    /// <param name="steps">Tables of the radial.</param>
    /// <param name="heights">Takes the height of each sample in m.</param>
    /// <returns>Number of samples before the first one whose height is not known.</returns>
    public static int Take(TerrainWindow window, double east, double north, RadialSteps steps, double[] heights)
    {
        ReadOnlySpan<float> cells = window.HeightsMetres.Span;
        int columns = window.Columns, lastRow = window.Rows - 1, lastColumn = columns - 1, samples = steps.Samples;
        bool even = window.IsEven;
        double siteRow = window.SiteRow, siteColumn = window.SiteColumn;
        double rowsPerSample = -steps.StepMetres * north / window.NorthMetresPerRow, columnsPerSample = steps.StepMetres * east / window.EastMetresPerColumn;
        for (int i = 0; i <= samples; i++)
        {
            double row, column;
            if (even)
            {
                (row, column) = (siteRow + (i * rowsPerSample), siteColumn + (i * columnsPerSample));
            }
            else
            {
                double metres = i * steps.StepMetres;
                (row, column) = window.PlaceOf(metres * east, metres * north);
            }

            double height;
            if (row >= 0 && column >= 0 && row < lastRow && column < lastColumn)
            {
                int r = (int)row, c = (int)column;
                double south = row - r, right = column - c;
                ReadOnlySpan<float> square = cells.Slice((r * columns) + c, columns + 2);
                double a = square[0], b = square[1], below = square[columns], belowRight = square[columns + 1];
                double upper = a + ((b - a) * right), lower = below + ((belowRight - below) * right);
                height = upper + ((lower - upper) * south);
                if (double.IsNaN(height))
                {
                    height = window.ElevationMetres(row, column); // a cell that does not count may be unknown
                }
            }
            else
            {
                height = window.ElevationMetres(row, column);
            }

            heights[i] = height;
            if (!double.IsFinite(height))
            {
                return i;
            }
        }

        return samples + 1;
    }
}
