using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Tests.Coverage;

namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>Communes as no map should have them and some have: each a set of a few units in metres, next to a plain one.</summary>
/// <remarks>
/// The kinds are those of the robustness suites of the JTS Topology Suite: bowties, needles, edges that all but lie on one line, noding that all but
/// hits a vertex. Coordinates that once failed there are named where they stand; they are facts, the cases are our own.
/// </remarks>
internal static class OddShapes
{
    private const double Far = 2_000_000; // a northing: coordinates have steps of 2e-10 m there

    private static readonly (double X, double Y)[] Plain = PolygonSets.Rectangle(20, 0, 30, 10);

    /// <summary>All of them by name.</summary>
    public static IReadOnlyList<(string Name, PolygonSet Set)> All { get; } =
    [
        ("bowtie", Beside([(0, 0), (10, 10), (10, 0), (0, 10)])),
        ("pentagram", Beside(Star(5, 2))),
        ("line there and back", Beside([(0, 0), (10, 0), (5, 0), (10, 0)])),
        ("all corners in one place", Beside([(3, 3), (3, 3), (3, 3), (3, 3)])),
        ("zero-length edges", Beside([(0, 0), (0, 0), (10, 0), (10, 0), (10, 10), (10, 10), (10, 10), (0, 10), (0, 10)])),
        ("a thousand corners on one line", Beside([.. Enumerable.Range(0, 1000).Select(i => (i / 100.0, 0.0)), (10, 10), (0, 10)])),
        ("a thousand corners all but on one line", Beside([.. Enumerable.Range(0, 1000).Select(i => (i / 100.0, i % 2 * 1e-15)), (10, 10), (0, 10)])),
        ("needle of a picometre", Beside([(0, 0), (1e4, 1e-12), (0, 1e-12)])),
        ("needle of the last digit", Beside([(1, Far), (1000, Math.BitIncrement(Far)), (1, Math.BitIncrement(Far))])),
        ("spike", Beside([(0, 0), (10, 0), (10, 5), (1e6, 5), (10, 5), (10, 10), (0, 10)])),
        ("hole that touches its ring", Beside([(0, 0), (10, 0), (10, 10), (0, 10)], [(0, 5), (5, 7), (5, 3)])),
        ("hole as large as its ring", Beside([(0, 0), (10, 0), (10, 10), (0, 10)], [(0, 0), (0, 10), (10, 10), (10, 0)])),
        ("the same commune twice", PolygonSets.Of([PolygonSets.Rectangle(0, 0, 10, 10)], [PolygonSets.Rectangle(0, 0, 10, 10)], [Plain])),
        ("the same commune a picometre off", PolygonSets.Of([PolygonSets.Rectangle(0, 0, 10, 10)], [PolygonSets.Rectangle(1e-12, 1e-12, 10 + 1e-12, 10 + 1e-12)], [Plain])),
        ("neighbours a picometre apart", PolygonSets.Of([PolygonSets.Rectangle(0, 0, 10, 10)], [PolygonSets.Rectangle(10 + 1e-12, 0, 20, 10)], [Plain])),
        ("neighbours that overlap by the last digit", PolygonSets.Of([PolygonSets.Rectangle(0, 0, 10, 10)], [PolygonSets.Rectangle(Math.BitDecrement(10), 0, 20, 10)], [Plain])),
        ("sliver of a picometre", Beside(PolygonSets.Rectangle(0, 0, 1e-12, 10))),
        ("square of the least number there is", Beside(PolygonSets.Rectangle(0, 0, double.Epsilon, double.Epsilon))),
        ("square of 1e-160 m", Beside(PolygonSets.Rectangle(0, 0, 1e-160, 1e-160))),
        ("square of a nanometre far out", PolygonSets.Of([PolygonSets.Rectangle(5e5, Far, 5e5 + 1e-9, Far + 1e-9)], [PolygonSets.Rectangle(5e5, Far, 5e5 + 10, Far + 10)])),
        ("the whole plane", PolygonSets.Of([PolygonSets.Rectangle(-1e9, -1e9, 1e9, 1e9)], [Plain])),
        ("a commune without a polygon", PolygonSets.Of([], [Plain])),
        ("no commune has a polygon", PolygonSets.Of([], [])),
        ("no commune", PolygonSets.Of()),
        ("three edges all but through a place", PolygonSets.Of([[(0, 0), (9, 3), (3, 1 + 1e-12)]], [[(0, 0), (6, 2 + 1e-15), (3, 5)]], [[(3, 1), (7, -2), (8, 4)]])),
        ("an edge through the other's corner", PolygonSets.Of([[(0, 0), (10, 1), (5, 5)]], [[(1, 0.1), (4, -3), (7, 0.7)]], [Plain])),

        // JTS RobustLineIntersectorTest: two lines that all but lie on each other, one 16 km long, as triangles; and two whose crossing lay outside both.
        ("all but collinear lines", PolygonSets.Of(
            [[(2089426.5233462777, 1180182.3877339689), (2085646.6891757075, 1195618.7333999649), (2080000, 1180000)]],
            [[(1889281.8148903656, 1997547.0560044837), (2259977.3672235999, 483675.17050843034), (2300000, 2000000)]])),
        ("lines that cross at a grazing angle", PolygonSets.Of(
            [[(588750.7429703881, 4518950.493668233), (588748.2060409798, 4518933.9452804085), (588760, 4518940)]],
            [[(588745.824857241, 4518940.742239175), (588748.2060437313, 4518933.9452791475), (588740, 4518930)]])),
    ];

    private static PolygonSet Beside(params (double X, double Y)[][] rings) => PolygonSets.Of(rings, [Plain]);

    private static (double X, double Y)[] Star(int corners, int step) =>
        [.. Enumerable.Range(0, corners).Select(i => (5 + (5 * Math.Cos(Math.Tau * i * step / corners)), 5 + (5 * Math.Sin(Math.Tau * i * step / corners))))];
}
