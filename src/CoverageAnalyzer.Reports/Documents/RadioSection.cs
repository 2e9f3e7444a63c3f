using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The part of a report about mobile coverage as the terrain allows it: what it is by, what it comes to, where circles are wrong, and what is not sure.</summary>
internal static class RadioSection
{
    private const int CommunesShown = 20;

    public static void Write(HtmlText html, ReportContent content)
    {
        if (content.Radio is not { } radio)
        {
            return;
        }

        html.Element("<p>", ModelOf(radio), "</p>\n");
        if (!double.IsNaN(radio.ThresholdDbm))
        {
            html.Element("<p>", ThresholdOf(radio), "</p>\n");
        }

        if (radio.PowerOffsetDb != 0)
        {
            html.Element("<p>", MeasurementSection.OffsetOf(radio), "</p>\n");
        }

        WriteStates(html, radio);
        foreach (LocalizedText sentence in ShadowsOf(radio.Any.Province))
        {
            html.Element("<p>", sentence, "</p>\n");
        }

        WriteOperators(html, radio);
        WriteCommunes(html, content);
        LandCoverSection.Write(html, radio);
        MeasurementSection.Write(html, radio);
        WriteAssumptions(html, radio);
        if (radio.Doubts.Count > 0)
        {
            html.Element("<h3>", LocalizedText.Of($"Điều chưa chắc và lý do", $"What is not sure, and why"), "</h3>").Raw("<ul class=\"points\">");
            foreach (LocalizedText doubt in radio.Doubts)
            {
                html.Element("<li>", doubt, "</li>");
            }

            html.Raw("</ul>\n");
        }
    }

    private static LocalizedText ModelOf(RadioContent radio) => new(
        $"Tính bằng mô hình {radio.ModelName.Vietnamese} ({radio.ModelSource.Vietnamese}) cho từng ô của mô hình độ cao. Những gì danh sách trạm không ghi được thay bằng ba giả định: thấp, thường gặp và cao. Một nơi là “có phủ sóng” khi cả ba giả định đều cho kết quả như vậy, “chưa chắc” khi chỉ một hoặc hai giả định, “không phủ sóng” khi không giả định nào. “Không biết” là nơi thiếu độ cao trên đường truyền, hoặc nằm ngoài mô hình độ cao.",
        $"Computed with the model {radio.ModelName.English} ({radio.ModelSource.English}) for every cell of the elevation model. What the list of sites does not say is taken three ways: low, expected and high. A place is “covered” where all three say so, “uncertain” where one or two do, “uncovered” where none does. “Unknown” is a place with heights missing on the way, or outside the elevation model.");

    private static LocalizedText ThresholdOf(RadioContent radio)
    {
        LocalizedText number = LocalizedText.Of($"{radio.ThresholdDbm:0.#}\u00A0dBm", $"{radio.ThresholdDbm:0.#}\u00A0dBm");
        return new(
            $"Ngưỡng thu: {number.Vietnamese}{Apart(": ", radio.ThresholdName.Vietnamese)}. {Apart("Nguồn của ngưỡng: ", radio.ThresholdOrigin.Vietnamese.TrimEnd('.'), ".")}".TrimEnd(),
            $"Threshold: {number.English}{Apart(": ", radio.ThresholdName.English)}. {Apart("Origin of the threshold: ", radio.ThresholdOrigin.English.TrimEnd('.'), ".")}".TrimEnd());
    }

    private static string Apart(string before, string text, string after = "") => text.Length == 0 ? string.Empty : before + text + after;

    private static void WriteStates(HtmlText html, RadioContent radio)
    {
        RadioUnitIndicators whole = radio.Any.Province;
        var rows = new List<(LocalizedText Name, double Area, double People, double Population)>
        {
            (LocalizedText.Of($"Có phủ sóng theo mọi giả định", $"Covered under all assumptions"), whole.Area.CoveredFraction, whole.People.CoveredFraction, whole.CoveredPopulation),
            (LocalizedText.Of($"Chưa chắc: chỉ theo một số giả định", $"Uncertain: under some assumptions only"), whole.Area.UncertainFraction, whole.People.UncertainFraction, whole.UncertainPopulation),
            (LocalizedText.Of($"Không phủ sóng theo mọi giả định", $"Uncovered under all assumptions"), whole.Area.UncoveredFraction, whole.People.UncoveredFraction, whole.UncoveredPopulation),
            (LocalizedText.Of($"Không biết", $"Unknown"), whole.Area.UnknownFraction, whole.People.UnknownFraction, whole.UnknownPopulation),
        };
        if (!double.IsNaN(whole.CircleAreaFraction))
        {
            rows.Add((LocalizedText.Of($"Để so sánh: trong bán kính của ít nhất một trạm", $"For comparison: within the radius of a site"), whole.CircleAreaFraction, whole.CirclePeopleFraction, whole.CirclePopulation));
        }

        Table(
            html,
            LocalizedText.Of($"Phủ sóng di động của toàn bộ nghiên cứu", $"Mobile coverage of the study as a whole"),
            [LocalizedText.Of($"Tình trạng", $"State"), LocalizedText.Of($"Diện tích (%)", $"Area (%)"), LocalizedText.Of($"Dân số (%)", $"People (%)"), LocalizedText.Of($"Số dân", $"Number of people")],
            rows.Select(r => (r.Name, new[] { Percent(r.Area, html), Percent(r.People, html), Number(r.Population, html) })));
        html.Element("<p>", radio.UsesPopulationRaster
            ? LocalizedText.Of($"Dân số được đếm theo lưới dân số: mỗi ô dân số theo tình trạng của ô độ cao tại tâm của nó.", $"People are counted by the population raster: each of its cells by the state of the elevation cell at its centre.")
            : LocalizedText.Of($"Không có lưới dân số, nên dân số mỗi xã được coi là phân bố đều trên diện tích của xã.", $"There is no population raster, so the people of each commune are taken as spread evenly over its area."), "</p>\n");
    }

    private static IEnumerable<LocalizedText> ShadowsOf(RadioUnitIndicators whole)
    {
        if (double.IsNaN(whole.ShadowPeopleFraction))
        {
            yield break;
        }

        yield return double.IsNaN(whole.Population)
            ? LocalizedText.Of(
                $"Trong vùng bị địa hình che khuất: {whole.ShadowAreaFraction:P1} diện tích nằm trong bán kính của trạm nhưng không được phủ sóng theo giả định nào.",
                $"In the shadow of terrain: {whole.ShadowAreaFraction:P1} of the area lies within the radius of a site, yet is covered under no assumption.")
            : LocalizedText.Of(
                $"Bị địa hình che khuất: {whole.ShadowPopulation:N0}\u00A0người ({whole.ShadowPeopleFraction:P1} dân số) ở trong bán kính của trạm, tức là cách tính theo bán kính coi là có phủ sóng, nhưng không giả định nào cho thấy họ có sóng. Với {whole.PossibleShadowPopulation:N0}\u00A0người nữa trong bán kính thì chưa chắc.",
                $"In the shadow of terrain: {Counted.People(whole.ShadowPopulation).English} ({whole.ShadowPeopleFraction:P1}) live within the radius of a site, so that circles call them covered, yet no assumption gives them a signal. For {whole.PossibleShadowPopulation:N0} more within a radius it is uncertain.");
        if (whole.BeyondPopulation >= 0.5)
        {
            yield return LocalizedText.Of(
                $"Ngược lại, {whole.BeyondPopulation:N0}\u00A0người ở ngoài mọi bán kính nhưng vẫn có phủ sóng theo mọi giả định.",
                $"On the other hand, {Counted.People(whole.BeyondPopulation).English} beyond every radius {(Counted.IsOne(whole.BeyondPopulation) ? "is" : "are")} covered under all assumptions.");
        }
    }

    private static void WriteOperators(HtmlText html, RadioContent radio)
    {
        if (radio.Operators.Count == 0)
        {
            return;
        }

        IEnumerable<(LocalizedText Name, RadioIndicators Of)> rows = radio.Operators.Select(o => (LocalizedText.Same(o.Name), o.Indicators));
        if (radio.All is not null)
        {
            rows = rows.Append((LocalizedText.Of($"Mọi nhà mạng cùng lúc", $"All operators at once"), radio.All));
        }

        html.Element("<h3>", LocalizedText.Of($"Theo nhà mạng", $"By operator"), "</h3>\n");
        Table(
            html,
            LocalizedText.Of($"Phủ sóng của từng nhà mạng", $"Coverage of each operator"),
            [
                LocalizedText.Of($"Nhà mạng", $"Operator"), LocalizedText.Of($"Diện tích có phủ sóng (%)", $"Area covered (%)"), LocalizedText.Of($"Diện tích chưa chắc (%)", $"Area uncertain (%)"),
                LocalizedText.Of($"Dân số có phủ sóng (%)", $"People covered (%)"), LocalizedText.Of($"Dân số chưa chắc (%)", $"People uncertain (%)"),
            ],
            rows.Select(r => (r.Name, new[]
            {
                Percent(r.Of.Province.Area.CoveredFraction, html), Percent(r.Of.Province.Area.UncertainFraction, html),
                Percent(r.Of.Province.People.CoveredFraction, html), Percent(r.Of.Province.People.UncertainFraction, html),
            })));
    }

    private static void WriteCommunes(HtmlText html, ReportContent content)
    {
        RadioCoverageRow[] different =
        [
            .. RadioCoverageRow.Of(content)
                .Where(r => LessPeopleThanCircles(r.Coverage) > 0)
                .OrderByDescending(r => LessPeopleThanCircles(r.Coverage))
                .ThenBy(r => r.Commune?.Code, StringComparer.Ordinal)
                .Take(CommunesShown),
        ];
        if (different.Length == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Nơi cách tính theo bán kính sai nhiều nhất", $"Where circles are wrong most"), "</h3>\n");
        string[] wanted =
        [
            "name", "district", "population", "mobile_circles_population_share", "mobile_terrain_covered_population_share", "mobile_uncertain_population_share",
            "mobile_uncovered_population_share", "mobile_unknown_population_share", "mobile_shadow_population",
        ];
        HtmlTable.Write(
            html,
            LocalizedText.Of(
                $"{different.Length:N0}\u00A0xã mất nhiều dân được phủ sóng nhất khi xét địa hình",
                $"{Counted.Communes(different.Length).English} that lose the most covered people to terrain"),
            HtmlTable.Filled(RadioCoverageColumns.All, wanted, different),
            different);
        html.Raw("<p>").Text($"Số liệu của mọi xã: trang “Phủ sóng theo địa hình” của ", $"The figures of every commune: the sheet “Coverage by terrain” of ")
            .Raw("<code>report.xlsx</code>").Text($" và tệp ", $" and the file ").Raw("<code>mobile_coverage.csv</code>.</p>\n");
    }

    /// <summary>People that circles call covered, less those covered under all assumptions; of the area in km² where people are not known.</summary>
    private static double LessPeopleThanCircles(RadioUnitIndicators unit) =>
        double.IsNaN(unit.Population) ? -unit.AreaDifferenceFraction * unit.PolygonAreaSquareKilometres : -unit.PeopleDifferenceFraction * unit.Population;

    private static void WriteAssumptions(HtmlText html, RadioContent radio)
    {
        if (radio.Assumptions.Count == 0)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Giả định và nguồn", $"Assumptions and their sources"), "</h3>\n");
        LocalizedText caption = LocalizedText.Of($"Giá trị dùng cho trạm mà danh sách không ghi", $"Values used for sites whose row does not give them");
        LocalizedText[] heads =
        [
            LocalizedText.Of($"Thông số", $"Property"), LocalizedText.Of($"Thấp", $"Low"), LocalizedText.Of($"Thường gặp", $"Expected"), LocalizedText.Of($"Cao", $"High"),
            LocalizedText.Of($"Số trạm", $"Sites"), LocalizedText.Of($"Nguồn", $"Source"),
        ];
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table class=\"stack\">").Element("<caption>", caption, "</caption>").Raw("<thead><tr>");
        for (int h = 0; h < heads.Length; h++)
        {
            html.Element(h is > 0 and < 5 ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">", heads[h], "</th>");
        }

        html.Raw("</tr></thead><tbody>\n");
        foreach (RadioAssumedFigure assumption in radio.Assumptions)
        {
            html.Raw("<tr>").Element("<th scope=\"row\">", assumption.Name, "</th>");
            (LocalizedText Head, string Value)[] values =
            [
                (heads[1], assumption.Low.In(html.Language)), (heads[2], assumption.Expected.In(html.Language)), (heads[3], assumption.High.In(html.Language)),
                (heads[4], NumberSigns.Print(assumption.Sites, 0, html.Language)),
            ];
            foreach ((LocalizedText head, string value) in values)
            {
                html.Raw("<td class=\"n\" data-label=\"").Text(head).Raw("\">").Text(value).Raw("</td>");
            }

            html.Element("<td class=\"w\">", assumption.Source, "</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
    }

    private static void Table(HtmlText html, LocalizedText caption, LocalizedText[] heads, IEnumerable<(LocalizedText Name, string[] Numbers)> rows)
    {
        html.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Text(caption).Raw("\"><table>").Element("<caption>", caption, "</caption>").Raw("<thead><tr>");
        for (int h = 0; h < heads.Length; h++)
        {
            html.Element(h > 0 ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">", heads[h], "</th>");
        }

        html.Raw("</tr></thead><tbody>\n");
        foreach ((LocalizedText name, string[] numbers) in rows)
        {
            html.Raw("<tr>").Element("<th scope=\"row\">", name, "</th>");
            foreach (string number in numbers)
            {
                html.Raw("<td class=\"n\">").Text(number).Raw("</td>");
            }

            html.Raw("</tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
    }

    private static string Percent(double fraction, HtmlText html) => double.IsNaN(fraction) ? string.Empty : NumberSigns.Print(100 * fraction, 1, html.Language);

    private static string Number(double value, HtmlText html) => double.IsNaN(value) ? string.Empty : NumberSigns.Print(value, 0, html.Language);
}
