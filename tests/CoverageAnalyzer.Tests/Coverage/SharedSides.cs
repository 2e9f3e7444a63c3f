using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Coverage;

/// <summary>Communes in rows and columns that share their sides vertex by vertex, as a clean layer does.</summary>
internal static class SharedSides
{
    /// <summary>Makes them.</summary>
    /// <param name="columns">Communes side by side.</param>
    /// <param name="rows">Communes one above the other.</param>
    /// <param name="size">Side of a commune.</param>
    /// <param name="edges">Edges of a side; its inner vertices stand off the straight line by up to a twentieth of it.</param>
    public static PolygonSet Of(int columns, int rows, double size, int edges)
    {
        (double X, double Y) Vertex(int i, int j)
        {
            // i and j count vertices along the sides; the sides swing, the corners stay.
            double swing = size / 20, x = i * size / edges, y = j * size / edges;
            return i % edges == 0 && j % edges == 0 ? (x, y)
                : i % edges == 0 ? (x + (swing * Math.Sin(1 + i + (7.3 * j))), y)
                : (x, y + (swing * Math.Sin(2 + j + (5.1 * i))));
        }

        var units = new List<(double X, double Y)[][]>();
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                int west = column * edges, south = row * edges;
                var ring = new List<(double X, double Y)>();
                ring.AddRange(Enumerable.Range(0, edges).Select(k => Vertex(west + k, south)));
                ring.AddRange(Enumerable.Range(0, edges).Select(k => Vertex(west + edges, south + k)));
                ring.AddRange(Enumerable.Range(0, edges).Select(k => Vertex(west + edges - k, south + edges)));
                ring.AddRange(Enumerable.Range(0, edges).Select(k => Vertex(west, south + edges - k)));
                units.Add([[.. ring]]);
            }
        }

        return PolygonSets.Of([.. units]);
    }
}
