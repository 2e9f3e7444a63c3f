using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Geography;

/// <summary>Communes drawn in kilometres of a plane.</summary>
internal sealed class SituationPlan
{
    private readonly List<double> x = [];
    private readonly List<double> y = [];
    private readonly List<int> ringStart = [0];
    private readonly List<int> unitStart = [0];
    private readonly List<Commune> communes = [];

    public PolygonSet Polygons => new([.. x], [.. y], [.. ringStart], [.. unitStart]);

    public SituationRequest Request => new() { Communes = communes, Polygons = Polygons };

    /// <summary>A commune of rings x, y, x, y … in kilometres, closed here; outer rings counter-clockwise.</summary>
    public SituationPlan Add(params double[][] rings) => Add("Xã", string.Empty, double.NaN, rings);

    public SituationPlan Add(string type, string district, double people, params double[][] rings)
    {
        foreach (double[] ring in rings)
        {
            for (int i = 0; i <= ring.Length; i += 2)
            {
                x.Add(ring[i % ring.Length] * 1000);
                y.Add(ring[(i % ring.Length) + 1] * 1000);
            }

            ringStart.Add(x.Count);
        }

        unitStart.Add(ringStart.Count - 1);
        int index = communes.Count;
        communes.Add(new Commune { Index = index, Code = $"{index:D5}", Name = $"{type} {(char)('A' + index)}", Type = type, District = district, Population = people });
        return this;
    }

    public SituationPlan Box(double west, double south, double east, double north) => Add(Ring(west, south, east, north));

    public static double[] Ring(double west, double south, double east, double north) => [west, south, east, south, east, north, west, north];

    /// <summary>One line of x, y, x, y … in kilometres.</summary>
    public static PolylineSet Line(params double[] line) =>
        new([.. line.Where((_, i) => i % 2 == 0).Select(v => v * 1000)], [.. line.Where((_, i) => i % 2 == 1).Select(v => v * 1000)], [0, line.Length / 2]);

    public IReadOnlyList<CommuneSituation> Measure(Func<SituationRequest, SituationRequest>? change = null) =>
        CommuneSituations.Measure(change is null ? Request : change(Request), TestContext.Current.CancellationToken);
}
