using System.Net;
using System.Text.RegularExpressions;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Documents;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Tests.Reports.Documents;

/// <summary>A report page taken apart the way a browser would: tags, their attributes, the text that is read.</summary>
internal sealed class HtmlPage
{
    private static readonly HashSet<string> Void = new(["meta", "link", "br", "hr", "img", "input"], StringComparer.Ordinal);
    private static readonly Regex Tag = new("<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)(?<rest>(?:[^<>\"]|\"[^\"]*\")*)>", RegexOptions.CultureInvariant);
    private static readonly Regex AttributePair = new("\\s(?<name>[a-zA-Z][a-zA-Z0-9:-]*)=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant);

    private HtmlPage(string html)
    {
        Html = html;
        string markup = Regex.Replace(html, "(?s)(<style>).*?(</style>)|(<script>).*?(</script>)", "$1$2$3$4");
        Text = WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(markup, "(?s)<!DOCTYPE[^>]*>|" + Tag, " "), "[ \\t\\r\\n]+", " "));
        var open = new Stack<string>();
        foreach (Match tag in Tag.Matches(markup))
        {
            string name = tag.Groups["name"].Value, rest = tag.Groups["rest"].Value;
            if (tag.Groups["end"].Length > 0)
            {
                string opened = open.Count > 0 ? open.Pop() : "nothing";
                if (opened != name)
                {
                    Faults.Add($"</{name}> closes <{opened}> near {markup[Math.Max(0, tag.Index - 80)..tag.Index]}");
                }
            }
            else
            {
                Elements.Add((name, [.. AttributePair.Matches(rest).Select(m => (m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)))]));
                if (!Void.Contains(name) && !rest.EndsWith('/'))
                {
                    open.Push(name);
                }
            }
        }

        Faults.AddRange(open.Select(o => $"<{o}> is never closed"));
        string left = Tag.Replace(Regex.Replace(markup, "<!DOCTYPE[^>]*>", string.Empty), string.Empty);
        if (left.AsSpan().IndexOfAny('<', '>') >= 0)
        {
            Faults.Add("a bare < or > stands in the text");
        }
    }

    public string Html { get; }

    /// <summary>What is read, without tags, style and script.</summary>
    public string Text { get; }

    public List<(string Name, (string Name, string Value)[] Attributes)> Elements { get; } = [];

    /// <summary>Where tags do not fit together.</summary>
    public List<string> Faults { get; } = [];

    public static HtmlPage Of(ReportContent content)
    {
        using var renderer = new MapRenderer(content);
        return new(HtmlReport.Make(content, MapLibrary.Load().Maps, renderer));
    }

    /// <summary>Every text a reader meets, spoken ones included.</summary>
    public IEnumerable<string> Words => [Text, .. Elements.SelectMany(e => e.Attributes).Where(a => a.Name is "aria-label" or "title" or "alt").Select(a => a.Value)];

    /// <summary>Cells of the rows of the table with a caption, as printed.</summary>
    public IReadOnlyList<string[]> Rows(string caption)
    {
        int at = Html.IndexOf($"<caption>{caption}", StringComparison.Ordinal);
        Assert.True(at >= 0, $"there is no table '{caption}'");
        string table = Html[at..Html.IndexOf("</table>", at, StringComparison.Ordinal)];
        return
        [
            .. Regex.Matches(table[table.IndexOf("<tbody>", StringComparison.Ordinal)..], "(?s)<tr>(.*?)</tr>")
                .Select(r => Regex.Matches(r.Groups[1].Value, "(?s)<t[hd][^>]*>(.*?)</t[hd]>").Select(c => WebUtility.HtmlDecode(Regex.Replace(c.Groups[1].Value, "<[^>]*>", string.Empty))).ToArray()),
        ];
    }
}
