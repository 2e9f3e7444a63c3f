using System.Runtime.Intrinsics;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>What a unit is filled with: a color, or hatch lines of it on white.</summary>
internal sealed class PixelPaint
{
    /// <summary>Px of the layout from hatch line to hatch line, along a row.</summary>
    public const float HatchStep = 6;

    private readonly float step;

    /// <summary>A paint.</summary>
    /// <param name="color">Its color.</param>
    /// <param name="isHatched">Hatch lines of the color on white.</param>
    /// <param name="pixelRatio">Pixels a px of the layout.</param>
    public PixelPaint(MapColor color, bool isHatched, float pixelRatio)
    {
        Color = Vector128.Create(color.Red, color.Green, color.Blue, 1f);
        IsHatched = isHatched;
        step = HatchStep * pixelRatio;
        LineWidth = pixelRatio;
    }

    /// <summary>Red, green, blue (0–255) and a one, which adds up the covered share.</summary>
    public Vector128<float> Color { get; }

    /// <summary>Whether <see cref="At"/> is to be asked pixel by pixel.</summary>
    public bool IsHatched { get; }

    private float LineWidth { get; }

    /// <summary>The color at a pixel. The lines lie on one net for the whole picture, like the pattern of the SVG.</summary>
    /// <param name="column">Column in the picture.</param>
    /// <param name="row">Row in the picture.</param>
    public Vector128<float> At(int column, int row)
    {
        float along = (column + row + 1) / step;
        float distance = MathF.Abs(along - MathF.Round(along)) * step * 0.70710678f; // across the line, which runs at 45°
        float line = Math.Clamp((LineWidth / 2) + 0.5f - distance, 0, Math.Min(1, LineWidth));
        return Vector128.Create(255f, 255f, 255f, 1f) + ((Color - Vector128.Create(255f, 255f, 255f, 1f)) * line);
    }
}
