using CoverageAnalyzer.Reports.Maps.Definitions;
using SkiaSharp;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Draws with Skia what stands around a map and its symbols: pictures in pixels.</summary>
internal sealed class SkiaMapCanvas : ISheetCanvas, IDisposable
{
    private readonly SKCanvas canvas;
    private readonly MapFont font;
    private readonly SKPaint paint = new() { IsAntialias = true, StrokeJoin = SKStrokeJoin.Round };

    /// <summary>Draws on a canvas whose unit is the px of the layout.</summary>
    public SkiaMapCanvas(SKCanvas canvas, MapFont font)
    {
        this.canvas = canvas;
        this.font = font;
    }

    public void Dispose() => paint.Dispose();

    public void BeginClip(MapFrame frame)
    {
        canvas.Save();
        canvas.ClipRect(RectangleOf(frame));
    }

    public void EndClip() => canvas.Restore();

    public void Symbols(IReadOnlyList<float> x, IReadOnlyList<float> y, SymbolShape shape, float size, MapColor fill, OutlineStyle? outline)
    {
        if (shape == SymbolShape.Triangle)
        {
            using var path = new SKPath();
            float half = size / 2;
            for (int i = 0; i < x.Count; i++)
            {
                path.MoveTo(x[i], y[i] - half);
                path.RLineTo(half * 0.9f, half * 1.6f);
                path.RLineTo(-half * 1.8f, 0);
                path.Close();
            }

            if (outline is not null)
            {
                Use(outline.Color, (float)outline.Width * 2);
                canvas.DrawPath(path, paint);
            }

            Use(fill, 0);
            canvas.DrawPath(path, paint);
            return;
        }

        var points = new SKPoint[x.Count];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new SKPoint(x[i], y[i]);
        }

        paint.StrokeCap = shape == SymbolShape.Circle ? SKStrokeCap.Round : SKStrokeCap.Square;
        if (outline is not null)
        {
            Use(outline.Color, size + (2 * (float)outline.Width));
            canvas.DrawPoints(SKPointMode.Points, points, paint);
        }

        Use(fill, size);
        canvas.DrawPoints(SKPointMode.Points, points, paint);
        paint.StrokeCap = SKStrokeCap.Butt;
    }

    public void Rectangle(MapFrame frame, MapColor? fill, bool hatch, OutlineStyle? outline)
    {
        using var path = new SKPath();
        path.AddRect(RectangleOf(frame));
        Draw(path, fill, hatch, outline);
    }

    public void Polygon(ReadOnlySpan<(float X, float Y)> corners, MapColor fill)
    {
        using var path = new SKPath();
        for (int i = 0; i < corners.Length; i++)
        {
            if (i == 0)
            {
                path.MoveTo(corners[i].X, corners[i].Y);
            }
            else
            {
                path.LineTo(corners[i].X, corners[i].Y);
            }
        }

        path.Close();
        Draw(path, fill, false, null);
    }

    public void Texts(IReadOnlyList<MapTextItem> items, MapTextStyle style)
    {
        if (style.Halo is MapColor halo)
        {
            Use(halo, SvgMapCanvas.HaloWidth(style.Size));
            paint.Color = paint.Color.WithAlpha(217);
            foreach (MapTextItem item in items)
            {
                font.Draw(canvas, item.Text, item.X, item.Y, style, paint);
            }
        }

        Use(style.Color, 0);
        foreach (MapTextItem item in items)
        {
            font.Draw(canvas, item.Text, item.X, item.Y, style, paint);
        }
    }

    private static SKRect RectangleOf(MapFrame frame) => new(frame.X, frame.Y, frame.Right, frame.Bottom);

    private void Draw(SKPath path, MapColor? fill, bool hatch, OutlineStyle? outline)
    {
        if (fill is MapColor color)
        {
            Use(hatch ? MapColor.White : color, 0);
            canvas.DrawPath(path, paint);
            if (hatch)
            {
                Hatch(path, color);
            }
        }

        if (outline is not null)
        {
            Use(outline.Color, (float)outline.Width);
            canvas.DrawPath(path, paint);
        }
    }

    private void Hatch(SKPath path, MapColor color)
    {
        const float Step = 6;
        canvas.Save();
        canvas.ClipPath(path, SKClipOperation.Intersect, antialias: true);
        SKRect bounds = path.Bounds;
        Use(color, 1);
        // The lines lie on one net for the whole picture, like the pattern of the SVG.
        for (float c = MathF.Floor((bounds.Left + bounds.Top) / Step) * Step; c <= bounds.Right + bounds.Bottom; c += Step)
        {
            canvas.DrawLine(c - bounds.Top, bounds.Top, c - bounds.Bottom, bounds.Bottom, paint);
        }

        canvas.Restore();
    }

    private void Use(MapColor color, float strokeWidth)
    {
        paint.Color = new SKColor(color.Red, color.Green, color.Blue);
        paint.Style = strokeWidth > 0 ? SKPaintStyle.Stroke : SKPaintStyle.Fill;
        paint.StrokeWidth = strokeWidth;
    }
}
