using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>The picture of a radio path: ground over the effective earth, ray, first Fresnel zone, antennas, the worst obstacle.</summary>
/// <remarks>Deterministic: the same path gives the same bytes.</remarks>
public static class ProfilePicture
{
    /// <summary>The picture as SVG with real text.</summary>
    /// <param name="view">What it shows.</param>
    /// <param name="language">Language of its texts.</param>
    public static string Svg(ProfileView view, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(view);
        using var font = new MapFont();
        var canvas = new SvgMapCanvas("profile");
        var drawing = new ProfileDrawing(view, language, font);
        canvas.Rectangle(new MapFrame(0, 0, ProfileDrawing.Width, drawing.Height), MapColor.White, false, null);
        drawing.Draw(canvas);
        return canvas.Finish(ProfileDrawing.Width, drawing.Height, drawing.Title, drawing.Description, inline: false).ToString();
    }

    /// <summary>The picture as PNG.</summary>
    /// <param name="view">What it shows.</param>
    /// <param name="language">Language of its texts.</param>
    /// <param name="pixelRatio">Pixels a px of the layout.</param>
    public static byte[] Png(ProfileView view, ReportLanguage language, float pixelRatio = 2)
    {
        ArgumentNullException.ThrowIfNull(view);
        using var font = new MapFont();
        var drawing = new ProfileDrawing(view, language, font);
        using var picture = new PixelPicture((int)MathF.Round(ProfileDrawing.Width * pixelRatio), (int)MathF.Round(drawing.Height * pixelRatio));
        using (var canvas = new PixelMapCanvas(picture, font, pixelRatio))
        {
            drawing.Draw(canvas);
        }

        return PngFile.Of(picture);
    }
}
