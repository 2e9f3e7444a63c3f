using System.Globalization;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The name of an SRTM tile, which is all that says where it lies: <c>N16E107.hgt</c>, also <c>s01w072.SRTMGL1.hgt</c>.</summary>
internal static class HgtName
{
    /// <summary>The south-western corner a name states; null where it states none.</summary>
    /// <param name="path">The file.</param>
    public static (int SouthDegrees, int WestDegrees)? Corner(string path)
    {
        ReadOnlySpan<char> name = Path.GetFileName(path).AsSpan();
        return Number(ref name, 'N', 'S', 2) is int south && Number(ref name, 'E', 'W', 3) is int west
            && (name.IsEmpty || !char.IsAsciiDigit(name[0])) && south is >= -90 and < 90 && west is >= -180 and < 180
            ? (south, west)
            : null;
    }

    private static int? Number(ref ReadOnlySpan<char> name, char plus, char minus, int mostDigits)
    {
        if (name.IsEmpty || char.ToUpperInvariant(name[0]) is var letter && letter != plus && letter != minus)
        {
            return null;
        }

        int digits = 0;
        while (digits < mostDigits && digits + 1 < name.Length && char.IsAsciiDigit(name[digits + 1]))
        {
            digits++;
        }

        if (digits == 0)
        {
            return null;
        }

        int number = int.Parse(name.Slice(1, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        name = name[(digits + 1)..];
        return letter == plus ? number : -number;
    }
}
