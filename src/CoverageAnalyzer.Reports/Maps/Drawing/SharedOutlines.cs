using System.Globalization;
using System.Text;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>
/// Outlines that a page holds once for all its maps. Communes that have the same class as each other in every map are one path; a map
/// puts its colors on the paths of its classes.
/// </summary>
/// <remarks>A nation's outlines are more than a megabyte: written for each map they were most of the page.</remarks>
internal sealed class SharedOutlines
{
    private const string BordersId = "ob";

    private readonly MapShapes shapes;
    private readonly MapLines borders;
    private readonly int[] groupOf;
    private readonly int groups;

    /// <summary>Groups communes.</summary>
    /// <param name="shapes">The communes.</param>
    /// <param name="borders">Borders of districts or provinces.</param>
    /// <param name="classes">Class of each commune, one list for each layer that will be drawn.</param>
    public SharedOutlines(MapShapes shapes, MapLines borders, IEnumerable<IReadOnlyList<int>> classes)
    {
        this.shapes = shapes;
        this.borders = borders;
        groupOf = new int[shapes.UnitCount];
        groups = Math.Min(1, shapes.UnitCount);
        foreach (IReadOnlyList<int> classOf in classes)
        {
            var finer = new Dictionary<(int Group, int Class), int>();
            for (int unit = 0; unit < groupOf.Length; unit++)
            {
                var key = (groupOf[unit], classOf[unit]);
                if (!finer.TryGetValue(key, out int group))
                {
                    group = finer.Count;
                    finer.Add(key, group);
                }

                groupOf[unit] = group;
            }

            groups = finer.Count;
        }
    }

    /// <summary>Whether these are the communes whose outlines the page holds.</summary>
    public bool Holds(MapShapes drawn) => ReferenceEquals(drawn, shapes);

    /// <summary>Whether these are the borders that the page holds.</summary>
    public bool Holds(MapLines drawn) => ReferenceEquals(drawn, borders);

    /// <summary>The part of the page that holds the outlines; it shows nothing.</summary>
    public string Definitions()
    {
        var svg = new StringBuilder(16 * shapes.X.Length);
        svg.Append("<svg class=\"outlines\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>\n");
        var units = new List<int>[groups];
        for (int unit = 0; unit < groupOf.Length; unit++)
        {
            (units[groupOf[unit]] ??= []).Add(unit);
        }

        for (int group = 0; group < groups; group++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path id=\"o{group}\" d=\"");
            foreach (int unit in units[group])
            {
                svg.Append(shapes.PathOf(unit));
            }

            svg.Append("\"/>\n");
        }

        svg.Append("<path id=\"" + BordersId + "\" d=\"");
        for (int l = 0; l < borders.LineStart.Length - 1; l++)
        {
            SvgPathData.AppendRun(svg, borders.X, borders.Y, borders.LineStart[l], borders.LineStart[l + 1]);
        }

        return svg.Append("\"/>\n</defs></svg>\n").ToString();
    }

    /// <summary>Puts units on a map, in the look of the element around.</summary>
    /// <param name="body">Takes the text.</param>
    /// <param name="units">All units of a class.</param>
    public void AppendUnits(StringBuilder body, IReadOnlyList<int> units)
    {
        foreach (int group in units.Select(u => groupOf[u]).Distinct())
        {
            body.Append(CultureInfo.InvariantCulture, $"<use href=\"#o{group}\"/>");
        }

        body.Append('\n');
    }

    /// <summary>Puts the borders on a map.</summary>
    /// <param name="body">Takes the start of the element; its attributes and its end follow.</param>
    public static void AppendBorders(StringBuilder body) => body.Append("<use href=\"#" + BordersId + "\"");
}
