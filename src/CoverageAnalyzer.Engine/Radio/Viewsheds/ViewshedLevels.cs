using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The ground as seen from an antenna in single precision, once by rows and once by columns, and the four sectors that are swept on it.</summary>
/// <remarks>
/// Rows are padded, so that a vector that begins in a row may end beyond it. By columns only what the eastern and western sectors look at is kept.
/// Cost: one pass over the window, and one over its eastern and western half for the turned copy.
/// </remarks>
internal sealed class ViewshedLevels
{
    /// <summary>Cells of a row nobody owns.</summary>
    public const int Padding = 32;

    private float[] upright = [];
    private float[] turned = [];

    /// <summary>The northern, southern, western and eastern sector.</summary>
    public ViewshedSector[] Sectors { get; } = [new(), new(), new(), new()];

    /// <summary>True where a height of the window is not known.</summary>
    public bool HasVoids { get; private set; }

    /// <summary>Lowest level, voids left out.</summary>
    public float Lowest { get; private set; }

    /// <summary>Highest level, voids left out.</summary>
    public float Highest { get; private set; }

    /// <summary>Takes the ground of a site.</summary>
    /// <param name="field">The ground.</param>
    public void Take(ViewshedField field)
    {
        int rows = field.Window.Rows, columns = field.Window.Columns, stride = columns + Padding, turnedStride = rows + Padding;
        Grow(ref upright, (rows * stride) + (2 * Padding));
        Grow(ref turned, (columns * turnedStride) + (2 * Padding));
        Lower(field, stride);
        Turn(field, stride, turnedStride);
        double siteRow = field.Window.SiteRow, siteColumn = field.Window.SiteColumn;
        int north = (int)Math.Ceiling(siteRow) - 1, south = (int)Math.Floor(siteRow) + 1, west = (int)Math.Ceiling(siteColumn) - 1, east = (int)Math.Floor(siteColumn) + 1;
        Sectors[0].Place(upright, stride, north, -1, north + 1, siteRow - north, siteColumn, columns);
        Sectors[1].Place(upright, stride, south, 1, rows - south, south - siteRow, siteColumn, columns);
        Sectors[2].Place(turned, turnedStride, west, -1, west + 1, siteColumn - west, siteRow, rows);
        Sectors[3].Place(turned, turnedStride, east, 1, columns - east, east - siteColumn, siteRow, rows);
        for (int s = 0; s < 4; s++)
        {
            Sectors[s].Limit(field, isTurned: s >= 2);
        }
    }

    private static void Grow(ref float[] array, int length)
    {
        if (array.Length < length)
        {
            array = new float[length];
        }
    }

    private void Lower(ViewshedField field, int stride)
    {
        var window = field.Window;
        ref float source = ref MemoryMarshal.GetReference(window.HeightsMetres.Span);
        ref float target = ref MemoryMarshal.GetArrayDataReference(upright);
        double whole = Math.Floor(field.AntennaElevationMetres);
        var level = Vector512.Create((float)whole); // taken off first: exact for heights in whole metres
        var steps = Vector512<float>.Indices - Vector512.Create((float)window.SiteColumn);
        var lowest = Vector512.Create(float.PositiveInfinity);
        var highest = Vector512.Create(float.NegativeInfinity);
        var voids = Vector512<int>.Zero;
        for (int row = 0; row < window.Rows; row++)
        {
            (double atSite, double perSquare) = field.BulgeMetres(row);
            var constant = Vector512.Create((float)(atSite + field.AntennaElevationMetres - whole));
            var factor = Vector512.Create((float)perSquare);
            ref float from = ref Unsafe.Add(ref source, row * window.Columns);
            ref float to = ref Unsafe.Add(ref target, row * stride);
            int column = 0;
            for (; column + 16 <= window.Columns; column += 16)
            {
                var x = steps + Vector512.Create((float)column);
                var lowered = Vector512.LoadUnsafe(ref from, (nuint)column) - level - ((x * x * factor) + constant);
                lowered.StoreUnsafe(ref to, (nuint)column);
                lowest = Vector512.ConditionalSelect(Vector512.LessThan(lowered, lowest), lowered, lowest);
                highest = Vector512.ConditionalSelect(Vector512.GreaterThan(lowered, highest), lowered, highest);
                voids |= ~Vector512.Equals(lowered, lowered).AsInt32();
            }

            for (; column < window.Columns; column++)
            {
                float x = column - (float)window.SiteColumn, lowered = Unsafe.Add(ref from, column) - (float)whole - ((x * x * (float)perSquare) + (float)(atSite + field.AntennaElevationMetres - whole));
                Unsafe.Add(ref to, column) = lowered;
                var all = Vector512.Create(lowered);
                lowest = Vector512.ConditionalSelect(Vector512.LessThan(all, lowest), all, lowest);
                highest = Vector512.ConditionalSelect(Vector512.GreaterThan(all, highest), all, highest);
                voids |= ~Vector512.Equals(all, all).AsInt32();
            }
        }

        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        for (int i = 0; i < 16; i++)
        {
            low = Math.Min(low, lowest[i]);
            high = Math.Max(high, highest[i]);
        }

        (Lowest, Highest, HasVoids) = (low, high, voids != Vector512<int>.Zero);
    }

    /// <summary>Copies blocks of 8 × 8 cells that the eastern and western sectors look at, rows to columns.</summary>
    private void Turn(ViewshedField field, int stride, int turnedStride)
    {
        var window = field.Window;
        ref float source = ref MemoryMarshal.GetArrayDataReference(upright);
        ref float target = ref MemoryMarshal.GetArrayDataReference(turned);
        for (int row = 0; row < window.Rows; row += 8)
        {
            double nearest = Math.Max(0, Math.Max(row - window.SiteRow, window.SiteRow - row - 7)) - 3;
            int left = Math.Clamp((int)(window.SiteColumn - nearest) + 1, 0, window.Columns), right = Math.Clamp((int)(window.SiteColumn + nearest), 0, window.Columns);
            for (int column = 0; column < window.Columns; column += 8)
            {
                if (nearest > 0 && column >= left && column + 8 <= right)
                {
                    column = ((right - 8) >> 3 << 3) is var last && last > column ? last : column;
                    continue;
                }

                if (row + 8 <= window.Rows && column + 8 <= window.Columns)
                {
                    CellTransposition.Turn(ref Unsafe.Add(ref source, (row * stride) + column), stride, ref Unsafe.Add(ref target, (column * turnedStride) + row), turnedStride);
                    continue;
                }

                for (int r = row; r < Math.Min(row + 8, window.Rows); r++)
                {
                    for (int c = column; c < Math.Min(column + 8, window.Columns); c++)
                    {
                        Unsafe.Add(ref target, (c * turnedStride) + r) = Unsafe.Add(ref source, (r * stride) + c);
                    }
                }
            }
        }
    }
}
