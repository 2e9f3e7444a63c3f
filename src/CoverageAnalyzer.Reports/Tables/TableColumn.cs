using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A column of a result table: one definition for CSV, XLSX, GeoPackage, maps and the HTML report.</summary>
public abstract class TableColumn
{
    private protected TableColumn(string name, ColumnKind kind, LocalizedText label)
    {
        Name = name;
        Kind = kind;
        Label = label;
    }

    /// <summary>Name in CSV files, in the GeoPackage and in map definitions, for example <c>average_service_radius_km</c>.</summary>
    public string Name { get; }

    /// <summary>What the values are.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Name for people, without the unit.</summary>
    public LocalizedText Label { get; }

    /// <summary>Unit for people; empty for texts, counts and choices.</summary>
    public LocalizedText Unit { get; init; }

    /// <summary>Decimals people see (of the percentage, for a share).</summary>
    public int Decimals { get; init; }

    /// <summary>Decimals kept in files for machines and in workbooks: enough that a place is kept to a millimetre.</summary>
    internal int StoredDecimals => Unit == ColumnUnits.Degree ? StoredNumber.DegreeDecimals : StoredNumber.Decimals;

    /// <summary>Width in a workbook, in characters.</summary>
    public int WidthCharacters { get; init; } = 12;

    /// <summary>For a choice: the words people see for each value, in order; empty for other kinds.</summary>
    public IReadOnlyList<(string Value, LocalizedText Text)> Choices { get; init; } = [];

    /// <summary>True for counts, measured numbers and shares.</summary>
    public bool IsNumeric => Kind is ColumnKind.Integer or ColumnKind.Number or ColumnKind.Fraction;

    /// <summary>Label with the unit in brackets, as a table header shows it.</summary>
    /// <param name="language">The language.</param>
    public string HeaderIn(ReportLanguage language)
    {
        string label = Label.In(language);
        string unit = Unit.In(language);
        return unit.Length == 0 ? label : $"{label} ({unit})";
    }

    /// <summary>A value of a numeric column as files for machines keep it: rounded to a millimetre of a km, no negative zero.</summary>
    /// <param name="value">The value; NaN and infinities are "not computed".</param>
    /// <returns>NaN where it was not computed.</returns>
    public double Store(double value) => double.IsFinite(value) ? StoredNumber.Round(value, StoredDecimals) : double.NaN;

    /// <summary>Prints a value of a numeric column for people, without the unit.</summary>
    /// <param name="value">The value as stored (a share from 0 to 1); NaN is unknown.</param>
    /// <param name="language">The language.</param>
    /// <returns>For example <c>3,16</c> or, with a true minus sign, <c>−3,16</c>; empty for NaN.</returns>
    public string PrintNumber(double value, ReportLanguage language) =>
        NumberSigns.Print(Kind == ColumnKind.Fraction ? value * 100 : value, Decimals, language).Replace('-', '\u2212');

    /// <summary>The words people see for a value of a choice; the value itself where it is none of the choices.</summary>
    /// <param name="value">The value as stored.</param>
    /// <param name="language">The language.</param>
    public string PrintChoice(string value, ReportLanguage language)
    {
        foreach ((string known, LocalizedText text) in Choices)
        {
            if (known == value)
            {
                return text.In(language);
            }
        }

        return value;
    }
}
