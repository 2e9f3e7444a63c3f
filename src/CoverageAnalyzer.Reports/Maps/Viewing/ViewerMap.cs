using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>A map as an interactive viewer shows it: every decision of the definition made for one run. The web page and the desktop viewer only draw it.</summary>
public sealed record ViewerMap
{
    /// <summary>The definition.</summary>
    public required MapDefinition Definition { get; init; }

    /// <summary>What the map shows, in a sentence that fits the study.</summary>
    public required LocalizedText Notes { get; init; }

    /// <summary>The layers that have features, from the lowest to the highest.</summary>
    public required IReadOnlyList<ViewerLayer> Layers { get; init; }

    /// <summary>The layer the map is about.</summary>
    public ViewerLayer Leading => Layers.First(l => ReferenceEquals(l.Definition, Definition.LeadingLayer));

    /// <summary>The maps a run can show, in order: those whose leading layer has a feature with a value; ones that only stand in are left out where another can be shown.</summary>
    /// <param name="content">The run.</param>
    /// <param name="library">The definitions.</param>
    public static IReadOnlyList<ViewerMap> Of(ReportContent content, MapLibrary library)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(library);
        var data = new MapData(content);
        ViewerMap[] can = [.. library.Maps.Select(d => Of(d, data, MapTargets.Of(content))).OfType<ViewerMap>()];
        return Array.Exists(can, m => !m.Definition.OnlyAlone) ? Array.FindAll(can, m => !m.Definition.OnlyAlone) : can;
    }

    /// <summary>One map.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="data">The values of the run.</param>
    /// <param name="targets">The settings that class breaks follow.</param>
    /// <returns>Null where its leading layer has nothing to show.</returns>
    public static ViewerMap? Of(MapDefinition definition, MapData data, MapTargets targets)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(targets);
        MapLayer leading = definition.LeadingLayer;
        if (data.CountOf(leading.Source) == 0 || (ClassifiedLayer.Of(leading, data, targets) is { } classified && classified.Classes.All(c => c.Count == 0)))
        {
            return null;
        }

        return new ViewerMap
        {
            Definition = definition,
            Notes = NotesOf(definition, targets),
            Layers = [.. definition.Layers.Where(l => data.CountOf(l.Source) > 0).Select(l => new ViewerLayer(l, ClassifiedLayer.Of(l, data, targets), data.CountOf(l.Source)))],
        };
    }

    /// <summary>What a map shows, in a sentence that fits the study.</summary>
    /// <param name="definition">The map.</param>
    /// <param name="targets">The settings that class breaks follow.</param>
    public static LocalizedText NotesOf(MapDefinition definition, MapTargets targets)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.HasRadioModel && !definition.NotesWithRadio.IsEmpty)
        {
            return definition.NotesWithRadio;
        }

        return definition.LeadingLayer.Classes is { } classes && !targets.HasTargetOf(classes) && !definition.NotesWithoutTarget.IsEmpty
            ? definition.NotesWithoutTarget
            : definition.Notes;
    }
}
