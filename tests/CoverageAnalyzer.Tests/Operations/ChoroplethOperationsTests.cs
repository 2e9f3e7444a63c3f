using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Drawing.Pixels;
using CoverageAnalyzer.Tests.Reports.Maps.Pixels;

namespace CoverageAnalyzer.Tests.Operations;

/// <summary>Work of drawing a tessellation: grows with what is seen, not with what was measured.</summary>
public sealed class ChoroplethOperationsTests
{
    private const int Columns = 60, Rows = 60, Cell = 30; // communes of 6 px

    [Fact]
    public void Edges_pieces_and_pixels_of_a_tessellation()
    {
        Dictionary<string, long> counts = Draw(PixelShapes.Mesh(Columns, Rows, Cell, 5));
        const double Units = Columns * Rows, Pixels = 360 * 360;

        // Four edges a commune; those of communes across a border of bands are looked at twice.
        Assert.InRange(counts["edges drawn"] / Units, 4, 5);

        // Two level edges and two steep ones of 6 px on average, a piece for each row.
        Assert.InRange(counts["pieces booked"] / Units, 12, 22);

        // Each pixel once, and once more for each border through it.
        Assert.InRange(counts["pixels covered"] / Pixels, 1, 1.8);
    }

    [Fact]
    public void Shared_borders_are_stroked_once()
    {
        MapShapes mesh = PixelShapes.Mesh(Columns, Rows, Cell, 5);
        int edges = 0;
        for (int l = 0; l < mesh.Outlines.LineStart.Length - 1; l++)
        {
            edges += mesh.Outlines.LineStart[l + 1] - mesh.Outlines.LineStart[l] - 1;
        }

        Assert.Equal((Columns * (Rows + 1)) + (Rows * (Columns + 1)), edges);
    }

    /// <summary>Positions closer than can be seen are one segment.</summary>
    [Fact]
    public void Fine_lines_are_merged()
    {
        int[] x = [.. Enumerable.Range(0, 1000)], y = [.. Enumerable.Range(0, 1000).Select(i => 500 + (int)(100 * Math.Sin(i / 60.0)))];
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        using var picture = new PixelPicture(200, 200);
        LineInk.Draw(picture, new MapLines(x, y, [0, 1000]), new MapColor(0, 0, 0), 1, MapView.GridPixels, new PixelBox(0, 0, 200, 200), 1, (n, c) => counts[n] = counts.GetValueOrDefault(n) + c);
        Assert.InRange(counts["segments stroked"], 100, 450);
    }

    private static Dictionary<string, long> Draw(MapShapes shapes)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        using var picture = new PixelPicture(360, 360);
        using var font = new MapFont();
        using var canvas = new PixelMapCanvas(picture, font, 1) { Tally = (name, count) => counts[name] = counts.GetValueOrDefault(name) + count };
        canvas.Polygons(shapes, [new UnitLook([.. Enumerable.Range(0, shapes.UnitCount)], new MapColor(9, 9, 9), false)], null, null);
        return counts;
    }
}
