using System.Runtime.InteropServices;
using SkiaSharp;

namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>The pixels of a picture, which Skia and our own kernels both write to.</summary>
/// <remarks>Shape: rows from the top, a pixel is red, green, blue and an unused byte, in this order in memory.</remarks>
internal sealed class PixelPicture : IDisposable
{
    private readonly SKBitmap bitmap;

    /// <summary>A white picture.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    public PixelPicture(int width, int height)
    {
        Width = width;
        Height = height;
        bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Canvas = new SKCanvas(bitmap);
        Canvas.Clear(SKColors.White);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Draws on the pixels at once, as Skia's canvas of a bitmap does.</summary>
    public SKCanvas Canvas { get; }

    /// <summary>A row of pixels.</summary>
    /// <param name="row">From the top.</param>
    public Span<uint> Row(int row) => MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan().Slice(row * bitmap.RowBytes, Width * sizeof(uint)));

    /// <inheritdoc/>
    public void Dispose()
    {
        Canvas.Dispose();
        bitmap.Dispose();
    }
}
