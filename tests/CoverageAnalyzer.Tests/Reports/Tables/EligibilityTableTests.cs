using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;
using MiniExcelLibs;

namespace CoverageAnalyzer.Tests.Reports.Tables;

/// <summary>What machines read about rules, villages and areas: columns to the letter, values as worked out by hand.</summary>
public sealed class EligibilityTableTests
{
    private const string CommuneHeader =
        "code,name,type,district,area_km2,polygon_area_km2,population,postal_points,average_service_radius_km,people_per_postal_point,"
        + "nearest_postal_mean_km,nearest_postal_p90_km,nearest_postal_max_km,nearest_postal_population_mean_km,population_within_postal_limit_share,"
        + "bts_sites,mobile_covered_area_share,mobile_covered_population_share,mobile_uncovered_population,"
        + "mean_elevation_m,share_above_200_m,share_above_600_m,share_slope_15_percent,mountainous,highland,island,border,"
        + "postal_gap,mobile_gap,gap_rank,reasons";

    private const string EligibilityHeader =
        "rule,title,status,comparator,unit_kind,code,name,district,verdict,computed,value,threshold,unit,margin,margin_hectares,listed,difference,override,reason,chain,"
        + "instrument,article,in_force_from,in_force_to,source";

    private const string VillageHeader =
        "code,name,commune_code,commune,district,households,population,electrified,elevation_m,share_above_200_m,share_slope_15_percent,mountainous,"
        + "nearest_postal_km,within_postal_limit,nearest_bts_km,mobile_covered,reasons";

    [Fact]
    public void Columns_are_those_published()
    {
        Assert.Equal(CommuneHeader, string.Join(',', CommuneColumns.All.Select(c => c.Name)));
        Assert.Equal(EligibilityHeader, string.Join(',', EligibilityColumns.All.Select(c => c.Name)));
        Assert.Equal(VillageHeader, string.Join(',', VillageColumns.All.Select(c => c.Name)));
        Assert.Equal(
            "sea_border,remote,programme,programme_status,programme_reason,terrain_class,mountainous_reason,unknown_elevation_share,minimum_elevation_m,maximum_elevation_m,"
            + "land_border_km,sea_boundary_km,distance_to_mainland_km,district_centre_km,lacking_services,disadvantaged,limitation",
            string.Join(',', CommuneColumns.Extra.Select(c => c.Name)));
        Assert.Equal(CommuneColumns.All.Count + CommuneColumns.Extra.Count, CommuneColumns.Every.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>One commune of 4 km² with 3 km² at 200 m or higher: 0.75 of it, 1/12 or 33.3 ha above two thirds; a village rule nobody can decide.</summary>
    [Fact]
    public void Verdicts_come_out_as_written_by_hand()
    {
        Assert.Equal(
            EligibilityHeader + "\n"
            + "MTN-272-C,Mountainous commune,read,yes,commune,00001,Xã A,Huyện B,no,yes,0.75,0.666667,share,0.083333,33.333333,no,computed_only,Set by hand.,75.0 % is high.,"
            + "\"Any, of two. · › 75.0 % is high. · › › No village layer.\",Decree 272/2025/NĐ-CP,4,2025-12-01,,news item 2453972\n"
            + "VTCI-2269-V,\"Electrified, inhabited village with mobile service\",read,yes,village,V1,Thôn 1,Huyện B,undecidable,undecidable,,,,,,,,,\"Electricity, unknown.\",,"
            + "Decision 2269/QĐ-TTg,,2021-12-31,2025-12-31,\n",
            Csv(Small(), EligibilityColumns.All, EligibilityRow.Of(Small())));
    }

    [Fact]
    public void Villages_come_out_as_written_by_hand() => Assert.Equal(
        VillageHeader + "\nV1,Thôn 1,00001,Xã A,Huyện B,40,,no,250,0.5,0.25,undecidable,3.5,no,,,\"Too far, 3.5 km.\"\n",
        Csv(Small(), VillageColumns.All, VillageRow.Of(Small())));

    [Theory]
    [InlineData(Verdict.Yes, true, "both")]
    [InlineData(Verdict.Yes, false, "computed_only")]
    [InlineData(Verdict.No, true, "listed_only")]
    [InlineData(Verdict.No, false, "neither")]
    [InlineData(Verdict.Undecidable, true, "")] // nothing was computed that the list could differ from
    [InlineData(Verdict.Yes, null, "")]
    public void A_list_is_compared_with_what_was_computed(Verdict computed, bool? listed, string difference)
    {
        RuleVerdict verdict = Small().Verdicts[0] with { Computed = computed, IsListed = listed, Verdict = Verdict.NotComputed };
        Assert.Equal(difference, new EligibilityRow(verdict, "1", "A", "B").Difference);
    }

    [Fact]
    public void Communes_come_first_and_each_verdict_once()
    {
        ReportContent content = SampleRules.On(SampleReport.Make());
        IReadOnlyList<EligibilityRow> rows = EligibilityRow.Of(content);
        Assert.Equal(content.Verdicts.Count, rows.Count);
        Assert.Equal(rows.Select(r => (int)r.Verdict.Rule.Scope).Order(), rows.Select(r => (int)r.Verdict.Rule.Scope));
        Assert.All(rows, r => Assert.NotEmpty(r.Code));
        Assert.Equal(6 * 141, rows.TakeWhile(r => r.Verdict.Rule.Scope == RuleScope.Commune).Count());
    }

    [Fact]
    public void Files_follow_what_the_study_has()
    {
        Assert.DoesNotContain(Written(SampleReport.Make()), n => n is "eligibility.csv" or "villages.csv");
        Assert.Contains("eligibility.csv", Written(SampleRules.On(SampleReport.Make(), villages: false)));
        Assert.DoesNotContain("villages.csv", Written(SampleRules.On(SampleReport.Make(), villages: false)));
        Assert.Contains("villages.csv", Written(SampleRules.On(SampleReport.Make())));

        // A rule set that said nothing still leaves its file, with the header alone.
        ReportContent silent = SampleRules.On(SampleReport.Make()) with { Verdicts = [] };
        Assert.Contains("eligibility.csv", Written(silent));
        Assert.Equal(EligibilityHeader + "\n", Csv(silent, EligibilityColumns.All, EligibilityRow.Of(silent)));
    }

    [Theory]
    [InlineData("A", "mountainous", "mountainous", "both", "both", "qualifies")]
    [InlineData("B", "highland", "border", "none", "none", "served")]
    [InlineData("C", "no", "none", "mobile", "outside", "no")]
    [InlineData("D", "undecidable", "undecidable", "postal", "undecidable", "undecidable")]
    [InlineData("E", "", "", "", "", "")]
    public void Words_for_maps_follow_from_the_verdicts(string name, string terrain, string disadvantaged, string lacking, string limitation, string programme)
    {
        var bare = new CommuneIndicators { Commune = Small().Communes[0].Commune };
        RuleVerdict rule = Small().Verdicts[0];
        RuleStep Step(Verdict v) => new() { Depth = 1, Condition = LocalizedText.Same("c"), Sentence = LocalizedText.Same("s"), Verdict = v };
        UnitClass[] kinds = [.. DisadvantagedAreas.Disadvantaged];
        CommuneRow row = name switch
        {
            "A" => new(bare with { Mountainous = Verdict.Yes, Highland = Verdict.No, Programme = Verdict.Yes, PostalGap = GapLevel.Full, MobileGap = GapLevel.Partial }, kinds, null, null),
            "B" => new(
                bare with { Mountainous = Verdict.Yes, Highland = Verdict.Yes, Border = Verdict.Yes, Programme = Verdict.No, PostalGap = GapLevel.None, MobileGap = GapLevel.None },
                kinds,
                null,
                rule with { Chain = [Step(Verdict.No) with { Depth = 0 }, Step(Verdict.No), Step(Verdict.Yes) with { Depth = 2 }, Step(Verdict.No) with { Depth = 2 }, Step(Verdict.No) with { Depth = 3 }] }),
            "C" => new(bare with { Mountainous = Verdict.No, Programme = Verdict.No, MobileGap = GapLevel.Full }, kinds, null, rule with { Chain = [Step(Verdict.No), Step(Verdict.Yes)] }),
            "D" => new(bare with { Mountainous = Verdict.Undecidable, Programme = Verdict.Undecidable, PostalGap = GapLevel.Partial, MobileGap = GapLevel.None }, kinds, null, null),
            _ => new(bare, kinds, null, null),
        };
        Assert.Equal(
            (terrain, disadvantaged, lacking, limitation, programme),
            (CommuneClasses.TerrainOf(row.Indicators), CommuneClasses.DisadvantagedOf(row), CommuneClasses.LackingOf(row.Indicators), CommuneClasses.LimitationOf(row), CommuneClasses.ProgrammeOf(row)));
    }

    /// <summary>Served in the plain: no condition of the rule is met, so it would not qualify by its class.</summary>
    [Fact]
    public void A_served_commune_of_no_class_does_not_qualify()
    {
        ReportContent content = SampleRules.On(SampleReport.Make());
        CommuneRow[] rows = [.. CommuneRow.Of(content)];
        Assert.Contains(rows, r => CommuneClasses.ProgrammeOf(r) == "served");
        Assert.All(rows.Where(r => CommuneClasses.ProgrammeOf(r) == "served"), r => Assert.Equal(Verdict.Yes, DisadvantagedAreas.VerdictOfAny(r.Indicators, r.Kinds)));
        Assert.Contains(rows, r => r.Indicators.MobileGap == GapLevel.None && CommuneClasses.ProgrammeOf(r) == "no");
        Assert.All(rows, r => Assert.Equal(r.Indicators.Programme, r.Programme!.Verdict));
    }

    [Fact]
    public void The_summary_counts_classes_and_leaves_out_what_was_not_computed()
    {
        ReportContent content = SampleRules.On(SampleReport.Make());
        JsonElement summary = Summary(content), bare = Summary(SampleReport.Make());
        Assert.Equal("vn-2012", summary.GetProperty("rule_set").GetString());
        Assert.Equal(content.Communes.Count(c => c.Mountainous == Verdict.Yes), summary.GetProperty("mountainous_communes").GetInt32());
        Assert.Equal(content.Communes.Count(c => c.Mountainous == Verdict.Undecidable), summary.GetProperty("undecidable_mountainous_communes").GetInt32());
        Assert.Equal(content.Communes.Count(c => c.Border == Verdict.Yes), summary.GetProperty("border_communes").GetInt32());
        Assert.Equal(0, summary.GetProperty("island_communes").GetInt32());
        Assert.Equal(content.Communes.Count(c => c.Programme == Verdict.Yes), summary.GetProperty("programme_communes").GetInt32());
        Assert.Equal(94, summary.GetProperty("villages").GetInt32());
        Assert.Equal(content.Villages!.Count(v => v.MobileCovered == Verdict.No), summary.GetProperty("villages_without_mobile").GetInt32());
        JsonElement areas = summary.GetProperty("disadvantaged_areas");
        Assert.Equal(["mountainous", "highland", "remote", "border", "sea_border", "island", "other"], areas.EnumerateArray().Select(a => a.GetProperty("kind").GetString()));
        Assert.Equal(content.DisadvantagedAreas[0].LackingBoth, areas[0].GetProperty("lacking_both").GetInt32());
        string[] unknown = ["rule_set", "highland_communes", "island_communes", "border_communes", "programme_communes", "undecidable_mountainous_communes", "villages", "villages_without_mobile"];
        Assert.All(unknown, n => Assert.Equal(JsonValueKind.Null, bare.GetProperty(n).ValueKind));
        Assert.Equal(0, bare.GetProperty("disadvantaged_areas").GetArrayLength());
    }

    [Fact]
    public void The_workbook_has_a_sheet_for_each_table()
    {
        ReportContent content = SampleRules.On(SampleReport.Make(ReportLanguage.English));
        using var stream = new MemoryStream();
        Workbook.Write(stream, content, TestContext.Current.CancellationToken);
        stream.Position = 0;
        int Rows(string sheet) => stream.Query(useHeaderRow: true, sheetName: sheet).Count();
        Assert.Equal((7, 7, content.Verdicts.Count, 94), (Rows("Disadvantaged areas"), Rows("Rules"), Rows("Eligibility"), Rows("Villages")));
        var first = (IDictionary<string, object?>)stream.Query(useHeaderRow: true, sheetName: "Communes").First();
        Assert.Equal("highland", first["Terrain class"]);
        Assert.Equal(141, Rows("Communes"));

        using var bare = new MemoryStream();
        Workbook.Write(bare, SampleReport.Make(ReportLanguage.English), TestContext.Current.CancellationToken);
        bare.Position = 0;
        Assert.Equal(["Overview", "Communes", "Districts", "Postal points", "Gaps", "Findings", "Rejected rows"], bare.GetSheetNames());
    }

    /// <summary>Names of the files; without polygons there is no map to draw.</summary>
    private static IReadOnlyList<string> Written(ReportContent content) => ReportWriter.WriteAll(
        content with { CommunePlane = new PolygonSet([], [], [0], [0]) }, _ => Stream.Null, null, [], TestContext.Current.CancellationToken);

    private static string Csv<TRow>(ReportContent content, IReadOnlyList<RowColumn<TRow>> columns, IEnumerable<TRow> rows)
    {
        using var stream = new MemoryStream();
        CsvTable.Write(stream, columns, rows, CsvStyle.Machine, content.Language);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JsonElement Summary(ReportContent content) => JsonDocument.Parse(SummaryDocument.Make(content)).RootElement;

    private static ReportContent Small()
    {
        ReportContent sample = SampleReport.Make(ReportLanguage.English);
        var commune = sample.Communes[0].Commune with { Name = "Xã A", District = "Huyện B" };
        return sample with
        {
            Communes = [sample.Communes[0] with { Commune = commune }],
            TerrainThresholds = new([100, 200], [10, 15]),
            Villages =
            [
                new()
                {
                    Village = new Village { Index = 0, Code = "V1", Name = "Thôn 1", CommuneIndex = 0, LongitudeDegrees = 107, LatitudeDegrees = 16.5, Households = 40, IsElectrified = false },
                    ElevationMetres = 250,
                    Terrain = new() { AreaSquareKilometres = 2, UnknownAreaSquareKilometres = 0, AtOrAboveHeightSquareKilometres = [2, 1], AtOrAboveSlopeSquareKilometres = [1, 0.5] },
                    Mountainous = Verdict.Undecidable,
                    NearestPostalKilometres = 3.5,
                    WithinPostalLimit = Verdict.No,
                    Reasons = [LocalizedText.Of($"Quá xa, 3,5 km.", $"Too far, 3.5 km.")],
                },
            ],
            Verdicts =
            [
                new()
                {
                    Rule = SampleRules.Village, UnitIndex = 0, Verdict = Verdict.Undecidable, Computed = Verdict.Undecidable, Chain = [], Reason = LocalizedText.Of($"Không rõ điện.", $"Electricity, unknown."),
                },
                new()
                {
                    Rule = SampleRules.Mountainous, UnitIndex = 0, Verdict = Verdict.No, Computed = Verdict.Yes, Reason = LocalizedText.Of($"{0.75:P1} là cao.", $"{0.75:P1} is high."),
                    Value = 0.75, Threshold = 2d / 3, Unit = "share", Margin = 0.75 - (2d / 3), MarginHectares = 400 * (0.75 - (2d / 3)), IsListed = false, Override = LocalizedText.Of($"Đặt tay.", $"Set by hand."),
                    Chain =
                    [
                        Step(0, LocalizedText.Of($"Một trong hai.", $"Any, of two.")),
                        Step(1, LocalizedText.Of($"{0.75:P1} là cao.", $"{0.75:P1} is high.")),
                        Step(2, LocalizedText.Of($"Chưa có lớp thôn.", $"No village layer.")),
                    ],
                },
            ],
        };
    }

    private static RuleStep Step(int depth, LocalizedText sentence) => new() { Depth = depth, Condition = sentence, Sentence = sentence, Verdict = Verdict.Yes };
}
