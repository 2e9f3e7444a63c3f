using System.Text.Json;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Layers;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Files;

/// <content>The keys <c>postgis</c>, <c>table</c>, <c>where</c> and <c>geometry</c>: a table of a database in place of a file.</content>
public sealed partial class StudyFileReader
{
    private const int MostConditionCharacters = 10_000;

    private static bool NamesTable(JsonElement layer) => StrictJson.Get(layer, "postgis", out _) || StrictJson.Get(layer, "table", out _);

    private TableSettings? Table(JsonElement layer, string path, bool canBeTable)
    {
        int before = Problems.Count;
        string key = path.TrimEnd('.');
        if (!canBeTable)
        {
            Problems.Add(LocalizedText.Of($"'{key}' là ảnh raster, chỉ đọc từ tệp ('file').", $"'{key}' is a raster, which is read from files only ('file')."));
        }

        foreach (string other in (string[])["file", "files", "layer", "encoding"])
        {
            if (StrictJson.Get(layer, other, out _))
            {
                Problems.Add(LocalizedText.Of(
                    $"'{key}' có cả 'postgis' hoặc 'table' lẫn '{other}': một lớp nằm trong tệp hoặc trong cơ sở dữ liệu, hãy bỏ một.",
                    $"'{key}' has both 'postgis' or 'table' and '{other}': a layer is in a file or in a database; leave one out."));
            }
        }

        string? address = Text(layer, path, "postgis"), name = Text(layer, path, "table"), where = Text(layer, path, "where"), geometry = Text(layer, path, "geometry");
        if (name is null)
        {
            Problems.Add(LocalizedText.Of($"thiếu khóa '{path}table': bảng của lớp, dạng lược_đồ.bảng.", $"the key '{path}table' is missing: the layer's table, written schema.table."));
        }

        TableName? table = name is null ? null : TableName.TryParse(name);
        if (name is not null && table is null)
        {
            Problems.Add(LocalizedText.Of(
                $"khóa '{path}table' phải là lược_đồ.bảng, mỗi tên từ 1 đến 63 byte; tên có dấu chấm đặt trong nháy kép.",
                $"the key '{path}table' must be schema.table, each name of 1 to 63 bytes; a name with a point stands in double quotes."));
        }

        if (where is not null && (string.IsNullOrWhiteSpace(where) || where.Length > MostConditionCharacters || where.Contains('\0', StringComparison.Ordinal)))
        {
            Problems.Add(LocalizedText.Of($"khóa '{path}where' phải là một điều kiện SQL, ví dụ \"tinh = '45'\".", $"the key '{path}where' must be an SQL condition, for example \"province = '45'\"."));
        }

        if (!string.IsNullOrEmpty(geometry) && !SqlIdentifier.IsPossible(geometry))
        {
            Problems.Add(LocalizedText.Of($"khóa '{path}geometry' phải là tên một cột.", $"the key '{path}geometry' must be the name of a column."));
        }

        LocalizedText fault = LocalizedText.Empty;
        PostGisAddress? database = store is not null && string.IsNullOrWhiteSpace(address) ? store : PostGisAddress.TryParse(address, out fault);
        if (database is null)
        {
            Problems.Add(LocalizedText.Of($"khóa '{path}postgis': {fault.Vietnamese}", $"the key '{path}postgis': {fault.English}"));
        }

        if (Problems.Count > before || table is null || database is null)
        {
            return null;
        }

        return new TableSettings(database, table, where, geometry) { StatedAddress = address?.Trim() ?? string.Empty, StatesPassword = database.StatesPassword && !IsVariable(address) };
    }

    private static bool IsVariable(string? address) => string.IsNullOrWhiteSpace(address) || address.Trim().StartsWith("env:", StringComparison.OrdinalIgnoreCase);
}
