namespace CoverageAnalyzer.Reports.Tables;

/// <summary>For whom a CSV file is.</summary>
public enum CsvStyle
{
    /// <summary>For machines: UTF-8 without BOM, comma, <c>.</c> decimals.</summary>
    Machine,

    /// <summary>For a double click in Excel: BOM, <c>;</c>, decimal sign of the language, texts that look like formulas made harmless.</summary>
    Excel,
}
