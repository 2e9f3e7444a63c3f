using System.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Findings;

/// <summary>
/// A place in an input as its owner finds it: <c>file.xlsx, Sheet1!D17</c> · <c>file.csv, line 17, column 'lat'</c> ·
/// <c>file.shp, record 12 (Xã Tân Long)</c>.
/// </summary>
public sealed record SourcePlace
{
    /// <summary>The file's name without its folder, or empty for the study as a whole.</summary>
    public string File { get; init; } = string.Empty;

    /// <summary>Layer of a GeoPackage or sheet of a workbook, where the file has several.</summary>
    public string? Layer { get; init; }

    /// <summary>Line of a text file, counted from 1 with the header line.</summary>
    public long? Line { get; init; }

    /// <summary>Record or feature of a layer, counted from 1.</summary>
    public long? Record { get; init; }

    /// <summary>Key of a row of a database table, for example <c>code=01234</c>; it stands in place of the record's number.</summary>
    public string? Key { get; init; }

    /// <summary>Cell of a sheet, for example <c>D17</c>.</summary>
    public string? Cell { get; init; }

    /// <summary>Field or column.</summary>
    public string? Field { get; init; }

    /// <summary>Name of the unit or point, to recognise it by.</summary>
    public string? Name { get; init; }

    /// <summary>A place that is a whole file.</summary>
    /// <param name="file">The file; a folder before it is cut off.</param>
    public static SourcePlace OfFile(string file) => new() { File = Path.GetFileName(file) };

    /// <summary>The row or feature without the file: <c>line 17</c>, <c>record 12</c>, <c>Sheet1!D17</c>; empty for a whole file.</summary>
    /// <param name="language">The language.</param>
    public string Row(ReportLanguage language)
    {
        bool vietnamese = language == ReportLanguage.Vietnamese;
        if (Cell is not null)
        {
            return Layer is null ? Cell : $"{Layer}!{Cell}";
        }

        if (Line is long line)
        {
            return vietnamese ? $"dòng {line}" : $"line {line}";
        }

        if (Key is not null)
        {
            return vietnamese ? $"dòng {Key}" : $"row {Key}";
        }

        if (Record is long record)
        {
            return vietnamese ? $"bản ghi {record}" : $"record {record}";
        }

        return Layer ?? string.Empty;
    }

    /// <summary>The whole place in words.</summary>
    /// <param name="language">The language.</param>
    public string In(ReportLanguage language)
    {
        var text = new StringBuilder(File);
        string row = Row(language);
        Append(text, row == Layer && File.EndsWith(' ' + Layer, StringComparison.Ordinal) ? string.Empty : row); // a database table is named by its file already
        if (Field is not null && Cell is null)
        {
            Append(text, language == ReportLanguage.Vietnamese ? $"cột '{Field}'" : $"column '{Field}'");
        }

        if (Name is not null)
        {
            text.Append(text.Length == 0 ? Name : $" ({Name})");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string part)
    {
        if (part.Length > 0)
        {
            text.Append(text.Length > 0 ? ", " : string.Empty).Append(part);
        }
    }
}
