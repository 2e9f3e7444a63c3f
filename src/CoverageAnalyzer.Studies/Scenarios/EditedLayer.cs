namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>A layer of points with a scenario's changes in it, in code order as a file that was edited would give it.</summary>
/// <typeparam name="TPoint">Points or sites.</typeparam>
/// <param name="Points">The points.</param>
/// <param name="X">Their eastings.</param>
/// <param name="Y">Their northings.</param>
/// <param name="Changes">What was done with each.</param>
internal sealed record EditedLayer<TPoint>(IReadOnlyList<TPoint> Points, double[] X, double[] Y, IReadOnlyList<ScenarioChange> Changes)
    where TPoint : class
{
    /// <summary>Merges the changes in.</summary>
    /// <param name="before">The study's points in code order.</param>
    /// <param name="plane">Where they stand in the plane.</param>
    /// <param name="codeOf">Code of a point.</param>
    /// <param name="outcomes">What comes of points, in code order.</param>
    /// <param name="place">Makes a point that is new or moved, from the study's point or null.</param>
    /// <param name="project">Where a point stands in the plane.</param>
    /// <param name="changed">Told each of the study's points that is moved or gone.</param>
    public static EditedLayer<TPoint> Of(
        IReadOnlyList<TPoint> before,
        (double[] X, double[] Y) plane,
        Func<TPoint, string> codeOf,
        SortedDictionary<string, PointOutcome> outcomes,
        Func<TPoint?, PointOutcome, TPoint> place,
        Func<TPoint, (double X, double Y)> project,
        Action<TPoint> changed)
    {
        var points = new List<TPoint>(before.Count + outcomes.Count);
        List<double> x = new(points.Capacity), y = new(points.Capacity);
        var changes = new List<ScenarioChange>(points.Capacity);
        int next = 0;
        void KeepUpTo(int end)
        {
            for (; next < end; next++)
            {
                points.Add(before[next]);
                x.Add(plane.X[next]);
                y.Add(plane.Y[next]);
                changes.Add(ScenarioChange.None);
            }
        }

        foreach ((string code, PointOutcome outcome) in outcomes)
        {
            (int first, int count) = CodeOrder.Find(before, codeOf, code);
            KeepUpTo(first);
            TPoint? old = count > 0 ? before[next++] : null;
            if (old is not null)
            {
                changed(old);
            }

            if (outcome.Last.Action == ScenarioAction.Remove)
            {
                continue;
            }

            // Taken out and put in again, it is a new point with the old one's code.
            TPoint point = place(outcome.Added is null ? old : null, outcome);
            (double px, double py) = project(point);
            points.Add(point);
            x.Add(px);
            y.Add(py);
            changes.Add(outcome.Added is null ? ScenarioChange.Moved : ScenarioChange.Added);
        }

        KeepUpTo(before.Count);
        return new EditedLayer<TPoint>(points, [.. x], [.. y], changes);
    }
}
