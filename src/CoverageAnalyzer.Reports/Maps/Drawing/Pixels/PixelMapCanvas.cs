using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>Draws a map in pixels: areas and lines by our own kernels, symbols and texts by Skia.</summary>
/// <remarks>Skia paints thousands of shapes one over the other; see <see cref="TessellationFill"/> for what is better and faster for areas that share their borders.</remarks>
internal sealed class PixelMapCanvas : IMapCanvas, IDisposable
{
    private readonly PixelPicture picture;
    private readonly SkiaMapCanvas sheet;
    private readonly float pixelRatio;
    private readonly int threads;
    private readonly Stack<PixelBox> clips = new();

    /// <summary>Draws on a picture.</summary>
    /// <param name="picture">The picture; its Skia canvas is scaled here.</param>
    /// <param name="font">Letters.</param>
    /// <param name="pixelRatio">Pixels a px of the layout.</param>
    /// <param name="threads">Threads to use.</param>
    public PixelMapCanvas(PixelPicture picture, MapFont font, float pixelRatio, int threads = 1)
    {
        this.picture = picture;
        this.pixelRatio = pixelRatio;
        this.threads = threads;
        picture.Canvas.Scale(pixelRatio);
        sheet = new SkiaMapCanvas(picture.Canvas, font);
        clips.Push(new PixelBox(0, 0, picture.Width, picture.Height));
    }

    /// <summary>Counts the work of the kernels; null: nothing is counted.</summary>
    public Action<string, long>? Tally { get; init; }

    private float Scale => MapView.GridPixels * pixelRatio;

    public void Dispose() => sheet.Dispose();

    public void BeginClip(MapFrame frame)
    {
        sheet.BeginClip(frame);

        // As Skia cuts at a frame: at the nearest edges of pixels.
        clips.Push(new PixelBox(Round(frame.X), Round(frame.Y), Round(frame.Right), Round(frame.Bottom)).Within(clips.Peek()));
        int Round(float place) => (int)MathF.Floor((place * pixelRatio) + 0.5f);
    }

    public void EndClip()
    {
        sheet.EndClip();
        clips.Pop();
    }

    public void Polygons(MapShapes shapes, IReadOnlyList<UnitLook> looks, OutlineStyle? outline, Func<int, string>? title)
    {
        var paints = new PixelPaint?[shapes.UnitCount];
        foreach (UnitLook look in looks)
        {
            PixelPaint? paint = look.Fill is MapColor color ? new PixelPaint(color, look.IsHatched, pixelRatio) : null;
            foreach (int unit in look.Units)
            {
                paints[unit] = paint;
            }
        }

        if (Array.Exists(paints, p => p is not null))
        {
            TessellationFill.Draw(picture, shapes, paints, Scale, clips.Peek(), threads, Tally);
        }

        if (outline is not null)
        {
            Lines(shapes.Outlines, outline);
        }
    }

    public void Lines(MapLines lines, OutlineStyle style) =>
        LineInk.Draw(picture, lines, style.Color, (float)style.Width * pixelRatio, Scale, clips.Peek(), threads, Tally);

    public void Symbols(IReadOnlyList<float> x, IReadOnlyList<float> y, SymbolShape shape, float size, MapColor fill, OutlineStyle? outline) =>
        sheet.Symbols(x, y, shape, size, fill, outline);

    public void Rectangle(MapFrame frame, MapColor? fill, bool hatch, OutlineStyle? outline) => sheet.Rectangle(frame, fill, hatch, outline);

    public void Polygon(ReadOnlySpan<(float X, float Y)> corners, MapColor fill) => sheet.Polygon(corners, fill);

    public void Texts(IReadOnlyList<MapTextItem> items, MapTextStyle style) => sheet.Texts(items, style);
}
