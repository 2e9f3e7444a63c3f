using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Tests.Reports;

/// <summary>A made-up province of 141 communes in 9 districts, for looking at reports. Its figures mean nothing.</summary>
internal static class SampleReport
{
    private const int Columns = 13;
    private const int Cells = 141;
    private const double CellMetres = 6_000;
    private const double West = 106.6, South = 16.3;

    private static readonly string[] First = ["Hướng", "Vĩnh", "Triệu", "Hải", "Cam", "Gio", "Đa", "Tà", "Ba", "Tân", "Mò", "Thượng", "Quỳnh"];
    private static readonly string[] Second = ["Hiệp", "Ô", "Lăng", "Thủy", "Nghĩa", "Phước", "Krông", "Rụt", "Hợp", "Ưu", "Ó", "Trạch", "Độ"];
    private static readonly string[] DistrictNames =
        ["Huyện Hướng Hóa", "Huyện Đa Krông", "Huyện Cam Lộ", "Huyện Vĩnh Linh", "Thành phố Đông Hà", "Huyện Gio Linh", "Huyện Triệu Phong", "Thị xã Quảng Trị", "Huyện Hải Lăng"];

    /// <summary>Makes the report; names may be replaced to see what hostile ones do.</summary>
    public static ReportContent Make(ReportLanguage language = ReportLanguage.Vietnamese, Func<int, string>? nameOf = null, bool withLayers = true)
    {
        PolygonSet plane = Mesh();
        PolygonSet degrees = plane.WithCoordinates(
            [.. plane.X.Select(x => West + (x / 106_000))], [.. plane.Y.Select(y => South + (y / 110_700))]);
        var random = new Random(2012);
        var communes = new List<CommuneIndicators>();
        for (int i = 0; i < Cells; i++)
        {
            int column = i % Columns, row = i / Columns;
            string district = DistrictNames[(Math.Min(row / 4, 2) * 3) + Math.Min(column / 5, 2)];
            string kind = district.StartsWith("Thành", StringComparison.Ordinal) ? "Phường" : i % 17 == 3 ? "Thị trấn" : "Xã";
            double population = i == 77 ? double.NaN : Math.Round(800 + (9_000 * random.NextDouble()));
            int points = i % 6 == 5 ? 0 : 1 + (i % 11 == 0 ? 1 : 0);
            double area = 8 + (70 * random.NextDouble());
            double within = Math.Min(1, random.NextDouble() * 1.5), covered = Math.Min(1, random.NextDouble() * 1.8);
            GapLevel postal = points == 0 && within < 0.1 ? GapLevel.Full : points == 0 || within < 0.95 ? GapLevel.Partial : GapLevel.None;
            GapLevel mobile = covered < 0.1 ? GapLevel.Full : covered < 0.95 ? GapLevel.Partial : GapLevel.None;
            communes.Add(new CommuneIndicators
            {
                Commune = new Commune
                {
                    Index = i,
                    Code = $"{i + 1:00000}",
                    Name = nameOf?.Invoke(i) ?? (kind == "Phường" ? $"Phường {i % 9}" : $"{kind} {First[i % First.Length]} {Second[i / First.Length % Second.Length]}"),
                    Type = kind,
                    District = district,
                    Population = population,
                    PolygonAreaSquareKilometres = plane.PlaneAreaOf(i) / 1e6,
                },
                AreaSquareKilometres = area,
                Population = population,
                PostalPoints = withLayers ? points : null,
                AverageServiceRadiusKilometres = withLayers && points > 0 ? Math.Sqrt(area / (Math.PI * points)) : double.NaN,
                PeoplePerPostalPoint = withLayers && points > 0 ? population / points : double.NaN,
                NearestPostalMeanKilometres = withLayers ? 0.5 + (8 * random.NextDouble()) : double.NaN,
                NearestPostalP90Kilometres = withLayers ? 7.25 : double.NaN,
                NearestPostalMaximumKilometres = withLayers ? 12.5 : double.NaN,
                PopulationWithinPostalLimitFraction = withLayers ? within : double.NaN,
                BtsSites = withLayers ? i % 12 : null,
                MobileCoveredAreaFraction = withLayers ? covered * 0.9 : double.NaN,
                MobileCoveredPopulationFraction = withLayers ? covered : double.NaN,
                MobileUncoveredPopulation = withLayers ? population * (1 - covered) : double.NaN,
                PostalGap = withLayers ? postal : GapLevel.NotComputed,
                MobileGap = withLayers ? mobile : GapLevel.NotComputed,
                GapRank = withLayers && (postal > GapLevel.None || mobile > GapLevel.None) ? i + 1 : null,
                Reasons = !withLayers || postal == GapLevel.None ? [] :
                [
                    points == 0
                        ? LocalizedText.Of($"Xã chưa có điểm phục vụ bưu chính nào.", $"The commune has no postal point.")
                        : LocalizedText.Of($"Chỉ {within:P1} dân số ở trong cự ly 3 km.", $"Only {within:P1} of the people are within 3 km."),
                ],
            });
        }

        return Assemble(language, communes, plane, degrees, withLayers);
    }

    private static ReportContent Assemble(ReportLanguage language, List<CommuneIndicators> communes, PolygonSet plane, PolygonSet degrees, bool withLayers)
    {
        var points = new List<ServicePointIndicators>();
        var sites = new List<BtsSite>();
        List<double> px = [], py = [], bx = [], by = [];
        foreach (CommuneIndicators c in communes.Where(_ => withLayers))
        {
            Bounds b = plane.BoundsOf(c.Commune.Index);
            for (int k = 0; k < c.PostalPoints; k++)
            {
                px.Add(b.MinX + (b.Width * (0.45 + (0.2 * k))));
                py.Add(b.MinY + (b.Height * 0.5));
                points.Add(new ServicePointIndicators
                {
                    Point = new ServicePoint
                    {
                        Code = $"P{points.Count:000}",
                        Name = $"Bưu điện văn hóa {c.Commune.Name}",
                        LongitudeDegrees = West + (px[^1] / 106_000),
                        LatitudeDegrees = South + (py[^1] / 110_700),
                        CommuneIndex = c.Commune.Index,
                        IsApproximate = k == 1,
                    },
                    ServiceAreaSquareKilometres = c.AreaSquareKilometres,
                    Population = c.Population,
                    EffectiveRadiusKilometres = Math.Sqrt(c.AreaSquareKilometres / Math.PI),
                });
            }

            for (int k = 0; k < c.BtsSites; k++)
            {
                bx.Add(b.MinX + (b.Width * (0.15 + (0.06 * k))));
                by.Add(b.MinY + (b.Height * (0.2 + (0.6 * (k * 7 % 12) / 12))));
                sites.Add(new BtsSite { Code = $"B{sites.Count:0000}", LongitudeDegrees = West + (bx[^1] / 106_000), LatitudeDegrees = South + (by[^1] / 110_700), CommuneIndex = c.Commune.Index });
            }
        }

        CoverageGap[] gaps =
        [
            .. communes.Where(c => c.PostalGap > GapLevel.None).OrderByDescending(c => c.Population * (1 - c.PopulationWithinPostalLimitFraction)).Select((c, r) =>
                new CoverageGap { Rank = r + 1, Service = Service.Postal, CommuneIndex = c.Commune.Index, Level = c.PostalGap, UncoveredPopulation = c.Population * (1 - c.PopulationWithinPostalLimitFraction), Reasons = c.Reasons }),
            .. communes.Where(c => c.MobileGap > GapLevel.None).OrderByDescending(c => c.MobileUncoveredPopulation).Select((c, r) =>
                new CoverageGap { Rank = r + 1, Service = Service.Mobile, CommuneIndex = c.Commune.Index, Level = c.MobileGap, UncoveredPopulation = c.MobileUncoveredPopulation, UncoveredAreaSquareKilometres = 4.25,
                    Reasons = [LocalizedText.Of($"Trạm gần nhất cách trung tâm xã 5,2 km.", $"The nearest site is 5.2 km from the middle of the commune.")] }),
        ];
        return new ReportContent
        {
            StudyName = "Tỉnh mẫu 2012",
            Language = language,
            Notices = [LocalizedText.Of($"Sơ đồ minh họa – không phải ranh giới chính thức", $"Schematic – not official boundaries")],
            Communes = communes,
            Districts = [.. communes.GroupBy(c => c.Commune.District).Select(g => Rollup(g.Key, [.. g], withLayers))],
            Province = Rollup("Tỉnh mẫu", communes, withLayers),
            PostalPoints = withLayers ? points : null,
            BtsSites = withLayers ? sites : null,
            Gaps = gaps,
            Findings =
            [
                new("ring-repaired", FindingRank.Warning, new SourcePlace { File = "communes.geojson", Record = 12, Name = "Xã Tân Lăng" },
                    LocalizedText.Of($"Ranh giới tự cắt; diện tích thay đổi {0.0123:N4} km².", $"The boundary crosses itself; its area changes by {0.0123:N4} km²."),
                    LocalizedText.Of($"Đã sửa vòng ranh giới.", $"The ring was repaired.")) { LongitudeDegrees = 106.9, LatitudeDegrees = 16.7 },
                new("coordinate-missing", FindingRank.Error, new SourcePlace { File = "buu_cuc.xlsx", Layer = "Sheet1", Cell = "D17" },
                    LocalizedText.Of($"Ô tọa độ trống.", $"The coordinate is empty."), LocalizedText.Of($"Bỏ qua dòng này; hãy điền tọa độ.", $"The row was left out; fill in the coordinate.")),
                new("field-guessed", FindingRank.Info, new SourcePlace { File = "communes.geojson", Field = "population_2009" },
                    LocalizedText.Of($"Coi cột này là dân số.", $"This column is taken as the population."), LocalizedText.Of($"Có thể ghi rõ trong study.json.", $"It can be stated in study.json.")) { Count = 3 },
            ],
            RejectedRows =
            [
                new(new SourcePlace { File = "buu_cuc.xlsx", Layer = "Sheet1", Cell = "A17" }, ["Mã", "Tên", "lon", "lat"], ["00017", "=cmd|' /C calc'!A0", "", "-16,7"], LocalizedText.Of($"Thiếu kinh độ.", $"No longitude.")),
                new(new SourcePlace { File = "bts.csv", Line = 40 }, ["site", "lat", "lat", ""], ["B40", "91", "x", "y"], LocalizedText.Of($"Vĩ độ ngoài khoảng −90…90.", $"Latitude outside −90…90.")),
            ],
            CommunePolygons = degrees,
            CommunePlane = plane,
            ServiceAreas = withLayers ? ServiceAreasOf(degrees, points) : null,
            ServiceAreaPlane = withLayers ? ServiceAreasOf(plane, points) : null,
            PostalPlane = withLayers ? ([.. px], [.. py]) : null,
            BtsPlane = withLayers ? ([.. bx], [.. by]) : null,
            AnalysisCrsName = "VN-2000 / UTM 48N (EPSG:3405)",
            TargetServiceRadiusKilometres = 2.3,
            PostalLimitKilometres = 3,
            MobileRadiusKilometres = 3,
            MinimumCoveredFraction = 0.95,
            UsesStatedArea = true,
            Inputs =
            [
                new("communes", "communes.geojson", "GeoJSON", LocalizedText.Of($"WGS 84, theo chuẩn GeoJSON", $"WGS 84, by the GeoJSON standard"), LocalizedText.Same("UTF-8"), 141, new string('a', 64)),
                new("postalPoints", "buu_cuc.xlsx", "XLSX", LocalizedText.Of($"WGS 84, nghiên cứu khai báo", $"WGS 84, stated by the study"), LocalizedText.Empty, points.Count, new string('b', 64)),
            ],
            ProgramVersion = "0.1.0",
        };
    }

    private static UnitIndicators Rollup(string name, List<CommuneIndicators> communes, bool withLayers)
    {
        double area = communes.Sum(c => c.AreaSquareKilometres);
        double people = communes.Where(c => !double.IsNaN(c.Population)).Sum(c => c.Population);
        int points = communes.Sum(c => c.PostalPoints ?? 0);
        return new UnitIndicators
        {
            Name = name,
            Communes = communes.Count,
            AreaSquareKilometres = area,
            PolygonAreaSquareKilometres = communes.Sum(c => c.Commune.PolygonAreaSquareKilometres),
            Population = people,
            PostalPoints = withLayers ? points : null,
            AverageServiceRadiusKilometres = withLayers ? Math.Sqrt(area / (Math.PI * points)) : double.NaN,
            PointsNeededForTarget = (int)Math.Ceiling(area / (Math.PI * 2.3 * 2.3)),
            PeoplePerPostalPoint = withLayers ? people / points : double.NaN,
            CommunesWithoutPostalPoint = withLayers ? communes.Count(c => c.PostalPoints == 0) : null,
            NearestPostalMeanKilometres = withLayers ? communes.Average(c => c.NearestPostalMeanKilometres) : double.NaN,
            PopulationWithinPostalLimitFraction = withLayers ? communes.Average(c => c.PopulationWithinPostalLimitFraction) : double.NaN,
            BtsSites = withLayers ? communes.Sum(c => c.BtsSites) : null,
            MobileCoveredAreaFraction = withLayers ? communes.Average(c => c.MobileCoveredAreaFraction) : double.NaN,
            MobileCoveredPopulationFraction = withLayers ? communes.Average(c => c.MobileCoveredPopulationFraction) : double.NaN,
            MobileUncoveredPopulation = withLayers ? 3_000 : double.NaN,
            CommunesLackingPostal = withLayers ? communes.Count(c => c.PostalGap > GapLevel.None) : null,
            CommunesLackingMobile = withLayers ? communes.Count(c => c.MobileGap > GapLevel.None) : null,
        };
    }

    /// <summary>Each point gets the polygon of its commune, which is enough to draw.</summary>
    private static PolygonSet ServiceAreasOf(PolygonSet communes, List<ServicePointIndicators> points)
    {
        List<double> x = [], y = [];
        List<int> rings = [0], units = [0];
        foreach (ServicePointIndicators point in points)
        {
            int ring = communes.UnitStart[point.Point.CommuneIndex!.Value];
            x.AddRange(communes.X[communes.RingStart[ring]..communes.RingStart[ring + 1]]);
            y.AddRange(communes.Y[communes.RingStart[ring]..communes.RingStart[ring + 1]]);
            rings.Add(x.Count);
            units.Add(rings.Count - 1);
        }

        return new([.. x], [.. y], [.. rings], [.. units]);
    }

    /// <summary>A mesh of quadrilaterals with shared, uneven edges.</summary>
    private static PolygonSet Mesh()
    {
        List<double> x = [], y = [];
        List<int> rings = [0], units = [0];
        for (int i = 0; i < Cells; i++)
        {
            int c = i % Columns, r = i / Columns;
            int start = x.Count;
            foreach ((double u, double v) in Enumerable.Range(0, 4).Select(k => (c + (k * 0.25), (double)r))
                .Concat(Enumerable.Range(0, 4).Select(k => (c + 1d, r + (k * 0.25))))
                .Concat(Enumerable.Range(0, 4).Select(k => (c + 1 - (k * 0.25), r + 1d)))
                .Concat(Enumerable.Range(0, 4).Select(k => ((double)c, r + 1 - (k * 0.25)))))
            {
                (double dx, double dy) = Jitter(u, v);
                x.Add((u + dx) * CellMetres);
                y.Add((v + dy) * CellMetres);
            }

            x.Add(x[start]);
            y.Add(y[start]);
            rings.Add(x.Count);
            units.Add(rings.Count - 1);
        }

        return new([.. x], [.. y], [.. rings], [.. units]);
    }

    private static (double X, double Y) Jitter(double u, double v) =>
        (0.11 * Math.Sin((u * 7.3) + (v * 13.7)), 0.25 * Math.Sin((u * 11.9) - (v * 5.3)));
}
