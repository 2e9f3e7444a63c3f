using System.Globalization;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The value that stands for "no data" in a GeoTIFF: a text in GDAL's tag 42113, so that it may also be no number, or blank.</summary>
/// <remarks>GDAL takes any text that is no number for 0, which may be a height or a number of people: here it stands for nothing, and the reader says so.</remarks>
internal readonly record struct TiffNoData
{
    private const int Tag = 42113;

    /// <summary>Reads it.</summary>
    /// <param name="directory">The directory of the file.</param>
    public TiffNoData(TiffDirectory directory)
    {
        Text = directory.Text(Tag);
        IsNumber = double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        Value = IsNumber ? (float)value : float.NaN;
        IsUnreadable = directory.Has(Tag) && !IsNumber;
    }

    /// <summary>The text; empty where there is none, or nothing but blanks.</summary>
    public string Text { get; }

    /// <summary>The value; NaN, which no cell equals, where there is none, it is no number, or is itself NaN.</summary>
    public float Value { get; }

    /// <summary>True where something is said, be it a number or not.</summary>
    public bool IsStated => Text.Length > 0;

    /// <summary>True where it is a number; NaN is one.</summary>
    public bool IsNumber { get; }

    /// <summary>True where the tag is there and holds no number.</summary>
    public bool IsUnreadable { get; }
}
