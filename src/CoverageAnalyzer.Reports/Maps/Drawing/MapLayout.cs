using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Where the parts of a picture stand.</summary>
internal sealed class MapLayout
{
    public const float TitleSize = 21;
    public const float NotesSize = 12.5f;
    public const float SmallSize = 10.5f;

    /// <summary>Width of the legend.</summary>
    public const float LegendColumn = 236;

    private const float Margin = 22;
    private const float Gap = 20;

    private MapLayout(float width, float height, MapFrame frame, MapFrame? legend)
    {
        Width = width;
        Height = height;
        Frame = frame;
        Legend = legend;
    }

    public float Width { get; }

    public float Height { get; }

    public MapFrame Frame { get; }

    /// <summary>Column of the legend; null where the page around the picture has it.</summary>
    public MapFrame? Legend { get; }

    /// <summary>Lines of the title with their base lines.</summary>
    public List<MapTextItem> Title { get; } = [];

    /// <summary>Lines of the notes.</summary>
    public List<MapTextItem> Notes { get; } = [];

    /// <summary>Lines of the notices.</summary>
    public List<MapTextItem> Notices { get; } = [];

    /// <summary>Lines of the sources.</summary>
    public List<MapTextItem> Sources { get; } = [];

    /// <summary>The frame alone, for a page that gives title, notices and legend itself.</summary>
    public static MapLayout FrameOnly(ReportContent content, float width)
    {
        var frame = new MapFrame(0.5f, 0.5f, width - 1, (width - 1) * HeightToWidth(content));
        return new MapLayout(width, frame.Bottom + 0.5f, frame, null);
    }

    /// <summary>A picture that stands alone: title, notes, notices, map, legend, sources.</summary>
    public static MapLayout Whole(ReportContent content, MapDefinition definition, LocalizedText explanation, MapFont font, float width)
    {
        float frameWidth = width - (2 * Margin) - Gap - LegendColumn;
        return Sheet(content, definition, explanation, font, (frameWidth, frameWidth * HeightToWidth(content)), 0);
    }

    /// <summary>A picture that stands alone around a view of a given size, whose pixels keep their places: the frame starts on a whole px.</summary>
    public static MapLayout Around(ReportContent content, MapDefinition definition, LocalizedText explanation, MapFont font, (float Width, float Height) view, float legendHeight) =>
        Sheet(content, definition, explanation, font, view, legendHeight);

    private static MapLayout Sheet(ReportContent content, MapDefinition definition, LocalizedText explanation, MapFont font, (float Width, float Height) view, float legendHeight)
    {
        float text = view.Width + Gap + LegendColumn, width = text + (2 * Margin);
        var title = TitleLines(definition.Title.In(content.Language), content.StudyName, font, text);
        var notes = font.Wrap(explanation.In(content.Language), NotesSize, false, text);
        var notices = font.Wrap(NoticeOf(content), NotesSize, true, text);
        var sources = font.Wrap(SourceOf(content), SmallSize, false, text);
        float y = Margin;
        float afterTitle = y + (title.Count * TitleSize * 1.3f);
        float afterNotes = afterTitle + (notes.Count * NotesSize * 1.45f);
        float afterNotices = afterNotes + (notices.Count * NotesSize * 1.45f);
        var frame = new MapFrame(Margin, MathF.Ceiling(afterNotices + 10), view.Width, view.Height);
        float foot = Math.Max(frame.Bottom, frame.Y + legendHeight);
        float height = foot + 8 + (sources.Count * SmallSize * 1.5f) + (Margin / 2);
        var layout = new MapLayout(width, MathF.Ceiling(height), frame, new MapFrame(frame.Right + Gap, frame.Y, LegendColumn, foot - frame.Y));
        Add(layout.Title, title, Margin, y, TitleSize, font, true);
        Add(layout.Notes, notes, Margin, afterTitle, NotesSize, font, false);
        Add(layout.Notices, notices, Margin, afterNotes, NotesSize, font, true);
        Add(layout.Sources, sources, Margin, foot + 6, SmallSize, font, false);
        return layout;
    }

    /// <summary>One line, or the study's name on a line of its own: a name broken in the middle is hard to read.</summary>
    private static IReadOnlyList<string> TitleLines(string title, string study, MapFont font, float width)
    {
        IReadOnlyList<string> together = font.Wrap($"{title} – {study}", TitleSize, true, width);
        return together.Count == 1 ? together : [.. font.Wrap(title, TitleSize, true, width), .. font.Wrap(study, TitleSize, true, width)];
    }

    private static string NoticeOf(ReportContent content) => string.Join(" · ", content.Notices.Select(n => n.In(content.Language)));

    private static string SourceOf(ReportContent content)
    {
        string files = string.Join(", ", content.Inputs.Select(i => i.File).Distinct(StringComparer.Ordinal));
        string crs = content.AnalysisCrsName;
        string program = $"CoverageAnalyzer {content.ProgramVersion}".TrimEnd();
        return content.Language == ReportLanguage.Vietnamese
            ? $"{(files.Length > 0 ? $"Nguồn: {files} · " : string.Empty)}Hệ tọa độ: {crs} · {program}"
            : $"{(files.Length > 0 ? $"Sources: {files} · " : string.Empty)}Coordinate system: {crs} · {program}";
    }

    // A province may be long and narrow; the picture stays within what a page can hold.
    private static float HeightToWidth(ReportContent content)
    {
        var bounds = MapScene.BoundsOf(content);
        return (float)Math.Clamp(bounds.Height / Math.Max(bounds.Width, 1e-9), 0.55, 1.5);
    }

    private static void Add(List<MapTextItem> items, IReadOnlyList<string> lines, float x, float top, float size, MapFont font, bool isBold)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            items.Add(new MapTextItem(lines[i], x, top + (size * 1.05f) + (i * size * (size == TitleSize ? 1.3f : 1.45f)), font.WidthOf(lines[i], size, isBold)));
        }
    }
}
