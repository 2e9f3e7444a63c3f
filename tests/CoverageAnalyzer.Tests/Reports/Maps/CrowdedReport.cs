using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>A made-up country: 90 × 90 square communes of 3 km, in 900 districts of the same names and 9 provinces, with many BTS sites.</summary>
internal static class CrowdedReport
{
    /// <summary>Communes along a side.</summary>
    public const int Side = 90;

    private const double CellMetres = 3_000;
    private const double West = 103, South = 12;

    private static readonly string[] Provinces = ["Lai Châu", "Cao Bằng", "Hà Giang", "Nghệ An", "Hà Tĩnh", "Kon Tum", "Gia Lai", "Đắk Lắk", "Cà Mau"];

    /// <summary>Makes the report.</summary>
    /// <param name="sites">Number of BTS sites, spread evenly.</param>
    public static ReportContent Make(int sites)
    {
        var sample = SampleReport.Make(ReportLanguage.English);
        PolygonSet plane = Mesh();
        var random = new Random(11);
        double[] x = [.. Enumerable.Range(0, sites).Select(_ => random.NextDouble() * Side * CellMetres)];
        double[] y = [.. Enumerable.Range(0, sites).Select(_ => random.NextDouble() * Side * CellMetres)];
        return sample with
        {
            Communes =
            [
                .. Enumerable.Range(0, Side * Side).Select(i =>
                {
                    int column = i % Side, row = i / Side;
                    var like = sample.Communes[i % sample.Communes.Count];
                    return like with
                    {
                        Commune = like.Commune with
                        {
                            Index = i,
                            Code = $"{i:00000}",
                            District = FormattableString.Invariant($"Huyện Châu Thành {(row / 3 % 10 * 10) + (column / 3 % 10) + 1}"),
                            Province = ProvinceAt(column, row),
                            PolygonAreaSquareKilometres = CellMetres * CellMetres / 1e6,
                        },
                    };
                }),
            ],
            CommunePlane = plane,
            CommunePolygons = plane.WithCoordinates([.. plane.X.Select(Longitude)], [.. plane.Y.Select(Latitude)]),
            PostalPoints = null,
            PostalPlane = null,
            ServiceAreas = null,
            ServiceAreaPlane = null,
            BtsSites = [.. x.Zip(y, (a, b) => new BtsSite { Code = "B", LongitudeDegrees = Longitude(a), LatitudeDegrees = Latitude(b) })],
            BtsPlane = (x, y),
        };
    }

    /// <summary>Province of a commune by its column and row, counted from the south-west.</summary>
    public static string ProvinceAt(int column, int row) => Provinces[(row / 30 * 3) + (column / 30)];

    private static double Longitude(double metres) => West + (metres / 106_000);

    private static double Latitude(double metres) => South + (metres / 110_700);

    private static PolygonSet Mesh()
    {
        List<double> x = [], y = [];
        List<int> ringStart = [0];
        for (int i = 0; i < Side * Side; i++)
        {
            double west = i % Side * CellMetres, south = i / Side * CellMetres, east = west + CellMetres, north = south + CellMetres;
            x.AddRange([west, east, east, west, west]);
            y.AddRange([south, south, north, north, south]);
            ringStart.Add(x.Count);
        }

        return new([.. x], [.. y], [.. ringStart], [.. Enumerable.Range(0, (Side * Side) + 1)]);
    }
}
