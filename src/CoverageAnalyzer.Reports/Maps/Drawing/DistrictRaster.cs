using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using SkiaSharp;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Which district each px of the frame lies in. It answers what polygons that do not quite fit together leave open.</summary>
internal sealed class DistrictRaster
{
    private readonly int[] districtAt;

    private DistrictRaster(MapFrame frame, int width, int height, int[] districtAt, int[] districtOfCommune, IReadOnlyList<string> names)
    {
        Frame = frame;
        Width = width;
        Height = height;
        this.districtAt = districtAt;
        DistrictOfCommune = districtOfCommune;
        Names = names;
    }

    public MapFrame Frame { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>District of each commune, counted from 1.</summary>
    public IReadOnlyList<int> DistrictOfCommune { get; }

    /// <summary>Names of the districts in the order of their first commune; district d is at d − 1.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Draws the communes, each in the number of its district, or of its province.</summary>
    public static DistrictRaster Of(IReadOnlyList<CommuneIndicators> communes, MapShapes shapes, MapFrame frame, bool byProvince = false)
    {
        var names = new List<string>();
        var number = new Dictionary<(string Province, string District), int>();
        var districtOf = new int[communes.Count];
        for (int i = 0; i < communes.Count; i++)
        {
            // Many provinces have a district Châu Thành.
            Commune commune = communes[i].Commune;
            var key = (commune.Province, byProvince ? string.Empty : commune.District);
            if (!number.TryGetValue(key, out districtOf[i]))
            {
                names.Add(byProvince ? commune.Province : commune.District);
                districtOf[i] = names.Count;
                number.Add(key, names.Count);
            }
        }

        int width = (int)MathF.Ceiling(frame.Width), height = (int)MathF.Ceiling(frame.Height);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Black);
            canvas.Translate(-frame.X, -frame.Y);
            canvas.Scale(MapView.GridPixels);
            using var paint = new SKPaint { IsAntialias = false };
            foreach (var group in Enumerable.Range(0, communes.Count).GroupBy(i => districtOf[i]))
            {
                using var path = new SKPath { FillType = SKPathFillType.Winding };
                foreach (int unit in group)
                {
                    for (int r = shapes.UnitStart[unit]; r < shapes.UnitStart[unit + 1]; r++)
                    {
                        path.MoveTo(shapes.X[shapes.RingStart[r]], shapes.Y[shapes.RingStart[r]]);
                        for (int v = shapes.RingStart[r] + 1; v < shapes.RingStart[r + 1]; v++)
                        {
                            path.LineTo(shapes.X[v], shapes.Y[v]);
                        }

                        path.Close();
                    }
                }

                paint.Color = new SKColor((byte)(group.Key >> 16), (byte)(group.Key >> 8), (byte)group.Key);
                canvas.DrawPath(path, paint);
            }
        }

        var at = new int[width * height];
        ReadOnlySpan<byte> pixels = bitmap.GetPixelSpan();
        for (int row = 0; row < height; row++)
        {
            ReadOnlySpan<byte> line = pixels.Slice(row * bitmap.RowBytes, width * 4);
            for (int column = 0; column < width; column++)
            {
                at[(row * width) + column] = (line[column * 4] << 16) | (line[(column * 4) + 1] << 8) | line[(column * 4) + 2];
            }
        }

        return new(frame, width, height, at, districtOf, names);
    }

    /// <summary>District at a place in px, counted from 1; 0 outside of all.</summary>
    public int At(float x, float y)
    {
        int column = (int)MathF.Floor(x - Frame.X), row = (int)MathF.Floor(y - Frame.Y);
        return column < 0 || row < 0 || column >= Width || row >= Height ? 0 : districtAt[(row * Width) + column];
    }

    /// <summary>Share (0–1) of a frame that districts cover, or one of them.</summary>
    public float CoveredFraction(MapFrame box, int? district = null)
    {
        int covered = 0, all = 0;
        for (float y = box.Y + 0.5f; y < box.Bottom; y += 2)
        {
            for (float x = box.X + 0.5f; x < box.Right; x += 2)
            {
                all++;
                covered += district is int one ? (At(x, y) == one ? 1 : 0) : At(x, y) == 0 ? 0 : 1;
            }
        }

        return all == 0 ? 0 : (float)covered / all;
    }

    /// <summary>Mean place of a district's px, and their number.</summary>
    public (float X, float Y, int Pixels)[] Centers()
    {
        var sums = new (double X, double Y, int Pixels)[Names.Count + 1];
        for (int row = 0; row < Height; row++)
        {
            for (int column = 0; column < Width; column++)
            {
                int district = districtAt[(row * Width) + column];
                if (district < sums.Length)
                {
                    ref var sum = ref sums[district];
                    sum = (sum.X + column, sum.Y + row, sum.Pixels + 1);
                }
            }
        }

        return
        [
            .. sums.Select(s => s.Pixels == 0
                ? (0f, 0f, 0)
                : ((float)(s.X / s.Pixels) + 0.5f + Frame.X, (float)(s.Y / s.Pixels) + 0.5f + Frame.Y, s.Pixels)),
        ];
    }
}
