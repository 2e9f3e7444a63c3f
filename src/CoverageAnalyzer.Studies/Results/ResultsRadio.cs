using System.Text.Json;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>Mobile coverage as the terrain allows it, read back: words from the manifest, figures and outlines from the tables, sums made again.</summary>
/// <remarks>Behavior: every number is that of the run to the last digit. Folders of a run before the manifest held the words have none of it, which is said.</remarks>
internal static class ResultsRadio
{
    /// <summary>Reads it.</summary>
    /// <param name="source">The results.</param>
    /// <param name="communes">The communes that were read.</param>
    /// <param name="plane">The analysis system, for drawing.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>Null where the run judged coverage by distance.</returns>
    public static RadioContent? Read(ResultsSource source, ResultsCommunes communes, CoordinateReferenceSystem plane, CancellationToken cancellation)
    {
        if (!source.Manifest.Report.TryGetProperty(ResultsRadioWords.Name, out JsonElement words))
        {
            SayMissing(source);
            return null;
        }

        RadioUnitIndicators[] units = Communes(source, cancellation);
        RadioAreas? areas = words.TryGetProperty("cellsAcross", out _) ? Areas(source, words, cancellation) : null;
        MeasurementResult? measured = Measurements(source, words, cancellation);
        (var operators, RadioIndicators? all) = Operators(source, ResultsRadioWords.OperatorsOf(words), communes, units, cancellation);
        return ResultsRadioWords.Read(words, RadioIndicators.Of(units)) with
        {
            Operators = operators,
            All = all,
            Areas = areas,
            AreaPlane = areas is null ? null : RadioGround.AreasIn(areas, plane),
            Measurements = measured,
            MeasurementPlane = measured is null ? null : RadioGround.PointsIn(measured, plane),
        };
    }

    private static RadioUnitIndicators[] Communes(ResultsSource source, CancellationToken cancellation) =>
    [
        .. ResultsTable.Require(source, "communes", [.. RadioCoverageColumns.OfCommunes, .. RadioCoverageColumns.Extra]).Rows(cancellation).Select(r => new RadioUnitIndicators
        {
            PolygonAreaSquareKilometres = r.Number("mobile_area_km2"),
            Population = r.Number("population"),
            Area = Fractions(r, "mobile_terrain_covered_area_share", "mobile_uncertain_area_share", "mobile_uncovered_area_share", "mobile_unknown_area_share"),
            People = Fractions(r, "mobile_terrain_covered_population_share", "mobile_uncertain_population_share", "mobile_uncovered_population_share", "mobile_unknown_population_share"),
            CircleAreaFraction = r.Number("mobile_circles_area_share"),
            CirclePeopleFraction = r.Number("mobile_circles_population_share"),
            ShadowAreaFraction = r.Number("mobile_shadow_area_share"),
            ShadowPeopleFraction = r.Number("mobile_shadow_population_share"),
            PossibleShadowPeopleFraction = r.Number("mobile_possible_shadow_population_share"),
            BeyondPeopleFraction = r.Number("mobile_beyond_population_share"),
        }),
    ];

    // Circles are the same for every operator, and shadows are those of all together.
    private static (IReadOnlyList<(string Name, RadioIndicators Indicators)> Operators, RadioIndicators? All) Operators(
        ResultsSource source, IReadOnlyList<string> names, ResultsCommunes communes, RadioUnitIndicators[] any, CancellationToken cancellation)
    {
        if (names.Count == 0)
        {
            return ([], null);
        }

        var of = names.ToDictionary(n => n, _ => new RadioUnitIndicators?[any.Length], StringComparer.Ordinal);
        var all = new RadioUnitIndicators?[any.Length];
        foreach (ResultsRow row in ResultsTable.Require(source, "mobile_operators", RadioOperatorColumns.All).Rows(cancellation))
        {
            string code = row.Text("code"), name = row.Text("operator");
            RadioUnitIndicators?[]? units = row.Text("scope") == "all" ? all : of.GetValueOrDefault(name);
            if (units is null || !communes.IndexOfCode.TryGetValue(code, out int unit))
            {
                throw ResultsFault.Unfitting(source.Folder, "mobile_operators", $"{name} {code}");
            }

            // Communes of one code stand in their order.
            while (unit < units.Length - 1 && units[unit] is not null && communes.Communes[unit + 1].Commune.Code == code)
            {
                unit++;
            }

            units[unit] = new RadioUnitIndicators
            {
                PolygonAreaSquareKilometres = any[unit].PolygonAreaSquareKilometres,
                Population = any[unit].Population,
                Area = Fractions(row, "covered_area_share", "uncertain_area_share", "uncovered_area_share", "unknown_area_share"),
                People = Fractions(row, "covered_population_share", "uncertain_population_share", "uncovered_population_share", "unknown_population_share"),
                CircleAreaFraction = any[unit].CircleAreaFraction,
                CirclePeopleFraction = any[unit].CirclePeopleFraction,
            };
        }

        RadioIndicators Whole(string name, RadioUnitIndicators?[] units) => Array.IndexOf(units, null) is var missing and >= 0
            ? throw ResultsFault.Unfitting(source.Folder, "mobile_operators", $"{name} {communes.Communes[missing].Commune.Code}")
            : RadioIndicators.Of([.. units.OfType<RadioUnitIndicators>()]);
        return ([.. names.Select(n => (n, Whole(n, of[n])))], names.Count > 1 ? Whole(string.Empty, all) : null);
    }

    private static RadioAreas Areas(ResultsSource source, JsonElement words, CancellationToken cancellation)
    {
        var polygons = new PolygonRows();
        var classes = new List<RadioOutlineClass>();
        var areas = new List<double>();
        foreach (ResultsRow row in ResultsTable.Require(source, "mobile_areas", RadioAreaColumns.All).Rows(cancellation))
        {
            polygons.Add(row.Geometry);
            classes.Add(StoredWords.MobileAreaOf(row.Text("status")));
            areas.Add(row.Number("area_km2"));
        }

        (int cellsAcross, int leastCells) = ResultsRadioWords.OutlinesOf(words);
        return new RadioAreas(polygons.ToSet(), classes, areas, cellsAcross, leastCells);
    }

    // Their figures depend on the points alone, and are made of them again.
    private static MeasurementResult? Measurements(ResultsSource source, JsonElement words, CancellationToken cancellation) =>
        ResultsTable.Find(source, "mobile_measurements", [.. MeasuredPointColumns.All, .. MeasuredPointColumns.Extra]) is { } table
            ? MeasurementResult.Of(
                [
                    .. table.Rows(cancellation).Select(r => new MeasuredComparison(
                        new MeasuredPoint
                        {
                            Place = ResultsSourcePlace.Of(r.Text("source"), source.Manifest.Language),
                            LongitudeDegrees = r.Number("longitude"),
                            LatitudeDegrees = r.Number("latitude"),
                            PowerDbm = r.Number("measured_dbm"),
                            Time = r.Text("time"),
                            Operator = r.Text("operator"),
                            Radio = r.Text("radio"),
                            ClutterClass = r.Text("clutter_class"),
                            LandCoverOffsetDb = r.Number("land_cover_offset_db"),
                        },
                        StoredWords.MeasurementOf(r.Text("status")),
                        (long)r.Number("cell"),
                        r.Number("predicted_dbm"),
                        StoredWords.YesOrNo(r.Text("predicted_covered")) == true,
                        r.Number("threshold_dbm"))),
                ],
                words.GetProperty("offsetDb").GetDouble())
            : null;

    private static RadioStatusFractions Fractions(ResultsRow row, string covered, string uncertain, string uncovered, string unknown) =>
        new(row.Number(covered), row.Number(uncertain), row.Number(uncovered), row.Number(unknown));

    private static void SayMissing(ResultsSource source)
    {
        if (source.Manifest.Settings.TryGetProperty("mobile", out JsonElement mobile) && mobile.ValueKind == JsonValueKind.Object)
        {
            source.Findings.Add(
                "results-radio-not-kept",
                FindingRank.Info,
                new SourcePlace { File = ResultsManifest.FileName, Field = "report.radio" },
                LocalizedText.Of($"Kết quả được ghi bởi phiên bản chưa lưu phần phủ sóng theo địa hình để xem lại.", $"The results were written by a version that did not keep coverage over terrain for viewing."),
                LocalizedText.Of($"Các số liệu khác đủ; muốn xem phần này, hãy chạy lại phân tích.", $"All else is there; run the study again to see that part."));
        }
    }
}
