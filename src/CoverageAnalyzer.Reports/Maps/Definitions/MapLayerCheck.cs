using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Checks a layer of a map.</summary>
internal static class MapLayerCheck
{
    private const int FewestClasses = 2;
    private const int MostClasses = 12;

    /// <summary>All faults of a layer, each with its place.</summary>
    public static IEnumerable<LocalizedText> FaultsOf(MapLayer layer, string place)
    {
        if ((layer.Field is null) != (layer.Classes is null))
        {
            yield return LocalizedText.Of($"{place}: 'field' và 'classes' phải đi cùng nhau", $"{place}: 'field' and 'classes' go together");
        }

        if (layer.IsPoints && layer.Symbol is null)
        {
            yield return LocalizedText.Of($"{place}: lớp điểm cần 'symbol'", $"{place}: points need a 'symbol'");
        }

        if (layer.Symbol is SymbolStyle symbol)
        {
            if (symbol.Sizes.Count == 0 || symbol.Sizes.Any(s => !(s.Size is > 0 and <= 100) || !double.IsFinite(s.Zoom)))
            {
                yield return LocalizedText.Of($"{place}.symbol.sizes: cần ít nhất một cỡ, lớn hơn 0 và không quá 100", $"{place}.symbol.sizes: at least one, each above 0 and at most 100");
            }
            else if (!Rises([.. symbol.Sizes.Select(s => s.Zoom)]))
            {
                yield return LocalizedText.Of($"{place}.symbol.sizes: mức thu phóng phải tăng dần", $"{place}.symbol.sizes: zooms must rise");
            }
        }

        foreach ((string key, OutlineStyle? outline) in ((string, OutlineStyle?)[])[("outline", layer.Outline), ("symbol.outline", layer.Symbol?.Outline)])
        {
            if (outline is not null && !(outline.Width is > 0 and <= 20))
            {
                yield return LocalizedText.Of($"{place}.{key}.width: phải lớn hơn 0 và không quá 20", $"{place}.{key}.width: must be above 0 and at most 20");
            }
        }

        if (layer.Labels is LabelStyle labels)
        {
            if (MapFields.Find(layer.Source, labels.Field) is null)
            {
                yield return MapDefinitionCheck.NoColumn($"{place}.labels.field", labels.Field, layer.Source);
            }

            if (!(labels.Size is >= 6 and <= 60))
            {
                yield return LocalizedText.Of($"{place}.labels.size: phải từ 6 đến 60", $"{place}.labels.size: must be from 6 to 60");
            }
        }

        if (layer.Classes is not ClassDefinition classes || layer.Field is null)
        {
            yield break;
        }

        if (layer.IsLines)
        {
            yield return LocalizedText.Of($"{place}: lớp này chỉ là đường ranh giới, không phân lớp được", $"{place}: boundary lines have no classes");
        }
        else if (MapFields.Find(layer.Source, layer.Field) is TableColumn column)
        {
            foreach (LocalizedText fault in classes.Method == ClassMethod.Categories ? CategoryFaults(classes, column, $"{place}.classes") : NumericFaults(classes, column, $"{place}.classes"))
            {
                yield return fault;
            }
        }
        else
        {
            yield return MapDefinitionCheck.NoColumn($"{place}.field", layer.Field, layer.Source);
        }
    }

    private static IEnumerable<LocalizedText> CategoryFaults(ClassDefinition classes, TableColumn column, string place)
    {
        if (classes.Categories.Count == 0)
        {
            yield return LocalizedText.Of($"{place}.categories: cần ít nhất một giá trị", $"{place}.categories: at least one");
        }

        if (column.IsNumeric)
        {
            yield return LocalizedText.Of($"{place}: cột '{column.Name}' là số; 'categories' dành cho chữ", $"{place}: '{column.Name}' is a number; categories are for words");
        }

        if (classes.Categories.Any(c => c.Value.Length == 0 || c.Value.Any(char.IsControl)))
        {
            yield return LocalizedText.Of($"{place}.categories: có giá trị ('value') trống hoặc chứa ký tự điều khiển", $"{place}.categories: a 'value' is empty or holds a control character");
        }

        foreach (var twice in classes.Categories.GroupBy(c => c.Value, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return LocalizedText.Of($"{place}.categories: '{twice.Key}' có hai lần", $"{place}.categories: '{twice.Key}' stands twice");
        }

        foreach (CategoryDefinition category in classes.Categories.Where(c => c.Color is null))
        {
            yield return LocalizedText.Of(
                $"{place}.categories: '{category.Value}' chưa có màu ('color'), bảng màu ('palette') không đủ",
                $"{place}.categories: '{category.Value}' has no 'color' and the 'palette' none for it");
        }
    }

    private static IEnumerable<LocalizedText> NumericFaults(ClassDefinition classes, TableColumn column, string place)
    {
        if (!column.IsNumeric)
        {
            yield return LocalizedText.Of($"{place}: cột '{column.Name}' không phải là số; hãy dùng 'categories'", $"{place}: '{column.Name}' is not a number; use categories");
        }

        int wanted = classes.Method switch
        {
            ClassMethod.Breaks => classes.Breaks.Count + 1,
            ClassMethod.Target => classes.Factors.Count + 1,
            _ => classes.Count,
        };
        string deciding = classes.Method switch { ClassMethod.Breaks => "breaks", ClassMethod.Target => "factors", _ => "count" };
        if (wanted is < FewestClasses or > MostClasses)
        {
            yield return LocalizedText.Of($"{place}.{deciding}: cần từ {FewestClasses} đến {MostClasses} lớp", $"{place}.{deciding}: {FewestClasses} to {MostClasses} classes");
        }

        if (classes.Colors.Count != wanted)
        {
            yield return LocalizedText.Of($"{place}.colors: {classes.Colors.Count} màu cho {wanted} lớp (ghi 'colors' hoặc 'palette')", $"{place}.colors: {classes.Colors.Count} colors for {wanted} classes (give 'colors' or a 'palette')");
        }

        if (classes.Labels.Count != 0 && classes.Labels.Count != wanted)
        {
            yield return LocalizedText.Of($"{place}.labels: {classes.Labels.Count} nhãn cho {wanted} lớp", $"{place}.labels: {classes.Labels.Count} labels for {wanted} classes");
        }

        if (classes.Target is null && (classes.Method == ClassMethod.Target || classes.Breaks.Any(b => b.Value is null)))
        {
            yield return LocalizedText.Of($"{place}.target: thiếu", $"{place}.target: missing");
        }

        if (!Rises(classes.Method == ClassMethod.Target ? classes.Factors : [.. classes.Breaks.Where(b => b.Value is not null).Select(b => b.Value!.Value)]))
        {
            yield return LocalizedText.Of($"{place}: các ngưỡng ('{deciding}') phải tăng dần", $"{place}: breaks and factors must rise ('{deciding}')");
        }
    }

    private static bool Rises(IReadOnlyList<double> values) => values.Zip(values.Skip(1)).All(p => p.First < p.Second);
}
