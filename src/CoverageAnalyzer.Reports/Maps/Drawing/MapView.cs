using System.Numerics;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>How the analysis plane lies in the frame of a picture.</summary>
internal sealed class MapView
{
    /// <summary>
    /// Positions are kept on a grid of this many px. Neighbours snap alike, so that simplified polygons still share their edges,
    /// and coordinates become small whole numbers.
    /// </summary>
    public const float GridPixels = 0.2f;

    private readonly double minX;
    private readonly double maxY;
    private readonly double offsetX;
    private readonly double offsetY;
    private readonly int step;

    /// <summary>Fits the bounds into the frame, centred.</summary>
    /// <param name="bounds">Bounds in the plane, in metres.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="groundPerPlane">Ground metres a plane metre stands for.</param>
    /// <param name="latitudeDegrees">Latitude of the middle, for the zoom level.</param>
    /// <param name="gridStep">Positions are kept on every n-th line of the grid.</param>
    public MapView(Bounds bounds, MapFrame frame, double groundPerPlane, double latitudeDegrees, int gridStep = 1)
    {
        step = gridStep;
        Frame = frame;
        double width = Math.Max(bounds.Width, 1e-6), height = Math.Max(bounds.Height, 1e-6);
        PixelsPerMetre = Math.Min(frame.Width / width, frame.Height / height);
        minX = bounds.MinX;
        maxY = bounds.MaxY;
        offsetX = frame.X + ((frame.Width - (width * PixelsPerMetre)) / 2);
        offsetY = frame.Y + ((frame.Height - (height * PixelsPerMetre)) / 2);
        GroundMetresPerPixel = groundPerPlane / PixelsPerMetre;
        const double EquatorMetresPerPixelAtZoom0 = 156543.03392804097; // 2π·6378137 / 256
        Zoom = Math.Log2(EquatorMetresPerPixelAtZoom0 * Math.Cos(latitudeDegrees * Math.PI / 180) / GroundMetresPerPixel);
    }

    private MapView(MapView above, MapFrame frame)
    {
        (minX, maxY, offsetX, step) = (above.minX, above.maxY, above.offsetX, above.step);
        offsetY = above.offsetY + (frame.Y - above.Frame.Y);
        (PixelsPerMetre, GroundMetresPerPixel, Zoom) = (above.PixelsPerMetre, above.GroundMetresPerPixel, above.Zoom);
        Frame = frame;
    }

    public MapFrame Frame { get; }

    public double PixelsPerMetre { get; }

    /// <summary>Metres on the ground a px stands for, in the middle of the map.</summary>
    public double GroundMetresPerPixel { get; }

    /// <summary>The level at which a web map shows the same scale.</summary>
    public double Zoom { get; }

    /// <summary>The same view in an equal frame higher up or further down.</summary>
    /// <param name="frame">The frame.</param>
    public MapView MovedTo(MapFrame frame) => new(this, frame);

    public float PixelX(double x) => (float)(offsetX + ((x - minX) * PixelsPerMetre));

    public float PixelY(double y) => (float)(offsetY + ((maxY - y) * PixelsPerMetre));

    /// <summary><see cref="GridX"/> of many.</summary>
    /// <param name="x">Eastings.</param>
    /// <param name="gridX">Takes as many positions.</param>
    public void GridXs(ReadOnlySpan<double> x, Span<int> gridX) => ToGrid(x, gridX, offsetX, minX, PixelsPerMetre);

    /// <summary><see cref="GridY"/> of many.</summary>
    /// <param name="y">Northings.</param>
    /// <param name="gridY">Takes as many positions.</param>
    public void GridYs(ReadOnlySpan<double> y, Span<int> gridY) => ToGrid(y, gridY, offsetY, maxY, -PixelsPerMetre);

    public int GridX(double x) => step * (int)Math.Round((offsetX + ((x - minX) * PixelsPerMetre)) / (step * GridPixels));

    public int GridY(double y) => step * (int)Math.Round((offsetY + ((maxY - y) * PixelsPerMetre)) / (step * GridPixels));

    /// <summary>The same steps as one by one, so that the same positions come out to the last bit: the negative of a product is the product of the negative.</summary>
    private void ToGrid(ReadOnlySpan<double> values, Span<int> grid, double offset, double origin, double pixelsPerMetre)
    {
        const int Block = 256;
        Span<double> lines = stackalloc double[Block];
        double line = step * GridPixels;
        for (int from = 0; from < values.Length; from += Block)
        {
            ReadOnlySpan<double> some = values.Slice(from, Math.Min(Block, values.Length - from));
            int i = 0;
            for (; i + Vector<double>.Count <= some.Length; i += Vector<double>.Count)
            {
                Vector<double> pixels = new Vector<double>(offset) + ((new Vector<double>(some[i..]) - new Vector<double>(origin)) * pixelsPerMetre);
                Vector.Round(pixels / new Vector<double>(line)).CopyTo(lines[i..]);
            }

            for (; i < some.Length; i++)
            {
                lines[i] = Math.Round((offset + ((some[i] - origin) * pixelsPerMetre)) / line);
            }

            for (i = 0; i < some.Length; i++)
            {
                grid[from + i] = step * (int)lines[i];
            }
        }
    }
}
