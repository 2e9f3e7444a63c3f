using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>What the sectors found, by rows for the northern and southern one and by columns for the others, in the layout of <see cref="ViewshedLevels"/>.</summary>
internal sealed class SectorStatus
{
    private byte[] upright = [];
    private byte[] turned = [];
    private byte[] row = [];

    /// <summary>Takes a window; what was found before is left over.</summary>
    public void Take(TerrainWindow window)
    {
        int padded = ViewshedLevels.Padding;
        if (upright.Length < (window.Rows * (window.Columns + padded)) + (2 * padded) || turned.Length < (window.Columns * (window.Rows + padded)) + (2 * padded))
        {
            upright = new byte[(window.Rows * (window.Columns + padded)) + (2 * padded)];
            turned = new byte[(window.Columns * (window.Rows + padded)) + (2 * padded)];
        }

        if (row.Length < 8 * (window.Columns + 8))
        {
            row = new byte[8 * (window.Columns + 8)];
        }
    }

    /// <summary>Where a sector's cells go.</summary>
    /// <param name="sector">Number of the sector in <see cref="ViewshedLevels.Sectors"/>.</param>
    public byte[] Of(int sector) => sector < 2 ? upright : turned;

    /// <summary>Brings the sectors together; the cell of the site is visible where its height is known.</summary>
    /// <param name="field">The ground.</param>
    /// <param name="hasVoids">Whether there are cells whose height is not known; those are unknown.</param>
    /// <param name="cells">Takes what was found for the cells in reach.</param>
    public void CopyTo(ViewshedField field, bool hasVoids, Span<CellVisibility> cells)
    {
        var window = field.Window;
        Span<byte> target = MemoryMarshal.AsBytes(cells);
        (int firstRow, int endRow) = field.RowsInReach;
        for (int strip = firstRow >> 3 << 3; strip < endRow; strip += 8)
        {
            TurnBack(window, strip);
            for (int r = Math.Max(strip, firstRow); r < Math.Min(strip + 8, endRow); r++)
            {
                (int first, int end) = field.InReach(r);
                if (first >= end)
                {
                    continue;
                }

                int at = r * window.Columns, stride = window.Columns + 8;
                double aside = Math.Abs(r - window.SiteRow);
                int inner = Math.Clamp((int)Math.Ceiling(window.SiteColumn - aside), first, end), outer = Math.Clamp((int)Math.Floor(window.SiteColumn + aside) + 1, inner, end);
                if (aside == 0)
                {
                    outer = inner; // the row of the site belongs to the east and the west
                }

                row.AsSpan(((r - strip) * stride) + first, inner - first).CopyTo(target[(at + first)..]);
                upright.AsSpan((r * (window.Columns + ViewshedLevels.Padding)) + inner, outer - inner).CopyTo(target[(at + inner)..]);
                row.AsSpan(((r - strip) * stride) + outer, end - outer).CopyTo(target[(at + outer)..]);
            }
        }

        if (window.SiteRow == Math.Floor(window.SiteRow) && window.SiteColumn == Math.Floor(window.SiteColumn))
        {
            cells[((int)window.SiteRow * window.Columns) + (int)window.SiteColumn] = CellVisibility.Visible;
        }

        if (hasVoids)
        {
            DoubtVoids(field, cells);
        }
    }

    private static void DoubtVoids(ViewshedField field, Span<CellVisibility> cells)
    {
        var heights = field.Window.HeightsMetres.Span;
        for (int i = 0; i < cells.Length; i++)
        {
            if (float.IsNaN(heights[i]) && cells[i] != CellVisibility.OutOfReach)
            {
                cells[i] = CellVisibility.Unknown;
            }
        }
    }

    /// <summary>Eight rows of the eastern and western sectors.</summary>
    private void TurnBack(TerrainWindow window, int strip)
    {
        int turnedStride = window.Rows + ViewshedLevels.Padding, stride = window.Columns + 8;
        double nearest = Math.Max(0, Math.Max(strip - window.SiteRow, window.SiteRow - strip - 7)) - 1;
        int left = Math.Clamp((int)(window.SiteColumn - nearest) + 1, 0, window.Columns), right = Math.Clamp((int)(window.SiteColumn + nearest), 0, window.Columns);
        ref byte source = ref MemoryMarshal.GetArrayDataReference(turned);
        ref byte target = ref MemoryMarshal.GetArrayDataReference(row);
        for (int column = 0; column < window.Columns; column += 8)
        {
            if (nearest > 0 && column >= left && column + 8 <= right)
            {
                column = ((right - 8) >> 3 << 3) is var last && last > column ? last : column;
                continue;
            }

            if (column + 8 <= window.Columns)
            {
                CellTransposition.Turn(ref Unsafe.Add(ref source, (column * turnedStride) + strip), turnedStride, ref Unsafe.Add(ref target, column), stride);
                continue;
            }

            for (int c = column; c < window.Columns; c++)
            {
                for (int r = 0; r < Math.Min(8, window.Rows - strip); r++)
                {
                    row[(r * stride) + c] = turned[(c * turnedStride) + strip + r];
                }
            }
        }
    }
}
