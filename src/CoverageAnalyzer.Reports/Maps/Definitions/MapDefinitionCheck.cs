using System.Buffers;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>What the form of a definition cannot say: fields exist, colors and classes fit together.</summary>
internal static class MapDefinitionCheck
{
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static string? FirstFault(MapDefinition definition)
    {
        if (definition.Id.Length is 0 or > 64 || definition.Id.AsSpan().IndexOfAnyExcept(IdCharacters) >= 0)
        {
            return $"$.id: '{definition.Id}' is not made of lower-case letters, digits and hyphens";
        }

        if (definition.Layers.Count == 0)
        {
            return "$.layers: a map needs a layer";
        }

        for (int i = 0; i < definition.Layers.Count; i++)
        {
            if (FaultOf(definition.Layers[i]) is string fault)
            {
                return $"$.layers[{i}]{fault}";
            }
        }

        MapSource source = definition.LeadingLayer.Source;
        foreach (string field in definition.Tooltip.Concat(definition.Detail))
        {
            if (MapFields.Find(source, field) is null)
            {
                return $"$.tooltip, $.detail: '{field}' is not a column of {source}";
            }
        }

        return null;
    }

    private static string? FaultOf(MapLayer layer)
    {
        if ((layer.Field is null) != (layer.Classes is null))
        {
            return ": 'field' and 'classes' go together";
        }

        if (layer.IsPoints && layer.Symbol is null)
        {
            return ": points need a 'symbol'";
        }

        if (layer.Symbol is SymbolStyle symbol && FaultOf(symbol) is string symbolFault)
        {
            return ".symbol" + symbolFault;
        }

        if (layer.Outline is { } outline && !(outline.Width is > 0 and <= 20))
        {
            return ".outline.width: must be above 0 and at most 20";
        }

        if (layer.Labels is LabelStyle labels)
        {
            if (MapFields.Find(layer.Source, labels.Field) is null)
            {
                return $".labels.field: '{labels.Field}' is not a column of {layer.Source}";
            }

            if (!(labels.Size is >= 6 and <= 60))
            {
                return ".labels.size: must be from 6 to 60";
            }
        }

        if (layer.Classes is not ClassDefinition classes)
        {
            return null;
        }

        if (layer.Source == MapSource.Districts)
        {
            return ": districts are outlines and have no classes";
        }

        return MapFields.Find(layer.Source, layer.Field) is TableColumn column
            ? FaultOf(classes, column) is string fault ? ".classes" + fault : null
            : $".field: '{layer.Field}' is not a column of {layer.Source}";
    }

    private static string? FaultOf(SymbolStyle symbol)
    {
        if (symbol.Sizes.Count == 0 || symbol.Sizes.Any(s => !(s.Size is > 0 and <= 100) || !double.IsFinite(s.Zoom)))
        {
            return ".sizes: at least one, each above 0 and at most 100";
        }

        return symbol.Sizes.Zip(symbol.Sizes.Skip(1)).Any(p => !(p.First.Zoom < p.Second.Zoom)) ? ".sizes: zooms must rise" : null;
    }

    private static string? FaultOf(ClassDefinition classes, TableColumn column)
    {
        if (classes.Method == ClassMethod.Categories)
        {
            return classes.Categories.Count == 0 ? ".categories: at least one"
                : column.IsNumeric ? $": '{column.Name}' is a number; categories are for words"
                : classes.Categories.Any(c => c.Value.Length == 0 || c.Value.Any(char.IsControl)) ? ".categories: a value is empty or holds a control character"
                : classes.Categories.Select(c => c.Value).Distinct(StringComparer.Ordinal).Count() < classes.Categories.Count ? ".categories: a value stands twice"
                : null;
        }

        if (!column.IsNumeric)
        {
            return $": '{column.Name}' is not a number; use categories";
        }

        int wanted = classes.Method switch
        {
            ClassMethod.Breaks => classes.Breaks.Count + 1,
            ClassMethod.Target => classes.Factors.Count + 1,
            _ => classes.Count,
        };
        if (wanted is < 2 or > 12)
        {
            return ": 2 to 12 classes";
        }

        if (classes.Colors.Count != wanted)
        {
            return $".colors: {classes.Colors.Count} colors for {wanted} classes";
        }

        if (classes.Labels.Count != 0 && classes.Labels.Count != wanted)
        {
            return $".labels: {classes.Labels.Count} labels for {wanted} classes";
        }

        bool needsTarget = classes.Method == ClassMethod.Target || classes.Breaks.Any(b => b.Value is null);
        if (needsTarget && classes.Target is null)
        {
            return ".target: missing";
        }

        double[] rising = classes.Method == ClassMethod.Target
            ? [.. classes.Factors]
            : [.. classes.Breaks.Where(b => b.Value is not null).Select(b => b.Value!.Value)];
        return rising.Zip(rising.Skip(1)).Any(p => !(p.First < p.Second)) ? ": breaks and factors must rise" : null;
    }
}
