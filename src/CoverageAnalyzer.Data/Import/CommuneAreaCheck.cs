using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Compares the stated area of each commune with that of its polygon, after finding out its unit.</summary>
internal static class CommuneAreaCheck
{
    /// <summary>Share by which the two may differ: land statistics and maps rarely agree better.</summary>
    private const double AllowedFraction = 0.05;

    /// <summary>Settles the unit of the stated areas and reports those that differ.</summary>
    /// <param name="communes">The communes, their stated areas still in the file's unit.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <returns>The communes with their stated areas in hectares.</returns>
    public static CommuneLayer Run(CommuneLayer communes, CommuneFieldMap fields, VectorLayer layer, FindingLog findings)
    {
        if (fields.Area is not int field)
        {
            findings.Add(
                "area-missing",
                FindingRank.Info,
                SourcePlace.OfFile(layer.File),
                LocalizedText.Of($"Lớp không có trường diện tích.", $"The layer has no field for the area."),
                LocalizedText.Of($"Dùng diện tích của hình vẽ.", $"The polygons' areas are used."));
            return communes;
        }

        string fieldName = layer.Fields[field].Name;
        double unit = Unit(communes, fields.AreaUnitHectares, SourcePlace.OfFile(layer.File) with { Field = fieldName }, findings);
        var checkedCommunes = new List<Commune>(communes.Communes.Count);
        foreach (Commune commune in communes.Communes)
        {
            double stated = commune.StatedAreaHectares * unit;
            SourcePlace place = commune.Place with { Field = fieldName, Name = commune.Name };
            if (!(stated > 0))
            {
                findings.Add(
                    "area-missing",
                    FindingRank.Warning,
                    place,
                    double.IsNaN(stated)
                        ? LocalizedText.Of($"Thiếu diện tích.", $"The area is missing.")
                        : LocalizedText.Of($"Diện tích {stated:N2} ha không thể đúng.", $"An area of {stated:N2} ha cannot be right."),
                    LocalizedText.Of($"Dùng diện tích của hình vẽ.", $"The polygon's area is used."));
                checkedCommunes.Add(commune with { StatedAreaHectares = double.NaN });
                continue;
            }

            Compare(commune, stated, place, findings);
            checkedCommunes.Add(commune with { StatedAreaHectares = stated });
        }

        return communes with { Communes = checkedCommunes };
    }

    private static void Compare(Commune commune, double stated, SourcePlace place, FindingLog findings)
    {
        double polygon = commune.PolygonAreaSquareKilometres * 100;
        double ratio = stated / polygon;
        if (!(Math.Abs(ratio - 1) > AllowedFraction))
        {
            return;
        }

        bool tenfold = ratio is > 8 and < 12, tenth = ratio is > 1 / 12.0 and < 1 / 8.0;
        LocalizedText guess = tenfold || tenth
            ? LocalizedText.Of($" Lệch khoảng mười lần: có lẽ sai dấu thập phân.", $" A factor of about ten: probably a misplaced decimal sign.")
            : LocalizedText.Empty;
        var message = LocalizedText.Of(
            $"Diện tích ghi {stated:N2} ha, diện tích hình vẽ {polygon:N1} ha (tỷ số {ratio:N2}).",
            $"Stated area {stated:N2} ha, polygon {polygon:N1} ha (ratio {ratio:N2}).");
        findings.Add(
            "area-differs",
            FindingRank.Warning,
            place,
            new LocalizedText(message.Vietnamese + guess.Vietnamese, message.English + guess.English),
            LocalizedText.Of(
                $"Dùng diện tích mà hồ sơ chọn ('area'); hãy kiểm tra ranh giới hoặc số liệu.",
                $"The area chosen by the study (area) is used; check the boundary or the figure."));
    }

    /// <summary>Hectares in one unit of the stated areas: as told, or the unit that brings the middle commune nearest to its polygon.</summary>
    private static double Unit(CommuneLayer communes, double told, SourcePlace place, FindingLog findings)
    {
        if (!double.IsNaN(told))
        {
            return told;
        }

        double[] ratios =
        [
            .. communes.Communes
                .Where(c => c.StatedAreaHectares > 0 && c.PolygonAreaSquareKilometres > 0)
                .Select(c => c.StatedAreaHectares / (c.PolygonAreaSquareKilometres * 100))
                .Order(),
        ];
        if (ratios.Length == 0)
        {
            return 1;
        }

        double middle = ratios[ratios.Length / 2];
        (double unit, string name) = middle switch
        {
            > 0.3 and < 3 => (1, "ha"),
            > 0.003 and < 0.03 => (100, "km²"),
            > 3_000 and < 30_000 => (0.0001, "m²"),
            _ => (double.NaN, string.Empty),
        };
        if (double.IsNaN(unit))
        {
            findings.Add(
                "area-unit",
                FindingRank.Warning,
                place,
                LocalizedText.Of(
                    $"Đơn vị diện tích không rõ: số ghi bằng {middle:G3} lần số hecta của hình vẽ.",
                    $"The unit of the areas is not clear: they are {middle:G3} times the polygons' hectares."),
                LocalizedText.Of($"Đọc theo hecta.", $"Read as hectares."));
            return 1;
        }

        if (unit != 1)
        {
            findings.Add(
                "area-unit",
                FindingRank.Info,
                place,
                LocalizedText.Of($"Diện tích ghi theo {name}, không phải hecta.", $"The areas are in {name}, not hectares."),
                LocalizedText.Of($"Đã đổi ra hecta.", $"Converted to hectares."));
        }

        return unit;
    }
}
