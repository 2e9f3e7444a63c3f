using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Radio;

/// <summary>Which columns of a table hold a profile, and the decimal sign it is written with.</summary>
internal sealed class TerrainProfileColumns
{
    public const int Distance = 0, Height = 1, Clutter = 2, Zone = 3, Count = 4;

    private static readonly string[] Names = ["distance_km", "height_m", "clutter_m", "zone"];

    private static readonly string[][] Synonyms =
    [
        ["distance km", "distance", "d", "d km", "khoang cach", "khoang cach km", "cu ly", "cu ly km"],
        ["height m", "height", "h", "h m", "elevation", "elevation m", "ground height", "do cao", "do cao m", "cao do", "cao do m"],
        ["clutter m", "clutter", "clutter height", "ground cover height", "vat che", "vat che m", "lop phu", "lop phu m"],
        ["zone", "radio zone", "climatic zone", "vung", "vung khi hau"],
    ];

    private readonly int[] indexes;
    private readonly NumberColumn[] numbers = [new(), new(), new(), new(NumberKind.WholeCount)];
    private DecimalSign sign;

    private TerrainProfileColumns(int[] indexes) => this.indexes = indexes;

    /// <summary>The role a header names, or null.</summary>
    /// <param name="header">The header.</param>
    public static int? RoleOf(string header)
    {
        string plain = HeaderText.Plain(header);
        int role = Array.FindIndex(Synonyms, s => Array.Exists(s, w => HeaderText.Same(plain, w)));
        return role < 0 ? null : role;
    }

    /// <summary>Finds the columns of a table by their names, or by their order where it has none.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="InputFileException">A distance or a height is missing.</exception>
    public static TerrainProfileColumns Of(TableSource table)
    {
        int[] indexes = [-1, -1, -1, -1];
        for (int i = 0; i < table.Headers.Count; i++)
        {
            if (table.Header.IsMadeUp ? i < Count : RoleOf(table.Headers[i]) is not null)
            {
                int role = table.Header.IsMadeUp ? i : RoleOf(table.Headers[i])!.Value;
                indexes[role] = indexes[role] < 0 ? i : indexes[role];
            }
        }

        int missing = Array.FindIndex(indexes, 0, Height + 1, i => i < 0);
        if (missing >= 0)
        {
            throw new InputFileException(
                new SourcePlace { File = table.File },
                LocalizedText.Of(
                    $"thiếu cột '{Names[missing]}'; tệp có: {string.Join(", ", table.Headers.Take(30).Select(h => $"'{h}'"))}.",
                    $"there is no column '{Names[missing]}'; the file has {string.Join(", ", table.Headers.Take(30).Select(h => $"'{h}'"))}."),
                new("Mặt cắt cần các cột distance_km, height_m và có thể có clutter_m, zone.", "A profile has the columns distance_km, height_m and perhaps clutter_m, zone."));
        }

        return new TerrainProfileColumns(indexes);
    }

    public bool Has(int role) => indexes[role] >= 0;

    public int IndexOf(int role) => indexes[role];

    public void Observe(int role, in ParsedNumber number) => numbers[role].Observe(number);

    /// <summary>Finds the decimal sign the whole table proves; in a table separated by commas it is the point where nothing proves another.</summary>
    /// <param name="format">Format of the table.</param>
    public void SettleSigns(string format)
    {
        DecimalSign[] proven = [.. numbers.Select(c => c.Sign).Where(s => s != DecimalSign.Unknown).Distinct()];
        sign = proven.Length == 1 ? proven[0] : proven.Length == 0 && format == "CSV" ? DecimalSign.Point : DecimalSign.Unknown;
    }

    /// <summary>The value of a number; NaN where it could be a thousand or a decimal and nothing settles it.</summary>
    public double ValueOf(int role, in ParsedNumber number)
    {
        // No path is a thousand km long: 1.159 km has decimals.
        if (number.Reading != NumberReading.Ambiguous || role == Distance)
        {
            return number.Value;
        }

        return numbers[role].Settle(number, out double value) ? value
            : sign == DecimalSign.Unknown ? double.NaN
            : sign == number.Sign ? number.Value : number.Grouped;
    }
}
