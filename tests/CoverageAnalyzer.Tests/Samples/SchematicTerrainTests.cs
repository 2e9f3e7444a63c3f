using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Samples;

namespace CoverageAnalyzer.Tests.Samples;

/// <summary>The elevation file of the built-in study, read back from its bytes and measured on the communes.</summary>
public sealed class SchematicTerrainTests(SchematicStudyFixture study) : IClassFixture<SchematicStudyFixture>, IDisposable
{
    private static readonly RasterGrid Grid = SchematicTerrain.Grid;

    private readonly ScratchFolder folder = new();
    private float[]? heights;
    private UnitRaster? units;

    private float[] Heights => heights ??= ReadHeights();

    private UnitRaster Units => units ??= UnitRaster.Rasterize(
        new PolygonSet(
            [.. study.Units.SelectMany(u => u.Ring.Select(p => p[0]))],
            [.. study.Units.SelectMany(u => u.Ring.Select(p => p[1]))],
            [.. study.Units.Aggregate(new List<int> { 0 }, (starts, u) => [.. starts, starts[^1] + u.Ring.Length])],
            [.. Enumerable.Range(0, study.Units.Count + 1)]),
        Grid);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_peak_has_its_height_to_the_metre_and_nothing_close_to_it_is_higher()
    {
        var peaks = SchematicFacts.Heights.Where(h => h.Kind == "peak").ToList();
        Assert.Equal(20, peaks.Count);
        foreach (var peak in peaks)
        {
            var (row, column) = Cell(peak.LongitudeDegrees, peak.LatitudeDegrees);
            Assert.Equal(peak.ElevationMetres, At(row, column));
            for (int r = row - 5; r <= row + 5; r++)
            {
                for (int c = column - 5; c <= column + 5; c++)
                {
                    Assert.True((r, c) == (row, column) || At(r, c) < peak.ElevationMetres, $"{peak.Name}: {At(r, c)} m at {r - row}, {c - column}");
                }
            }
        }

        Assert.Equal(1701, Heights.Max()); // Voi Mẹp: the roof of the province
    }

    [Fact]
    public void Sea_is_zero_and_land_is_not()
    {
        Assert.DoesNotContain(Heights, h => float.IsNaN(h) || h < 0 || h != Math.Round(h));
        foreach (var (longitude, latitude) in new[] { (107.30, 17.00), (107.25, 16.90), (107.40, 16.80), (107.10, 17.15), (107.41, 17.20), (107.28, 17.16) })
        {
            var (row, column) = Cell(longitude, latitude);
            Assert.Equal(0, At(row, column));
        }

        for (int row = 0; row < Grid.Rows; row++)
        {
            for (int column = 0; column < Grid.Columns; column++)
            {
                int unit = Units.UnitAt(row, column);
                Assert.True(unit < 0 || At(row, column) >= 1, $"{row}, {column}");
            }
        }

        double seaFraction = Heights.Count(h => h == 0) / (double)Heights.Length;
        Assert.InRange(seaFraction, 0.12, 0.16);
    }

    [Fact]
    public void The_grid_reaches_three_kilometres_beyond_every_unit()
    {
        double west = study.Units.Min(u => u.Ring.Min(p => p[0])), east = study.Units.Max(u => u.Ring.Max(p => p[0]));
        double south = study.Units.Min(u => u.Ring.Min(p => p[1])), north = study.Units.Max(u => u.Ring.Max(p => p[1]));
        Assert.True((west - Grid.West) * 106.6 >= 3 && (Grid.West + (Grid.Columns * Grid.CellWidth) - east) * 106.6 >= 3);
        Assert.True((Grid.North - north) * 110.6 >= 3 && (south - Grid.North + (Grid.Rows * Grid.CellHeight)) * 110.6 >= 3);
        Assert.Equal((564 * 2, 564 * 2, 2 * Grid.CellWidth), (Grid.Columns, Grid.Rows, TerrainSurface.Grid.CellWidth));
    }

    [Theory]
    [InlineData("Huyện Hướng Hóa", 0.75, 1)]
    [InlineData("Huyện Đakrông", 0.6, 1)]
    [InlineData("Huyện Vĩnh Linh", 0.0, 0.1)]
    [InlineData("Huyện Gio Linh", 0.0, 0.1)]
    [InlineData("Huyện Cam Lộ", 0.0, 0.12)]
    [InlineData("Huyện Triệu Phong", 0, 0)]
    [InlineData("Huyện Hải Lăng", 0, 0.05)]
    [InlineData("Thành phố Đông Hà", 0, 0)]
    [InlineData("Thị xã Quảng Trị", 0, 0)]
    [InlineData("Huyện đảo Cồn Cỏ", 0, 0)]
    public void Of_each_district_as_many_communes_lie_two_thirds_above_200_m_as_people_would_expect(string district, double least, double most)
    {
        int[] all = new int[study.Units.Count], high = new int[study.Units.Count];
        Visit((unit, row, column) =>
        {
            all[unit]++;
            high[unit] += At(row, column) >= 200 ? 1 : 0;
        });
        int[] members = [.. Enumerable.Range(0, all.Length).Where(u => study.Units[u].District == district)];
        double share = members.Count(u => 3L * high[u] >= 2L * all[u]) / (double)members.Length;
        Assert.InRange(share, least, most);
    }

    [Fact]
    public void The_mountains_are_steep_and_the_plain_is_flat()
    {
        Assert.InRange(MedianSlopePercent("Huyện Hướng Hóa"), 15, 45);
        Assert.InRange(MedianSlopePercent("Huyện Đakrông"), 20, 60);
        Assert.InRange(MedianSlopePercent("Huyện Triệu Phong"), 0, 2);
        Assert.InRange(MedianSlopePercent("Huyện Hải Lăng"), 0, 3);
        Assert.InRange(MedianSlopePercent("Thành phố Đông Hà"), 0, 3);
    }

    [Theory]
    [InlineData("Thị trấn Khe Sanh", 400, 550)]
    [InlineData("Thị trấn Lao Bảo", 205, 320)]
    [InlineData("Xã Gio An", 90, 160)]
    [InlineData("Thị trấn Hải Lăng", 2, 12)]
    [InlineData("Xã Hải Khê", 2, 20)]
    [InlineData("Xã Hướng Sơn", 700, 1200)]
    [InlineData("Phường 1", 2, 15)]
    public void Places_lie_about_as_high_as_they_do(string fullName, double least, double most)
    {
        int wanted = study.Units.ToList().FindIndex(u => u.FullName == fullName);
        double sum = 0;
        int count = 0;
        Visit((unit, row, column) =>
        {
            sum += unit == wanted ? At(row, column) : 0;
            count += unit == wanted ? 1 : 0;
        });
        Assert.InRange(sum / count, least, most);
    }

    [Fact]
    public void The_island_has_its_hill_of_63_m_and_low_ground_around_it()
    {
        var island = new List<float>();
        Visit((unit, row, column) =>
        {
            if (unit == study.Units.Count - 1)
            {
                island.Add(At(row, column));
            }
        });
        Assert.Equal(63, island.Max());
        island.Sort();
        Assert.InRange(island[island.Count / 2], 5, 15);
        var (middleRow, middleColumn) = Cell(107.34, 17.16);
        Assert.InRange(At(middleRow, middleColumn), 1, 63);
    }

    [Fact]
    public void GDAL_reads_the_file_and_says_what_it_is()
    {
        string path = folder.Write("elevation.tif", study.Files["elevation.tif"]);
        string info = Gdal.Run("gdalinfo", "-mm", path);
        Assert.Contains("Size is 1128, 1128", info, StringComparison.Ordinal);
        Assert.Contains("ID[\"EPSG\",4326]", info, StringComparison.Ordinal);
        Assert.Contains("Origin = (106.48", info, StringComparison.Ordinal);
        Assert.Contains("not a survey, not SRTM", info, StringComparison.Ordinal);
        Assert.Contains("không phải số liệu đo đạc", info, StringComparison.Ordinal);
        Assert.Contains("AREA_OR_POINT=Area", info, StringComparison.Ordinal);
        Assert.Contains("Min/Max=0.000,1701.000", info, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_heights_says_how_sure_each_is_and_rivers_run_downhill()
    {
        Assert.All(SchematicFacts.Heights, h =>
        {
            Assert.Contains(h.Kind, new[] { "peak", "ground", "ridge", "valley" });
            Assert.InRange(h.Relief, 0, 1);
            Assert.Equal(h.Kind is "peak" or "ground", h.Name.Length > 0);
            Assert.Contains("approximate", h.Certainty.StartsWith("published", StringComparison.Ordinal) ? "approximate" : h.Certainty, StringComparison.Ordinal);
            Assert.True(!h.Certainty.StartsWith("published", StringComparison.Ordinal) || h.Source.Length > 0, h.Name);
            Assert.True(h.LongitudeDegrees >= Grid.West && h.LatitudeDegrees <= Grid.North, h.Name + h.Line);
        });
        foreach (var river in SchematicFacts.Heights.Where(h => h.Kind == "valley").GroupBy(h => h.Line, StringComparer.Ordinal))
        {
            double[] profile = [.. river.Select(h => h.ElevationMetres)];
            double direction = profile[^1] - profile[0];
            Assert.All(profile.Zip(profile.Skip(1)), p => Assert.True((p.Second - p.First) * direction >= 0, river.Key));
        }
    }

    private static (int Row, int Column) Cell(double longitude, double latitude) =>
        ((int)Math.Floor((Grid.North - latitude) / Grid.CellHeight), (int)Math.Floor((longitude - Grid.West) / Grid.CellWidth));

    private float At(int row, int column) => Heights[(row * Grid.Columns) + column];

    private float[] ReadHeights()
    {
        string path = folder.Write("heights.tif", study.Files["elevation.tif"]);
        return TiffPixels.Read(path, TiffDirectory.Read(path), float.NaN, 1);
    }

    private void Visit(Action<int, int, int> visit)
    {
        for (int row = 0; row < Grid.Rows; row++)
        {
            foreach (var span in Units.Row(row))
            {
                for (int column = span.Column; column < span.End; column++)
                {
                    visit(span.Unit, row, column);
                }
            }
        }
    }

    /// <summary>Rise over run by differences of neighbors on either side, in metres of the middle latitude.</summary>
    private double MedianSlopePercent(string district)
    {
        var slopes = new List<double>();
        Visit((unit, row, column) =>
        {
            if (study.Units[unit].District == district)
            {
                double east = (At(row, column + 1) - At(row, column - 1)) / (2 * Grid.CellWidth * 106_600);
                double north = (At(row - 1, column) - At(row + 1, column)) / (2 * Grid.CellHeight * 110_660);
                slopes.Add(100 * Math.Sqrt((east * east) + (north * north)));
            }
        });
        slopes.Sort();
        return slopes[slopes.Count / 2];
    }
}
