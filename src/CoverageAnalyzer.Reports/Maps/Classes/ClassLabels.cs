using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Classes;

/// <summary>Legend texts of numeric classes: <c>≤ 1,15</c> · <c>1,15 – 2,30</c> · <c>&gt; 4,60</c>.</summary>
internal static class ClassLabels
{
    public static IReadOnlyList<LocalizedText> Of(NumericClasses classes, TableColumn column)
    {
        double scale = column.Kind == ColumnKind.Fraction ? 100 : 1;
        double[] breaks = [.. classes.Breaks.Select(b => b * scale)];
        int decimals = 0;
        while (decimals < column.Decimals && breaks.Any(b => Math.Abs(Math.Round(b, decimals) - b) > 1e-9 * Math.Max(1, Math.Abs(b))))
        {
            decimals++;
        }

        bool upper = classes.Closed == ClosedSide.Upper;
        return
        [
            .. Enumerable.Range(0, classes.Count).Select(c => new LocalizedText(
                Text(c, ReportLanguage.Vietnamese), Text(c, ReportLanguage.English))),
        ];

        string Text(int c, ReportLanguage language)
        {
            if (breaks.Length == 0)
            {
                return language == ReportLanguage.Vietnamese ? "mọi giá trị" : "all values";
            }

            string Print(int b) => NumberSigns.Print(breaks[b], decimals, language);
            return c == 0 ? $"{(upper ? "≤" : "<")} {Print(0)}"
                : c == breaks.Length ? $"{(upper ? ">" : "≥")} {Print(c - 1)}"
                : $"{Print(c - 1)} – {Print(c)}";
        }
    }
}
