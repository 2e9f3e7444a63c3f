namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Shifts the sites of the cells from the communes' centres so that more of the real neighbors meet.</summary>
/// <remarks>
/// Each round fits the weights, then draws the two sites of every missing neighbor pair together and pushes those of every false pair apart,
/// by steps that grow smaller. A commune whose cell reaches too little of its open side is drawn towards that side. The best round is kept.
/// </remarks>
internal static class SiteRelaxation
{
    /// <summary>A pair of cells counts as neighbors from this length of common edge on, so that the roughened edge keeps it.</summary>
    public const double LeastCommonEdgeMetres = 120;

    /// <summary>A cell must reach its open side over this share of the real length, and is drawn there up to the other.</summary>
    private const double LeastReachedFraction = 0.1;
    private const double WantedReachedFraction = 0.35;
    private const int Rounds = 90;
    private const double Pull = 0.05;
    private const double FirstStep = 0.02; // of a commune's radius
    private const double StepShrink = 0.98;

    /// <summary>Runs the rounds.</summary>
    /// <param name="communes">The communes.</param>
    /// <param name="outline">The outline.</param>
    /// <returns>The cells of the best round, one piece a commune.</returns>
    /// <exception cref="InvalidOperationException">No round gave each commune one cell of its area that reaches its open side.</exception>
    public static List<PowerCell> BestCells(IReadOnlyList<CommuneFact> communes, Outline outline)
    {
        double[] target = [.. communes.Select(c => c.AreaHectares * 1e4)];
        double[] radius = [.. target.Select(a => Math.Sqrt(a / Math.PI))];
        var real = NeighborPairs.Real(communes);
        var sites = communes.Select(c => c.Centre).ToArray();
        double[] weights = new double[sites.Length];
        List<PowerCell>? best = null;
        double bestScore = double.NegativeInfinity;
        double step = FirstStep;
        for (int round = 0; round < Rounds; round++, step *= StepShrink)
        {
            var (cells, worst) = AreaFit.Fit(new PowerDiagram(outline.Corners, sites), sites, target, weights);
            if (double.IsPositiveInfinity(worst))
            {
                break;
            }

            var common = NeighborPairs.CommonEdges(cells);
            double[] reached = outline.ReachedShares(communes, cells);
            double score = real.Count(p => common.TryGetValue(p, out double length) && length >= LeastCommonEdgeMetres)
                - (20.0 * reached.Count(r => r < LeastReachedFraction)) - reached.Count(r => r < WantedReachedFraction);
            if (score > bestScore && worst < 1e-6 && cells.Count == communes.Count)
            {
                (best, bestScore) = (cells, score);
            }

            var moves = Moves(communes, outline, cells, sites, radius, real, common, reached);
            for (int i = 0; i < sites.Length; i++)
            {
                double longest = step * radius[i];
                sites[i] += moves[i].Length > longest ? moves[i] * (longest / moves[i].Length) : moves[i];
            }
        }

        return best ?? throw new InvalidOperationException("No arrangement of cells fits the outline of the schematic study.");
    }

    private static Place[] Moves(
        IReadOnlyList<CommuneFact> communes, Outline outline, List<PowerCell> cells, Place[] sites, double[] radius,
        SortedSet<(int A, int B)> real, SortedDictionary<(int A, int B), double> common, double[] reached)
    {
        var moves = new Place[sites.Length];
        void Attract(int i, int j, double metres)
        {
            Place unit = (sites[j] - sites[i]) * (1 / sites[i].DistanceTo(sites[j]));
            moves[i] += unit * metres;
            moves[j] -= unit * metres;
        }

        var cellOf = new PowerCell?[sites.Length];
        foreach (var cell in cells)
        {
            cellOf[cell.Site] = cell;
        }

        foreach (var (i, j) in real)
        {
            if (!(common.TryGetValue((i, j), out double length) && length >= LeastCommonEdgeMetres))
            {
                double smaller = Math.Min(radius[i], radius[j]);
                Attract(i, j, Math.Min(Pull * (Gap(cellOf[i], cellOf[j]) + (0.1 * smaller)), 0.2 * smaller));
            }
        }

        foreach (var ((i, j), length) in common)
        {
            if (!real.Contains((i, j)))
            {
                Attract(i, j, -Pull * Math.Min(length, 0.3 * Math.Min(radius[i], radius[j])));
            }
        }

        for (int i = 0; i < sites.Length; i++)
        {
            if (reached[i] < WantedReachedFraction)
            {
                Place way = outline.NearestOn(communes[i].OpenSide, communes[i].Centre) - sites[i];
                moves[i] += way * (radius[i] / way.Length);
            }
        }

        return moves;
    }

    private static double Gap(PowerCell? a, PowerCell? b)
    {
        double least = double.PositiveInfinity;
        foreach (var p in a?.Corners ?? [])
        {
            foreach (var q in b?.Corners ?? [])
            {
                least = Math.Min(least, p.DistanceTo(q));
            }
        }

        return double.IsPositiveInfinity(least) ? 0 : least;
    }
}
