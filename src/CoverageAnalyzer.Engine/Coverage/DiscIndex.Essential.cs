namespace CoverageAnalyzer.Engine.Coverage;

/// <content>The discs without which the index would be another.</content>
public sealed partial class DiscIndex
{
    /// <summary>The discs that an index needs to have the same closed cells, closed by the same discs, and the same discs in its open cells.</summary>
    /// <remarks>
    /// A disc may go where it reaches closed cells only and closes none of them as the last in order. Taking it out closes no other cell, opens
    /// none and takes it off no list, also in an index on the same grid that holds more discs: there every cell closed here stays closed, and
    /// the disc that closes it is either one of those kept or one that came in later in order. So what is measured with the discs kept of each
    /// part of a country, put together, is what is measured with all of them, to the last bit; and where a thousand sites stand on one another
    /// a handful is kept. Cost: one look at each cell and each disc.
    /// </remarks>
    /// <returns>Centres and radii in metres, in the order of the index.</returns>
    public (double[] X, double[] Y, double[] RadiusMetres) Essential()
    {
        var kept = (bool[])ReachesOpenCell.Clone();
        foreach (int disc in Coverer)
        {
            if (disc >= 0)
            {
                kept[disc] = true;
            }
        }

        int count = kept.AsSpan().Count(true), at = 0;
        double[] x = new double[count], y = new double[count], radius = new double[count];
        for (int disc = 0; disc < kept.Length; disc++)
        {
            if (kept[disc])
            {
                (x[at], y[at], radius[at]) = (X[disc], Y[disc], Radius[disc]);
                at++;
            }
        }

        return (x, y, radius);
    }
}
