using System.Globalization;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>What a request for features asks for.</summary>
/// <remarks>Source: OGC API – Features Part 1 (17-069r4), clause 7.15; an unknown parameter or value is refused (clauses 7.4 and 7.5).</remarks>
internal sealed record OgcQuery
{
    /// <summary>Features on a page where nothing is said.</summary>
    public const int UsualLimit = 100;

    /// <summary>The most on a page; who asks for more gets this many and a link to the next.</summary>
    public const int GreatestLimit = 10_000;

    /// <summary>Features on the page.</summary>
    public int Limit { get; private init; } = UsualLimit;

    /// <summary>Features before it.</summary>
    public int Offset { get; private init; }

    /// <summary>The system coordinates are written in.</summary>
    public OgcCrs Crs { get; private init; } = OgcCrs.Crs84;

    /// <summary>The box features must meet; null: none.</summary>
    public OgcBox? Box { get; private init; }

    /// <summary>Values that properties must have.</summary>
    public IReadOnlyList<(TableColumn Column, string Text, double Number)> Filters { get; private init; } = [];

    /// <summary>Reads the parameters of a page of features.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="systems">The systems on offer.</param>
    /// <param name="others">Parameters that are none of ours but are let through.</param>
    /// <param name="problem">What is wrong, or null.</param>
    public static OgcQuery Read(IQueryCollection query, OgcCollection collection, IReadOnlyList<OgcCrs> systems, IReadOnlySet<string> others, out OgcProblem? problem)
    {
        string[] known = ["f", "limit", "offset", "crs", "bbox", "bbox-crs", "datetime"];
        problem = Unknown(query, [.. known, .. collection.Columns.Select(c => c.Name)], others) ?? Format(query);
        var result = new OgcQuery();
        if (problem is not null)
        {
            return result;
        }

        result = result with
        {
            Limit = Math.Min(Count(query, "limit", 1, UsualLimit, ref problem), GreatestLimit),
            Offset = Count(query, "offset", 0, 0, ref problem),
            Crs = System(query, "crs", systems, ref problem),
        };
        OgcCrs boxCrs = System(query, "bbox-crs", systems, ref problem);
        if (query.TryGetValue("bbox", out StringValues box))
        {
            result = result with { Box = ReadBox(box.ToString(), boxCrs, ref problem) };
        }

        if (query.TryGetValue("datetime", out StringValues time) && !IsTime(time.ToString()))
        {
            problem ??= OgcProblem.BadRequest(LocalizedText.Of(
                $"tham số 'datetime' phải là thời điểm hoặc khoảng thời gian theo RFC 3339.", $"the parameter 'datetime' must be a time or an interval of RFC 3339."));
        }

        return result with { Filters = ReadFilters(query, collection, ref problem) };
    }

    /// <summary>The coordinate system of a request for one feature.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="systems">The systems on offer.</param>
    /// <param name="others">Parameters that are let through.</param>
    /// <param name="problem">What is wrong, or null.</param>
    public static OgcCrs ReadCrs(IQueryCollection query, IReadOnlyList<OgcCrs> systems, IReadOnlySet<string> others, out OgcProblem? problem)
    {
        problem = Unknown(query, ["f", "crs"], others) ?? Format(query);
        return System(query, "crs", systems, ref problem);
    }

    /// <summary>The problem of a request that has parameters but takes none.</summary>
    /// <param name="query">The parameters.</param>
    /// <param name="others">Parameters that are let through.</param>
    public static OgcProblem? None(IQueryCollection query, IReadOnlySet<string> others) => Unknown(query, ["f"], others) ?? Format(query);

    /// <summary>The features that are asked for, over all pages.</summary>
    /// <param name="collection">The collection.</param>
    public List<int> Matches(OgcCollection collection) =>
        [.. Enumerable.Range(0, collection.Count).Where(i => Filters.All(f => Has(collection, f, i)) && Box?.Meets(collection, i) != false)];

    private static bool Has(OgcCollection collection, (TableColumn Column, string Text, double Number) filter, int feature) => filter.Column.IsNumeric
        ? Math.Abs(collection.NumberOf(filter.Column, feature) - filter.Number) < 5e-7
        : collection.TextOf(filter.Column, feature) == filter.Text;

    private static OgcProblem? Unknown(IQueryCollection query, string[] known, IReadOnlySet<string> others)
    {
        foreach ((string name, StringValues values) in query)
        {
            if (others.Contains(name))
            {
                continue;
            }

            if (!known.Contains(name, StringComparer.Ordinal))
            {
                string list = string.Join(", ", known);
                return OgcProblem.BadRequest(LocalizedText.Of($"không có tham số '{Shown(name)}'; các tham số: {list}.", $"there is no parameter '{Shown(name)}'; parameters: {list}."));
            }

            if (values.Count > 1)
            {
                return OgcProblem.BadRequest(LocalizedText.Of($"tham số '{name}' có nhiều lần.", $"the parameter '{name}' is there more than once."));
            }
        }

        return null;
    }

    private static OgcProblem? Format(IQueryCollection query) => query["f"].ToString() is "" or "json" or "geojson" or "application/json" or "application/geo+json"
        ? null
        : OgcProblem.BadRequest(LocalizedText.Of($"tham số 'f' chỉ nhận json.", $"the parameter 'f' takes json only."));

    private static int Count(IQueryCollection query, string name, int least, int usual, ref OgcProblem? problem)
    {
        if (!query.TryGetValue(name, out StringValues values))
        {
            return usual;
        }

        string text = values.ToString();
        if (text.Length is > 0 and < 30 && text.All(char.IsAsciiDigit) && double.Parse(text, CultureInfo.InvariantCulture) is var number && number >= least)
        {
            return (int)Math.Min(number, int.MaxValue);
        }

        problem ??= OgcProblem.BadRequest(LocalizedText.Of($"tham số '{name}' phải là số nguyên từ {least} trở lên.", $"the parameter '{name}' must be a whole number, {least} or more."));
        return usual;
    }

    private static OgcCrs System(IQueryCollection query, string name, IReadOnlyList<OgcCrs> systems, ref OgcProblem? problem)
    {
        if (!query.TryGetValue(name, out StringValues values))
        {
            return OgcCrs.Crs84;
        }

        string uri = values.ToString();
        if (systems.FirstOrDefault(s => s.Uri == uri || s.Uri.Replace("http:", "https:", StringComparison.Ordinal) == uri) is { } crs)
        {
            return crs;
        }

        string list = string.Join(", ", systems.Select(s => s.Uri));
        problem ??= OgcProblem.BadRequest(LocalizedText.Of($"tham số '{name}' phải là một trong: {list}.", $"the parameter '{name}' must be one of: {list}."));
        return OgcCrs.Crs84;
    }

    private static OgcBox? ReadBox(string text, OgcCrs crs, ref OgcProblem? problem)
    {
        string[] parts = text.Split(',');
        var numbers = new double[parts.Length];
        bool isRead = parts.Length is 4 or 6;
        for (int i = 0; i < parts.Length && isRead; i++)
        {
            isRead = double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) && double.IsFinite(numbers[i]) && Math.Abs(numbers[i]) < 1e12;
        }

        if (isRead)
        {
            int second = numbers.Length / 2; // heights of a box with six numbers say nothing here
            (int x, int y) = crs.IsLatitudeFirst ? (1, 0) : (0, 1);
            double west = numbers[x], south = numbers[y], east = numbers[second + x], north = numbers[second + y];
            if (south <= north && (west <= east || crs.System.IsGeographic))
            {
                return OgcBox.Of(west, south, east, north, crs);
            }
        }

        problem ??= OgcProblem.BadRequest(LocalizedText.Of(
            $"tham số 'bbox' phải là bốn số cách nhau bằng dấu phẩy: nhỏ nhất của hai trục rồi lớn nhất của hai trục.",
            $"the parameter 'bbox' must be four numbers with commas: the least of both axes, then the greatest."));
        return null;
    }

    private static List<(TableColumn Column, string Text, double Number)> ReadFilters(IQueryCollection query, OgcCollection collection, ref OgcProblem? problem)
    {
        var filters = new List<(TableColumn, string, double)>();
        foreach (TableColumn column in collection.Columns.Where(c => query.ContainsKey(c.Name)))
        {
            string text = query[column.Name].ToString();
            double number = double.NaN;
            if (column.IsNumeric && !(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number)))
            {
                problem ??= OgcProblem.BadRequest(LocalizedText.Of($"tham số '{column.Name}' phải là một số.", $"the parameter '{column.Name}' must be a number."));
            }

            filters.Add((column, VietnameseText.Compose(text), number));
        }

        return filters;
    }

    // The features have no time, so every time fits; only the form is looked at.
    private static bool IsTime(string text)
    {
        string[] ends = text.Split('/');
        return ends.Length is 1 or 2 && ends.Any(e => e is not ("" or "..")) && ends.All(e => (ends.Length == 2 && e is "" or "..")
            || DateTimeOffset.TryParse(e, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));
    }

    private static string Shown(string name) => name.Length > 60 ? name[..60] + "…" : name;
}
