using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>A grid that we read, compared with GDAL's: size, place, and every cell to the last bit.</summary>
/// <param name="target">The format.</param>
/// <param name="file">The case.</param>
/// <param name="name">Name of its file.</param>
/// <param name="write">Writes the case to a file.</param>
/// <param name="grid">Where the cells lie.</param>
/// <param name="cells">The cells by each rule that says what a number stands for.</param>
/// <param name="findings">What we said of it.</param>
internal sealed class RasterCase(
    FuzzTarget target, byte[] file, string name, Action<byte[], string> write, RasterGrid grid, IReadOnlyList<(string Rule, float[] Cells)> cells, IReadOnlyList<Finding> findings) : ComparedCase
{
    /// <summary>Rounding of a few sums and products, as a fraction of the greatest coordinate.</summary>
    private const double RelativeRounding = 1e-14;

    private string? left; // what the second question leaves out

    /// <inheritdoc/>
    public override JsonObject Question(string folder)
    {
        string path = Path.Combine(folder, name);
        write(left is null ? file : StrictAsciiGrid.Of(file), path);
        var files = new JsonArray();
        foreach ((string rule, float[] values) in cells)
        {
            string raw = Path.Combine(folder, rule + ".raw");
            File.WriteAllBytes(raw, MemoryMarshal.AsBytes(values.AsSpan()));
            files.Add(new JsonArray(rule, raw));
        }

        return new JsonObject { ["read"] = "raster", ["path"] = path, ["format"] = target.Name, ["size"] = new JsonArray(grid.Columns, grid.Rows), ["cells"] = files, ["without"] = new JsonArray([.. Unread().Select(w => JsonValue.Create(w))]) };
    }

    /// <inheritdoc/>
    protected override string? Compare(JsonElement answer, string? refusal)
    {
        string once = left is null ? string.Empty : ", once " + left, wrong = refusal is null ? Differs(answer) : refusal;
        if (wrong.Length == 0 && refusal is null)
        {
            string without = string.Join(" and ", Unread());
            return Equal + (without.Length > 0 ? $", without the {without} of the file, of which a finding of ours says that it cannot be read" : string.Empty) + once;
        }

        if (left is null && target.Name == "asc" && !StrictAsciiGrid.Of(file).AsSpan().SequenceEqual(file))
        {
            left = "the header is written plainly: without the mark, blank lines and odd blanks that we pass over, and with one corner";
            return null;
        }

        return $"{(refusal is null ? string.Empty : "GDAL opens nothing: ")}{Unexplained} {wrong} {string.Join(",", findings.Select(f => f.Code).Distinct())}{once}";
    }

    /// <summary>What a finding of ours says that it was passed over, since it cannot be read: GDAL takes of it what it can.</summary>
    private IEnumerable<string> Unread()
    {
        if (findings.Any(f => f.Code.EndsWith("-nodata-unreadable", StringComparison.Ordinal)))
        {
            yield return "nodata";
        }

        if (findings.Any(f => f.Code == "elevation-metadata-unreadable"))
        {
            yield return "metadata";
        }
    }

    private string Differs(JsonElement answer)
    {
        int[] size = [.. answer.GetProperty("size").EnumerateArray().Select(n => n.GetInt32())];
        if (size[0] != grid.Columns || size[1] != grid.Rows)
        {
            return "size";
        }

        if (answer.TryGetProperty("unread", out JsonElement unread))
        {
            return "unread: " + Plain(unread.GetString());
        }

        double extent = Math.Max(Math.Abs(grid.West) + (grid.Columns * grid.CellWidth), Math.Abs(grid.North) + (grid.Rows * grid.CellHeight)) * RelativeRounding;
        foreach ((string key, double ours) in (ReadOnlySpan<(string, double)>)[("west", grid.West), ("north", grid.North), ("width", grid.CellWidth), ("height", grid.CellHeight)])
        {
            if (!(answer.GetProperty(key) is { ValueKind: JsonValueKind.Number } theirs && Math.Abs(theirs.GetDouble() - ours) <= extent))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{key}");
            }
        }

        return string.Join("; ", answer.GetProperty("differ").EnumerateArray().Select((d, i) => d[0].GetInt64() == 0 ? string.Empty : $"{cells[i].Rule}").Where(t => t.Length > 0));
    }
}
