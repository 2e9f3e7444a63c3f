using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Which district each px of the frame lies in. It answers what polygons that do not quite fit together leave open.</summary>
internal sealed class DistrictRaster
{
    private readonly int[] districtAt;

    private DistrictRaster(MapFrame frame, int width, int height, int[] districtAt, IReadOnlyList<int> districtOfCommune, IReadOnlyList<string> names)
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
        (string Province, string District) last = default;
        for (int i = 0; i < communes.Count; i++)
        {
            // Many provinces have a district Châu Thành.
            Commune commune = communes[i].Commune;
            var key = (commune.Province, byProvince ? string.Empty : commune.District);
            if (i > 0 && key == last)
            {
                districtOf[i] = districtOf[i - 1]; // most stand in order
                continue;
            }

            last = key;
            if (!number.TryGetValue(key, out districtOf[i]))
            {
                names.Add(byProvince ? commune.Province : commune.District);
                districtOf[i] = names.Count;
                number.Add(key, names.Count);
            }
        }

        int width = (int)MathF.Ceiling(frame.Width), height = (int)MathF.Ceiling(frame.Height);
        int[] at = new int[width * height];
        var fill = new DistrictFill(shapes, frame, at, width);
        int[] units = [.. Enumerable.Range(0, communes.Count)];
        Array.Sort(Array.ConvertAll(units, unit => ((long)districtOf[unit] << 32) | (uint)unit), units); // where districts overlap, the later one is on top
        foreach (int unit in units)
        {
            fill.Draw(unit, districtOf[unit]);
        }

        return new(frame, width, height, at, districtOf, names);
    }

    /// <summary>The same districts in an equal frame elsewhere.</summary>
    /// <param name="frame">The frame.</param>
    public DistrictRaster MovedTo(MapFrame frame) => new(frame, Width, Height, districtAt, DistrictOfCommune, Names);

    /// <summary>District at a place in px, counted from 1; 0 outside of all.</summary>
    public int At(float x, float y)
    {
        int column = (int)MathF.Floor(x - Frame.X), row = (int)MathF.Floor(y - Frame.Y);
        return column < 0 || row < 0 || column >= Width || row >= Height ? 0 : districtAt[(row * Width) + column];
    }

    /// <summary>Share (0–1) of a frame that districts cover, or one of them, by every second px of every second row.</summary>
    public float CoveredFraction(MapFrame box, int? district = null)
    {
        int columns = CountOf(box.X, box.Right), rows = CountOf(box.Y, box.Bottom);
        return columns == 0 || rows == 0 ? 0 : (float)Covered(box, columns, rows, district, int.MaxValue) / (columns * rows);
    }

    /// <summary>Whether districts cover less of a frame than an area.</summary>
    /// <param name="box">The frame.</param>
    /// <param name="squarePixels">The area in px².</param>
    public bool CoverLessThan(MapFrame box, float squarePixels)
    {
        int columns = CountOf(box.X, box.Right), rows = CountOf(box.Y, box.Bottom);
        if (columns == 0 || rows == 0)
        {
            return squarePixels > 0;
        }

        // Most frames lie inland and are left after a few px.
        int enough = (int)MathF.Ceiling(squarePixels * columns * rows / (box.Width * box.Height));
        return Covered(box, columns, rows, null, enough) < enough;
    }

    /// <summary>Number of middles of px two apart in an interval.</summary>
    private static int CountOf(float from, float end) => Math.Max(0, (int)MathF.Ceiling((end - from - 0.5f) / 2));

    private int Covered(MapFrame box, int columns, int rows, int? district, int enough)
    {
        int left = (int)MathF.Floor(box.X + 0.5f - Frame.X), top = (int)MathF.Floor(box.Y + 0.5f - Frame.Y), covered = 0;
        for (int row = top; row < top + (2 * rows) && covered < enough; row += 2)
        {
            if (row < 0 || row >= Height)
            {
                continue;
            }

            ReadOnlySpan<int> line = districtAt.AsSpan(row * Width, Width);
            for (int column = left < 0 ? left & 1 : left; column < Math.Min(left + (2 * columns), Width) && covered < enough; column += 2)
            {
                int found = line[column];
                covered += (district is int one ? found == one : found != 0) ? 1 : 0;
            }
        }

        return covered;
    }

    /// <summary>Mean place of a district's px, and their number.</summary>
    public (float X, float Y, int Pixels)[] Centers()
    {
        var sums = new (double X, double Y, int Pixels)[Names.Count + 1];
        for (int row = 0; row < Height; row++)
        {
            ReadOnlySpan<int> line = districtAt.AsSpan(row * Width, Width);
            for (int column = 0; column < Width;)
            {
                // By runs: whole sums of columns are the same as one by one.
                int end = line[column..].IndexOfAnyExcept(line[column]) is int length and >= 0 ? column + length : Width;
                int district = line[column];
                if (district < sums.Length)
                {
                    ref var sum = ref sums[district];
                    sum = (sum.X + ((long)(column + end - 1) * (end - column) / 2), sum.Y + ((long)row * (end - column)), sum.Pixels + end - column);
                }

                column = end;
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
