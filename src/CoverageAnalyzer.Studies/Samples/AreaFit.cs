namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Finds the weights of a power diagram that give each commune its area.</summary>
/// <remarks>
/// Source: Kitagawa, Mérigot, Thibert, Convergence of a Newton algorithm for semi-discrete optimal transport, J. Eur. Math. Soc. 21 (2019).
/// The areas are the gradient of a concave function of the weights, so damped Newton finds the one solution. dA(i)/dw(j) = −Σ (length of the common edge) / (2 · distance of the two sites).
/// </remarks>
internal static class AreaFit
{
    private const int MostSteps = 300;

    /// <summary>Fits the weights.</summary>
    /// <param name="diagram">The diagram of the sites.</param>
    /// <param name="sites">The sites.</param>
    /// <param name="targetSquareMetres">Area each commune is to have; they add up to the outline's area.</param>
    /// <param name="weights">Where to begin, m² a commune; takes the solution.</param>
    /// <returns>The cells of the fitted diagram and the greatest relative error of an area; infinite where a cell has no area to begin with.</returns>
    public static (List<PowerCell> Cells, double WorstRelativeError) Fit(
        PowerDiagram diagram, Place[] sites, double[] targetSquareMetres, double[] weights)
    {
        int n = targetSquareMetres.Length;
        double[] area = new double[n];
        var cells = Measure(diagram, weights, area);
        if (area.Min() < targetSquareMetres.Min() / 50)
        {
            // A start that leaves a commune no area has no slope there; the plain Voronoi diagram always has one.
            Array.Clear(weights);
            Array.Clear(area);
            cells = Measure(diagram, weights, area);
            if (area.Min() <= 0)
            {
                return (cells, double.PositiveInfinity);
            }
        }

        double worst = Worst(area, targetSquareMetres);
        double floor = Math.Min(area.Min(), targetSquareMetres.Min()) / 2;
        for (int step = 0; step < MostSteps && worst > 1e-9; step++)
        {
            if (Solve(Slopes(cells, sites), area, targetSquareMetres) is not double[] change)
            {
                return (cells, double.PositiveInfinity);
            }

            double misfit = Misfit(area, targetSquareMetres);
            bool improved = false;
            for (double damping = 1; damping > 1e-9 && !improved; damping /= 2)
            {
                double[] tried = new double[n];
                for (int i = 0; i < n; i++)
                {
                    tried[i] = weights[i] + (damping * change[i]);
                }

                double[] triedArea = new double[n];
                var triedCells = Measure(diagram, tried, triedArea);
                improved = triedArea.Min() >= floor && Misfit(triedArea, targetSquareMetres) <= (1 - (damping / 2)) * misfit;
                if (improved)
                {
                    (cells, area) = (triedCells, triedArea);
                    tried.CopyTo(weights, 0);
                }
            }

            worst = Worst(area, targetSquareMetres);
            if (!improved)
            {
                break;
            }
        }

        return (cells, worst);
    }

    private static List<PowerCell> Measure(PowerDiagram diagram, double[] weights, double[] area)
    {
        var cells = diagram.Cells(weights);
        foreach (var cell in cells)
        {
            area[cell.Site] += cell.AreaSquareMetres;
        }

        return cells;
    }

    private static double[,] Slopes(List<PowerCell> cells, Place[] sites)
    {
        double[,] slopes = new double[sites.Length, sites.Length];
        foreach (var cell in cells)
        {
            int i = cell.Site;
            for (int k = 0; k < cell.Corners.Length; k++)
            {
                int t = cell.Edges[k];
                if (t < 0)
                {
                    continue;
                }

                double length = cell.Corners[k].DistanceTo(cell.Corners[(k + 1) % cell.Corners.Length]);
                double slope = length / (2 * sites[i].DistanceTo(sites[t]));
                slopes[i, t] -= slope;
                slopes[i, i] += slope;
            }
        }

        return slopes;
    }

    /// <summary>The Newton step; weights count up to a constant, so the last commune's is held.</summary>
    private static double[]? Solve(double[,] slopes, double[] area, double[] target)
    {
        int n = area.Length - 1;
        double[] right = new double[n];
        for (int i = 0; i < n; i++)
        {
            right[i] = target[i] - area[i];
        }

        return SymmetricSystem.Solve(slopes, right) is double[] change ? [.. change, 0] : null;
    }

    private static double Misfit(double[] area, double[] target)
    {
        double sum = 0;
        for (int i = 0; i < area.Length; i++)
        {
            sum += (area[i] - target[i]) * (area[i] - target[i]);
        }

        return Math.Sqrt(sum);
    }

    private static double Worst(double[] area, double[] target)
    {
        double worst = 0;
        for (int i = 0; i < area.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs((area[i] / target[i]) - 1));
        }

        return worst;
    }
}
