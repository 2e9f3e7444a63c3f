using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Classes;

/// <summary>
/// A layer with its classes worked out on the values of a run: which feature is in which class, in which colour, called what.
/// Every viewer draws from this.
/// </summary>
public sealed class ClassifiedLayer
{
    private ClassifiedLayer(
        MapLayer layer, TableColumn column, NumericClasses? numeric, IReadOnlyList<LegendEntry> classes, LegendEntry? noData, int[] classOf)
    {
        Layer = layer;
        Column = column;
        Numeric = numeric;
        Classes = classes;
        NoData = noData;
        ClassOf = classOf;
    }

    /// <summary>The definition.</summary>
    public MapLayer Layer { get; }

    /// <summary>The column of the values.</summary>
    public TableColumn Column { get; }

    /// <summary>The breaks of a numeric column; null for categories.</summary>
    public NumericClasses? Numeric { get; }

    /// <summary>The classes, lowest first, or the categories in their order.</summary>
    public IReadOnlyList<LegendEntry> Classes { get; }

    /// <summary>The look of features without a value; null where each has one.</summary>
    public LegendEntry? NoData { get; }

    /// <summary>Class of each feature; −1 without a value.</summary>
    public IReadOnlyList<int> ClassOf { get; }

    /// <summary>Heading of the legend: the definition's, or the column's label with its unit.</summary>
    public LocalizedText Heading => Layer.Legend.IsEmpty
        ? new(Column.HeaderIn(ReportLanguage.Vietnamese), Column.HeaderIn(ReportLanguage.English))
        : Layer.Legend;

    /// <summary>Works the classes out.</summary>
    /// <param name="layer">A layer with classes.</param>
    /// <param name="data">The values.</param>
    /// <param name="targets">The settings of the study that breaks may follow.</param>
    /// <returns>Null where the layer has no classes.</returns>
    public static ClassifiedLayer? Of(MapLayer layer, MapData data, MapTargets targets)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(targets);
        if (layer.Classes is not ClassDefinition definition || MapFields.Find(layer.Source, layer.Field) is not TableColumn column)
        {
            return null;
        }

        double AreaOf(int c) => definition.Method == ClassMethod.Categories ? data.CommuneAreaOf(layer.Source, column, definition.Categories[c].Value) : double.NaN;
        int features = data.CountOf(layer.Source);
        var classOf = new int[features];
        if (definition.Method == ClassMethod.Categories)
        {
            for (int i = 0; i < features; i++)
            {
                string value = data.TextOf(layer.Source, column, i);
                classOf[i] = -1;
                for (int c = 0; c < definition.Categories.Count && value.Length > 0; c++)
                {
                    classOf[i] = definition.Categories[c].Value == value ? c : classOf[i];
                }
            }

            return Finish(null, [.. definition.Categories.Select(c => (c.Color ?? layer.NoData.Color, c.Hatch, CategoryLabel(c, column)))]);
        }

        var values = new double[features];
        for (int i = 0; i < features; i++)
        {
            values[i] = data.NumberOf(layer.Source, column, i);
        }

        NumericClasses numeric = NumericOf(definition, values, targets);
        for (int i = 0; i < features; i++)
        {
            classOf[i] = numeric.ClassOf(values[i]);
        }

        IReadOnlyList<LocalizedText> labels = definition.Labels.Count == numeric.Count ? definition.Labels : ClassLabels.Of(numeric, column);
        bool withoutTarget = definition.ColorsWithoutTarget.Count > 0 && !targets.HasTargetOf(definition);
        IReadOnlyList<MapColor> colors = withoutTarget ? definition.ColorsWithoutTarget : definition.Colors;
        return Finish(numeric, [.. labels.Select((label, c) => (ColorOf(colors, c, numeric.Count), false, label))]);

        ClassifiedLayer Finish(NumericClasses? made, (MapColor Color, bool Hatched, LocalizedText Label)[] looks)
        {
            var counts = new int[looks.Length + 1];
            foreach (int c in classOf)
            {
                counts[c + 1]++;
            }

            return new(
                layer,
                column,
                made,
                [.. looks.Select((look, c) => new LegendEntry(look.Color, look.Hatched, look.Label, counts[c + 1]) { AreaSquareKilometres = AreaOf(c) })],
                counts[0] == 0 ? null : new LegendEntry(layer.NoData.Color, layer.NoData.Hatch, layer.NoData.Label, counts[0]),
                classOf);
        }
    }

    private static NumericClasses NumericOf(ClassDefinition definition, double[] values, MapTargets targets)
    {
        double target = definition.Target is MapTarget wanted ? targets.ValueOf(wanted) : double.NaN;
        return definition.Method switch
        {
            ClassMethod.Breaks => NumericClasses.FromBreaks(definition.Breaks.Select(b => b.Value ?? target), definition.Closed),
            // A study without that target still gets a map: the same colors over quantiles.
            ClassMethod.Target when targets.HasTargetOf(definition) =>
                NumericClasses.FromBreaks(definition.Factors.Select(f => f * target), definition.Closed),
            _ => ReadableBreaks.Of(NumericClasses.FromQuantiles(values, definition.Colors.Count), values),
        };
    }

    private static LocalizedText CategoryLabel(CategoryDefinition category, TableColumn column) => category.Label.IsEmpty
        ? new(column.PrintChoice(category.Value, ReportLanguage.Vietnamese), column.PrintChoice(category.Value, ReportLanguage.English))
        : category.Label;

    /// <summary>Where fewer classes came out than colors are there, the colors are spread over the whole range.</summary>
    private static MapColor ColorOf(IReadOnlyList<MapColor> colors, int c, int classes) =>
        classes == colors.Count || classes == 1 ? colors[Math.Min(c, colors.Count - 1)]
            : colors[(int)Math.Round((double)c * (colors.Count - 1) / (classes - 1), MidpointRounding.AwayFromZero)];
}
