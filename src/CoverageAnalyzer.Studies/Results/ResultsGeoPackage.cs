using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Styles;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The results as a GeoPackage that QGIS opens styled: communes, postal points, service areas, BTS sites, villages, and the tables.</summary>
internal static class ResultsGeoPackage
{
    /// <summary>Time written into the file: the same each time, so that the same study gives the same bytes.</summary>
    private static readonly DateTimeOffset Timestamp = new(2012, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the file.</summary>
    /// <param name="content">The results.</param>
    /// <param name="library">The maps that give the layers their styles.</param>
    /// <param name="path">The file; it must not exist.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static void Write(ReportContent content, MapLibrary library, string path, CancellationToken cancellation)
    {
        ReportLanguage language = content.Language;
        var tables = new List<GeoPackageTable>
        {
            Table("communes", new("Các xã", "Communes"), [.. CommuneColumns.Every, CommuneColumns.Province, .. content.Radio is null ? [] : RadioCoverageColumns.OfCommunes, .. content.Radio is null ? [] : RadioCoverageColumns.Extra], CommuneRow.Of(content), language, cancellation) with { Polygons = content.CommunePolygons },
        };
        if (content.PostalPoints is { } points)
        {
            IReadOnlyList<PostalPointRow> rows = PostalPointRow.Of(content);
            if (content.ServiceAreas is { } areas)
            {
                tables.Add(Table("service_areas", new("Vùng phục vụ của điểm bưu chính", "Service areas of the postal points"), PostalPointColumns.All, rows, language, cancellation) with { Polygons = areas });
            }

            tables.Add(Table("postal_points", new("Điểm phục vụ bưu chính", "Postal points"), PostalPointColumns.All, rows, language, cancellation) with
            {
                Points = ([.. points.Select(p => p.Point.LongitudeDegrees)], [.. points.Select(p => p.Point.LatitudeDegrees)]),
            });
        }

        if (content.BtsSites is { } sites)
        {
            tables.Add(Table("bts_sites", new("Trạm BTS", "BTS sites"), BtsSiteColumns.All, BtsSiteRow.Of(content), language, cancellation) with
            {
                Points = ([.. sites.Select(s => s.LongitudeDegrees)], [.. sites.Select(s => s.LatitudeDegrees)]),
            });
        }

        if (content.Villages is { } villages)
        {
            GeoPackageTable table = Table("villages", new("Thôn, bản", "Villages"), VillageColumns.All, VillageRow.Of(content), language, cancellation);
            tables.Add(content.VillagePolygons is { } outlines
                ? table with { Polygons = outlines }
                : table with { Points = ([.. villages.Select(v => v.Village.LongitudeDegrees)], [.. villages.Select(v => v.Village.LatitudeDegrees)]) });
        }

        if (content.Radio?.Areas is { } mobile)
        {
            tables.Add(Table("mobile_areas", new("Vùng phủ sóng di động theo địa hình", "Mobile coverage as the terrain allows it"), RadioAreaColumns.All, RadioAreaRow.Of(content), language, cancellation) with { Polygons = mobile.Polygons });
        }

        if (content.Radio is { Operators.Count: > 0 })
        {
            tables.Add(Table("mobile_operators", new("Phủ sóng của từng nhà mạng theo xã", "Coverage of each operator by commune"), RadioOperatorColumns.All, RadioOperatorRow.Of(content), language, cancellation));
        }

        if (content.Radio?.Measurements is { } measured)
        {
            tables.Add(Table("mobile_measurements", new("Điểm đo sóng di động", "Measured points of mobile coverage"), [.. MeasuredPointColumns.All, .. MeasuredPointColumns.Extra], measured.Points, language, cancellation) with
            {
                Points = ([.. measured.Points.Select(m => m.Point.LongitudeDegrees)], [.. measured.Points.Select(m => m.Point.LatitudeDegrees)]),
            });
            tables.Add(Table("mobile_tuning", new("Dự báo so với đo theo lớp phủ", "Prediction against measurements by clutter class"), MeasurementClassColumns.All, measured.Rows, language, cancellation));
        }

        if (content.NationalBorder is { } border)
        {
            tables.Add(Lines("national_border", new LocalizedText("Biên giới quốc gia trên đất liền", "National land border").In(language), border));
        }

        tables.Add(Table("province", new("Toàn bộ nghiên cứu", "The study as a whole"), DistrictColumns.All, [content.Province], language, cancellation));
        tables.Add(Table("districts", new("Các huyện", "Districts"), DistrictColumns.All, content.Districts, language, cancellation));
        tables.Add(Table("gaps", new("Các xã thiếu dịch vụ", "Gaps"), GapColumns.All, GapRow.Of(content), language, cancellation));
        if (content.HasRules)
        {
            tables.Add(Table("rules", new("Quy định áp dụng", "Rules"), RuleColumns.All, RuleRow.Of(content), language, cancellation));
            tables.Add(Table("eligibility", new("Kết quả xét theo quy định", "Eligibility"), [.. EligibilityColumns.All, EligibilityColumns.ChainVerdicts], EligibilityRow.Stream(content), language, cancellation) with { RowCount = content.Verdicts.Count });
        }

        if (content.DisadvantagedAreas.Count > 0)
        {
            tables.Add(Table("disadvantaged_areas", new("Vùng khó khăn", "Disadvantaged areas"), DisadvantagedAreaColumns.All, content.DisadvantagedAreas, language, cancellation));
        }

        tables.Add(Table("findings", new("Ghi nhận", "Findings"), FindingColumns.All, content.Findings, language, cancellation));
        GeoPackageWriter.Write(path, tables, Styles(content, library, [.. tables.Where(t => t.IsSpatial).Select(t => t.Name)]), Timestamp, cancellation);
    }

    private static GeoPackageTable Table<TRow>(
        string name, LocalizedText title, IReadOnlyList<RowColumn<TRow>> columns, IEnumerable<TRow> rows, ReportLanguage language, CancellationToken cancellation) => new()
        {
            Name = name,
            Title = title.In(language),
            Columns = [.. columns.Select(c => (c.Name, c.Kind == ColumnKind.Integer ? "INTEGER" : c.IsNumeric ? "REAL" : "TEXT"))],
            Next = Cells(columns, rows.GetEnumerator(), language, cancellation),
            RowCount = rows.TryGetNonEnumeratedCount(out int count) ? count : 0,
        };

    private static Func<IGeoPackageCells, bool> Cells<TRow>(
        IReadOnlyList<RowColumn<TRow>> columns, IEnumerator<TRow> rows, ReportLanguage language, CancellationToken cancellation)
    {
        var text = new Utf8Text();
        return cells =>
        {
            cancellation.ThrowIfCancellationRequested();
            if (!rows.MoveNext())
            {
                rows.Dispose();
                return false;
            }

            for (int c = 0; c < columns.Count; c++)
            {
                Give(columns[c], rows.Current, language, c, cells, text);
            }

            return true;
        };
    }

    private static void Give<TRow>(RowColumn<TRow> column, TRow row, ReportLanguage language, int place, IGeoPackageCells cells, Utf8Text text)
    {
        if (column.IsPutTogether)
        {
            text.Clear();
            column.AppendText(row, language, text);
            cells.Utf8(place, text.Written);
        }
        else if (!column.IsNumeric)
        {
            cells.Text(place, column.TextOf(row, language));
        }
        else if (column.NumberOf(row) is double number && column.Kind == ColumnKind.Integer && double.IsFinite(number))
        {
            cells.Integer(place, (long)number);
        }
        else
        {
            cells.Number(place, number);
        }
    }

    private static GeoPackageTable Lines(string name, string title, PolylineSet lines) => new()
    {
        Name = name,
        Title = title,
        Columns = [("line", "INTEGER")],
        Rows = Enumerable.Range(1, lines.LineCount).Select(l => new object?[] { (long)l }),
        Lines = lines,
    };

    private static List<GeoPackageStyle> Styles(ReportContent content, MapLibrary library, IReadOnlyList<string> layers)
    {
        using var maps = new MapRenderer(content);
        var styles = new List<GeoPackageStyle>();
        foreach (MapDefinition map in maps.Drawable(library.Maps).Select(m => content.VillagePolygons is null ? m : WithVillagePolygons(m)))
        {
            foreach (MapLayer layer in map.Layers)
            {
                string? table = layer.Source switch
                {
                    MapSource.Communes => "communes",
                    MapSource.ServiceAreas => "service_areas",
                    MapSource.PostalPoints => "postal_points",
                    MapSource.BtsSites => "bts_sites",
                    MapSource.Villages => "villages",
                    MapSource.MobileAreas => "mobile_areas",
                    MapSource.MobileMeasurements => "mobile_measurements",
                    _ => null,
                };

                // A layer's own map gives its named styles; the first of each layer is the one it opens with.
                bool first = styles.TrueForAll(s => s.Table != table);
                if (table is not null && layers.Contains(table) && (first || (layer.Classes is not null && styles.TrueForAll(s => s.Table != table || s.Name != map.Id))))
                {
                    styles.Add(new GeoPackageStyle(table, map.Id, QgisStyle.ForLayer(map, layer, content), SldStyle.ForLayer(layer, table, content), first, map.Title.In(content.Language)));
                }
            }
        }

        return styles;
    }

    /// <summary>Maps draw villages as points; here their layer may hold polygons, which are filled.</summary>
    private static MapDefinition WithVillagePolygons(MapDefinition map) => map with
    {
        Layers = [.. map.Layers.Select(l => l.Source == MapSource.Villages ? l with { HasPolygons = true, Outline = l.Symbol?.Outline } : l)],
    };
}
