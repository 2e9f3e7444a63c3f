namespace CoverageAnalyzer.Studies.Samples;

/// <summary>One stretch of the mainland's outer boundary, as it is written.</summary>
/// <param name="Code">Code of the commune inside it.</param>
/// <param name="Side">What lies beyond: <c>sea</c>, <c>land border</c>, or the name of the neighboring province.</param>
/// <param name="Vertices">Longitude and latitude in degrees, with the commune to the left; the vertices are the commune's own.</param>
internal sealed record SchematicLine(string Code, string Side, (double LongitudeDegrees, double LatitudeDegrees)[] Vertices)
{
    /// <summary>Joins stretches that follow one another, in the direction they run.</summary>
    /// <param name="stretches">The stretches, in any order.</param>
    /// <returns>As few lines as there can be, each with its vertices once; in the order of the stretches that begin them.</returns>
    public static List<(double LongitudeDegrees, double LatitudeDegrees)[]> Join(IReadOnlyList<SchematicLine> stretches)
    {
        var startingAt = stretches.ToDictionary(s => s.Vertices[0], s => s.Vertices);
        var ends = stretches.Select(s => s.Vertices[^1]).ToHashSet();
        var lines = new List<(double LongitudeDegrees, double LatitudeDegrees)[]>();
        foreach (var first in stretches.Where(s => !ends.Contains(s.Vertices[0])))
        {
            var line = new List<(double LongitudeDegrees, double LatitudeDegrees)> { first.Vertices[0] };
            while (startingAt.Remove(line[^1], out var next))
            {
                line.AddRange(next[1..]);
            }

            lines.Add([.. line]);
        }

        return lines;
    }
}
