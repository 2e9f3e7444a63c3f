using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Fuzz.Targets.Rasters;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>A grid that we read, compared with GDAL's: size, place, and every cell to the last bit.</summary>
/// <param name="target">The format.</param>
/// <param name="file">The case.</param>
/// <param name="written">The file that was read; it is moved to where it is asked about, since a tile is large.</param>
/// <param name="grid">Where the cells lie.</param>
/// <param name="cells">The cells by each rule that says what a number stands for.</param>
/// <param name="findings">What we said of it.</param>
internal sealed class RasterCase(
    FuzzTarget target, byte[] file, string written, RasterGrid grid, IReadOnlyList<(string Rule, float[] Cells)> cells, IReadOnlyList<Finding> findings) : ComparedCase
{
    /// <summary>Rounding of a few sums and products, as a fraction of the greatest coordinate.</summary>
    private const double RelativeRounding = 1e-14;

    private const string Cells = "cells";
    private const string Voids = "cells that are none to us and 0 to GDAL";

    private static readonly string[] Limits = ["\"MinSampleValue\"", "\"MaxSampleValue\"", "\"SMinSampleValue\"", "\"SMaxSampleValue\""];

    private string asked = string.Empty;
    private string? left; // what the second question leaves out

    /// <inheritdoc/>
    public override JsonObject Question(string folder)
    {
        asked = Path.Combine(folder, Path.GetFileName(written));
        if (left is null)
        {
            File.Move(written, asked);
        }
        else
        {
            File.WriteAllBytes(asked, StrictAsciiGrid.Of(file));
        }

        var files = new JsonArray();
        foreach ((string rule, float[] values) in cells)
        {
            string raw = Path.Combine(folder, rule + ".raw");
            File.WriteAllBytes(raw, MemoryMarshal.AsBytes(values.AsSpan()));
            files.Add(new JsonArray(rule, raw));
        }

        return new JsonObject { ["read"] = "raster", ["path"] = asked, ["format"] = target.Name, ["size"] = new JsonArray(grid.Columns, grid.Rows), ["cells"] = files, ["without"] = new JsonArray([.. Unread().Select(w => JsonValue.Create(w))]) };
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

        if (refusal is null && wrong == Voids && IsSparse())
        {
            return "blocks that are left out of the file: no data to us, 0 to GDAL, since the value for no data is no number, or none that the cells can hold";
        }

        if (refusal is null && wrong == Cells && Unread().Contains("nodata") && IsSparse())
        {
            return "blocks that are left out of the file: no data to us, to GDAL the value for no data, of which a finding of ours says that it cannot be read";
        }

        if (wrong.Contains("\"ExtraSamples\"", StringComparison.Ordinal))
        {
            return "GDAL opens nothing: it does not know the meaning of further bands, of which we read none";
        }

        if (left is null && target.Name == "asc" && !StrictAsciiGrid.Of(file).AsSpan().SequenceEqual(file))
        {
            left = "the header is written plainly: without the mark, blank lines and odd blanks that we pass over, and with one corner";
            return null;
        }

        if (refusal is not null && Limits.Any(t => refusal.Contains(t, StringComparison.Ordinal)))
        {
            return "GDAL refuses the file for its statement of the least or greatest sample (tags 280, 281, 340, 341), which says nothing of a cell, and which we do not read";
        }

        if (target.Name == "asc" && StrictAsciiGrid.BeginsWithNan(file) && (wrong.Contains("File short", StringComparison.Ordinal) || wrong.Contains("find data values", StringComparison.Ordinal)))
        {
            return "the first height is no number, 'nan', which GDAL takes for a word of the header" + once;
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

    /// <summary>Whether blocks of the image are left out of its file.</summary>
    private bool IsSparse() => target is TiffTarget && TiffDirectory.Read(asked) is var directory && directory.Numbers(directory.IsTiled ? 325 : 279).Contains(0);

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

        JsonElement[] differ = [.. answer.GetProperty("differ").EnumerateArray().Where(d => d[0].GetInt64() > 0)];
        return differ.Length == 0 ? string.Empty
            : Array.TrueForAll(differ, d => d[4].GetBoolean()) ? Voids
            : Cells;
    }
}
