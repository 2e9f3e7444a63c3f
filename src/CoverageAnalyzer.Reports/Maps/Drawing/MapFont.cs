using System.Reflection;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>The letters of pictures: Noto Sans from the program itself, the same on each machine.</summary>
/// <remarks>Not safe for concurrent use; each picture renderer has its own.</remarks>
internal sealed class MapFont : IDisposable
{
    /// <summary>Fonts a viewer of an SVG takes where it has no Noto Sans.</summary>
    public const string SvgFamily = "'Noto Sans','Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    private static readonly Lazy<SKTypeface> RegularTypeface = new(() => Load("NotoSans-Regular.ttf"));
    private static readonly Lazy<SKTypeface> BoldTypeface = new(() => Load("NotoSans-Bold.ttf"));

    private readonly SKFont regular = Make(RegularTypeface.Value);
    private readonly SKFont bold = Make(BoldTypeface.Value);
    private SKShaper? regularShaper;
    private SKShaper? boldShaper;

    /// <summary>Width of a text in px.</summary>
    public float WidthOf(string text, float size, bool isBold)
    {
        SKFont font = Of(size, isBold);
        return NeedsShaping(text) ? ShaperOf(isBold).Shape(text, font).Width : font.MeasureText(text);
    }

    /// <summary>Draws a text with its anchor at a place.</summary>
    public void Draw(SKCanvas canvas, string text, float x, float y, MapTextStyle style, SKPaint paint)
    {
        float left = style.Anchor == TextAnchor.Start ? x
            : x - (WidthOf(text, style.Size, style.Bold) * (style.Anchor == TextAnchor.Middle ? 0.5f : 1));
        SKFont font = Of(style.Size, style.Bold);
        if (NeedsShaping(text))
        {
            canvas.DrawShapedText(ShaperOf(style.Bold), text, left, y, SKTextAlign.Left, font, paint);
        }
        else
        {
            canvas.DrawText(text, left, y, SKTextAlign.Left, font, paint);
        }
    }

    /// <summary>Breaks a text into lines that are no wider than a limit; a single long word stays whole.</summary>
    public IReadOnlyList<string> Wrap(string text, float size, bool isBold, float width)
    {
        var lines = new List<string>();
        string line = string.Empty;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && WidthOf(longer, size, isBold) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        return lines;
    }

    public void Dispose()
    {
        regularShaper?.Dispose();
        boldShaper?.Dispose();
        regular.Dispose();
        bold.Dispose();
    }

    // Composed letters have a glyph each; only loose combining marks need their place worked out.
    private static bool NeedsShaping(string text)
    {
        foreach (char c in text)
        {
            if (c is >= '\u0300' and <= '\u036F')
            {
                return true;
            }
        }

        return false;
    }

    private static SKFont Make(SKTypeface typeface) => new(typeface)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
    };

    private static SKTypeface Load(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("fonts/" + name)!;
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }

    private SKShaper ShaperOf(bool isBold) => isBold
        ? boldShaper ??= new SKShaper(BoldTypeface.Value)
        : regularShaper ??= new SKShaper(RegularTypeface.Value);

    private SKFont Of(float size, bool isBold)
    {
        SKFont font = isBold ? bold : regular;
        font.Size = size;
        return font;
    }
}
