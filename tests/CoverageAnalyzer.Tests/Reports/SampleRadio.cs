using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Tests.Reports;

/// <summary>A made-up radio result for <see cref="SampleReport"/>. Its figures mean nothing.</summary>
internal static class SampleRadio
{
    /// <summary>The report with coverage as the terrain allows it: worse to the west, as if there were mountains.</summary>
    public static ReportContent Make(ReportLanguage language = ReportLanguage.Vietnamese)
    {
        ReportContent content = SampleReport.Make(language);
        var random = new Random(7);
        RadioStatusFractions[] area = new RadioStatusFractions[content.Communes.Count], people = new RadioStatusFractions[area.Length];
        double[] shadow = new double[area.Length], possible = new double[area.Length], beyond = new double[area.Length], population = new double[area.Length];
        double[] circleArea = new double[area.Length], circlePeople = new double[area.Length], km2 = new double[area.Length];
        for (int i = 0; i < area.Length; i++)
        {
            double west = 1 - (i % 13 / 12.0), covered = 1 - (0.6 * west * random.NextDouble()), uncertain = (1 - covered) * 0.5 * random.NextDouble(), unknown = i == 5 ? 0.1 * (1 - covered) : 0;
            area[i] = new(covered, uncertain, 1 - covered - uncertain - unknown, unknown);
            people[i] = area[i];
            population[i] = content.Communes[i].Population;
            km2[i] = content.Communes[i].Commune.PolygonAreaSquareKilometres;
            circleArea[i] = Math.Min(1, covered + (0.3 * west));
            circlePeople[i] = circleArea[i];
            shadow[i] = area[i].UncoveredFraction * 0.7;
            possible[i] = uncertain * 0.8;
            beyond[i] = i % 9 == 0 ? 0.01 : 0;
        }

        var any = new RadioLayerShares(area, people);
        var shares = new RadioSharesResult(km2, new double[area.Length], any, [], null) { AreaShadow = new(shadow, possible, beyond), PeopleShadow = new(shadow, possible, beyond) };
        RadioIndicators indicators = RadioIndicators.Of(shares, any, population, circleArea, circlePeople);
        return content with
        {
            Communes = [.. content.Communes.Select((c, i) => c with { MobileCoveredAreaFraction = area[i].CoveredFraction, MobileCoveredPopulationFraction = people[i].CoveredFraction, MobileUncoveredPopulation = c.Population * (1 - people[i].CoveredFraction) })],
            Radio = new RadioContent
            {
                Model = "p1812",
                ModelName = LocalizedText.Same("ITU-R P.1812-8"),
                ModelSource = new("Khuyến nghị ITU-R P.1812-8, 09/2025", "Recommendation ITU-R P.1812-8, 09/2025"),
                ThresholdDbm = -105,
                ThresholdName = new("RSRP của LTE, ngoài trời", "LTE RSRP, outdoors"),
                ThresholdOrigin = new("bộ mẫu ngưỡng của chương trình", "the program's presets"),
                Assumptions =
                [
                    new(new("Độ cao ăng ten trên mặt đất, 4G", "Antenna height above ground, 4G"), LocalizedText.Of($"{25} m", $"{25} m"), LocalizedText.Of($"{35} m", $"{35} m"), LocalizedText.Of($"{45} m", $"{45} m"), new("giá trị mặc định theo loại trạm", "defaults by radio class"), 812),
                    new(new("Công suất phát, 4G", "Transmit power, 4G"), LocalizedText.Of($"{43} dBm", $"{43} dBm"), LocalizedText.Of($"{46} dBm", $"{46} dBm"), LocalizedText.Of($"{49} dBm", $"{49} dBm"), new("giá trị mặc định theo loại trạm", "defaults by radio class"), 812),
                ],
                Doubts =
                [
                    LocalizedText.Of($"{812:N0} trên 1.159 trạm không ghi độ cao ăng ten: kết quả ở sườn núi phụ thuộc vào điều đó.", $"{812:N0} of 1,159 sites give no antenna height: what happens on slopes depends on it."),
                    LocalizedText.Of($"Mô hình độ cao có ô trống ở xã Vĩnh Ô.", $"The elevation model has voids in one commune."),
                ],
                Any = indicators,
                Operators = [("Nhà mạng A", indicators), ("Nhà mạng B", indicators)],
                All = indicators,
                UsesPopulationRaster = true,
            },
        };
    }
}
