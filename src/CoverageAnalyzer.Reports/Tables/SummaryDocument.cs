using System.Text.Encodings.Web;
using System.Text.Json;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary><c>summary.json</c>: the headline figures of the province for machines. What was not computed is null.</summary>
public static class SummaryDocument
{
    /// <summary>Makes the document.</summary>
    /// <param name="content">The figures.</param>
    /// <returns>UTF-8 JSON, indented, with a line end at its end.</returns>
    public static byte[] Make(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var stream = new MemoryStream();
        // The file is never pasted into HTML: Vietnamese letters stay readable.
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            Write(json, content);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Writes the members of the document into an open JSON object, for a command that prints more beside them.</summary>
    /// <param name="json">The writer, inside an object.</param>
    /// <param name="content">The figures.</param>
    public static void Write(Utf8JsonWriter json, ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(content);
        var province = content.Province;
        json.WriteString("study", content.StudyName);
        json.WriteString("language", content.Language == ReportLanguage.Vietnamese ? "vi" : "en");
        Scenario(json, content.Scenario);
        json.WriteNumber("communes", province.Communes);
        json.WriteNumber("districts", content.Districts.Count);
        Number(json, "area_km2", province.AreaSquareKilometres);
        Number(json, "polygon_area_km2", province.PolygonAreaSquareKilometres);
        Number(json, "population", province.Population);
        Number(json, "postal_points", province.PostalPoints);
        Number(json, "average_service_radius_km", province.AverageServiceRadiusKilometres);
        Number(json, "target_service_radius_km", content.TargetServiceRadiusKilometres);
        Number(json, "points_needed_for_target", province.PointsNeededForTarget);
        Number(json, "people_per_postal_point", province.PeoplePerPostalPoint);
        Number(json, "communes_without_postal_point", province.CommunesWithoutPostalPoint);
        Number(json, "nearest_postal_mean_km", province.NearestPostalMeanKilometres);
        Number(json, "nearest_postal_p90_km", province.NearestPostalP90Kilometres);
        Number(json, "nearest_postal_max_km", province.NearestPostalMaximumKilometres);
        Number(json, "nearest_postal_population_mean_km", province.NearestPostalPopulationMeanKilometres);
        Number(json, "postal_limit_km", content.PostalLimitKilometres);
        Number(json, "population_within_postal_limit_share", province.PopulationWithinPostalLimitFraction);
        Number(json, "bts_sites", province.BtsSites);
        Number(json, "mobile_radius_km", content.MobileRadiusKilometres);
        Number(json, "mobile_covered_area_share", province.MobileCoveredAreaFraction);
        Number(json, "mobile_covered_population_share", province.MobileCoveredPopulationFraction);
        Number(json, "mobile_uncovered_population", province.MobileUncoveredPopulation);
        Radio(json, content.Radio);
        Number(json, "minimum_covered_share", content.MinimumCoveredFraction);
        Number(json, "communes_lacking_mobile", province.CommunesLackingMobile);
        Number(json, "communes_lacking_postal", province.CommunesLackingPostal);
        Number(json, "mountainous_communes", province.MountainousCommunes);
        Terrain(json, content);
        json.WriteStartObject("findings");
        json.WriteNumber("error", Count(content, FindingRank.Error));
        json.WriteNumber("warning", Count(content, FindingRank.Warning));
        json.WriteNumber("info", Count(content, FindingRank.Info));
        json.WriteEndObject();
        json.WriteStartArray("notices");
        foreach (LocalizedText notice in content.Notices)
        {
            json.WriteStringValue(notice.In(content.Language));
        }

        json.WriteEndArray();
        json.WriteStartArray("headline_notes");
        foreach (LocalizedText note in content.HeadlineNotes)
        {
            json.WriteStringValue(note.In(content.Language));
        }

        json.WriteEndArray();
    }

    private static void Radio(Utf8JsonWriter json, RadioContent? radio)
    {
        if (radio is null)
        {
            return;
        }

        RadioUnitIndicators province = radio.Any.Province;
        json.WriteString("mobile_model", radio.Model);
        Number(json, "mobile_threshold_dbm", radio.ThresholdDbm);
        Number(json, "mobile_uncertain_area_share", province.Area.UncertainFraction);
        Number(json, "mobile_uncertain_population_share", province.People.UncertainFraction);
        Number(json, "mobile_uncovered_area_share", province.Area.UncoveredFraction);
        Number(json, "mobile_uncovered_population_share", province.People.UncoveredFraction);
        Number(json, "mobile_unknown_area_share", province.Area.UnknownFraction);
        Number(json, "mobile_unknown_population_share", province.People.UnknownFraction);
        Number(json, "mobile_circles_area_share", province.CircleAreaFraction);
        Number(json, "mobile_circles_population_share", province.CirclePeopleFraction);
        Number(json, "mobile_shadow_area_share", province.ShadowAreaFraction);
        Number(json, "mobile_shadow_population", province.ShadowPopulation);
        Number(json, "mobile_possible_shadow_population", province.PossibleShadowPopulation);
        Number(json, "mobile_all_operators_population_share", radio.All?.Province.People.CoveredFraction);
        if (radio.PowerOffsetDb != 0)
        {
            Number(json, "mobile_offset_db", radio.PowerOffsetDb);
        }

        if (radio.Measurements is { All.Figures: { } measured })
        {
            json.WriteNumber("mobile_measured_points", radio.Measurements.Points.Count);
            json.WriteNumber("mobile_measured_cells", measured.Cells);
            Number(json, "mobile_measured_bias_db", measured.BiasDb);
            Number(json, "mobile_measured_rmse_db", measured.RootMeanSquareDb);
            Number(json, "mobile_measured_correlation", measured.Correlation);
            Number(json, "mobile_measured_agreement_share", measured.AgreementFraction);
        }

        json.WriteStartArray("mobile_operators");
        foreach ((string name, RadioIndicators indicators) in radio.Operators)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            Number(json, "covered_area_share", indicators.Province.Area.CoveredFraction);
            Number(json, "uncertain_area_share", indicators.Province.Area.UncertainFraction);
            Number(json, "covered_population_share", indicators.Province.People.CoveredFraction);
            Number(json, "uncertain_population_share", indicators.Province.People.UncertainFraction);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Scenario(Utf8JsonWriter json, ReportScenario? scenario)
    {
        if (scenario is null)
        {
            return;
        }

        json.WriteStartObject("scenario");
        json.WriteString("name", scenario.Name);
        json.WriteString("file", scenario.File);
        json.WriteString("sha256", scenario.Sha256);
        json.WriteNumber("edits", scenario.Edits);
        json.WriteStartObject("study_without_it");
        foreach (var figure in scenario.Before)
        {
            Number(json, figure.Id, figure.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Terrain(Utf8JsonWriter json, ReportContent content)
    {
        json.WriteString("rule_set", content.Rules?.Id);
        Number(json, "undecidable_mountainous_communes", Count(content, c => c.Mountainous, Verdict.Undecidable));
        Number(json, "highland_communes", Count(content, c => c.Highland));
        Number(json, "island_communes", Count(content, c => c.Island));
        Number(json, "border_communes", Count(content, c => c.Border));
        Number(json, "remote_communes", Count(content, c => c.Remote));
        Number(json, "programme_communes", Count(content, c => c.Programme));
        Number(json, "villages", content.Villages?.Count);
        Number(
            json,
            "villages_without_mobile",
            content.Villages is { } villages && (villages.Count == 0 || villages.Any(v => v.MobileCovered != Verdict.NotComputed)) ? villages.Count(v => v.MobileCovered == Verdict.No) : null);
        if (content is { Radio: not null, Villages: { } places })
        {
            Number(json, "mobile_uncertain_villages", places.Count(v => v.MobileCovered == Verdict.Undecidable));
        }
        json.WriteStartArray("disadvantaged_areas");
        foreach (DisadvantagedAreaGap area in content.DisadvantagedAreas)
        {
            json.WriteStartObject();
            json.WriteString("kind", ColumnChoices.Of(area.Kind));
            foreach (var column in DisadvantagedAreaColumns.All.Where(c => c.IsNumeric))
            {
                Number(json, column.Name, column.NumberOf(area));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Communes with a verdict; null where it was computed for none.</summary>
    private static int? Count(ReportContent content, Func<CommuneIndicators, Verdict> verdict, Verdict wanted = Verdict.Yes) =>
        content.Communes.Any(c => verdict(c) != Verdict.NotComputed) ? content.Communes.Count(c => verdict(c) == wanted) : null;

    private static long Count(ReportContent content, FindingRank rank) => content.Findings.Where(f => f.Rank == rank).Sum(f => f.Count);

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is double number && double.IsFinite(number))
        {
            json.WritePropertyName(name);
            json.WriteRawValue(StoredNumber.Print(number));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
