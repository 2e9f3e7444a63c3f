namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Areas by site, gathered piece of outline by piece of outline (Green's theorem, for each site relative to the first place of its part).</summary>
/// <param name="diagram">The cells.</param>
/// <param name="keepPieces">Whether the pieces themselves are wanted as well.</param>
internal sealed class CellAreas(VoronoiDiagram diagram, bool keepPieces = false)
{
    private readonly double[] doubled = new double[diagram.SiteCount];
    private readonly double[] fixX = new double[diagram.SiteCount]; // not the site itself: it may stand far away and cost digits
    private readonly double[] fixY = new double[diagram.SiteCount];
    private readonly bool[] touched = new bool[diagram.SiteCount];

    /// <summary>Sites that have a piece, in the order they got their first.</summary>
    public List<int> Sites { get; } = [];

    /// <summary>All pieces added, each as often as it was, where they are kept.</summary>
    public List<CellPiece> Pieces { get; } = [];

    /// <summary>Adds a piece of the outline of what lies in a site's cell, as often as told.</summary>
    public void Add(int site, double fromX, double fromY, double toX, double toY, int times = 1)
    {
        if (!touched[site])
        {
            touched[site] = true;
            (fixX[site], fixY[site]) = (fromX, fromY);
            Sites.Add(site);
        }

        if (keepPieces)
        {
            Keep(site, fromX, fromY, toX, toY, times);
        }

        double x = fixX[site], y = fixY[site];
        doubled[site] += times * (((fromX - x) * (toY - y)) - ((toX - x) * (fromY - y)));
    }

    /// <summary>Adds a chain of edges that all lie in a site's cell.</summary>
    /// <param name="site">The site.</param>
    /// <param name="x">Abscissas of vertices.</param>
    /// <param name="y">Ordinates of vertices.</param>
    /// <param name="first">The vertex the first edge ends at; it starts at the one before.</param>
    /// <param name="end">The vertex after the last edge's end.</param>
    public void Add(int site, double[] x, double[] y, int first, int end)
    {
        if (first >= end)
        {
            return;
        }

        Add(site, x[first - 1], y[first - 1], x[first], y[first]);
        if (keepPieces)
        {
            for (int i = first + 1; i < end; i++)
            {
                Keep(site, x[i - 1], y[i - 1], x[i], y[i], 1);
            }
        }

        double fx = fixX[site], fy = fixY[site], sum = doubled[site], fromX = x[first] - fx, fromY = y[first] - fy;
        for (int i = first + 1; i < end; i++)
        {
            double toX = x[i] - fx, toY = y[i] - fy;
            sum += (fromX * toY) - (toX * fromY);
            (fromX, fromY) = (toX, toY);
        }

        doubled[site] = sum;
    }

    /// <summary>Area of a site's part.</summary>
    public double Of(int site) => doubled[site] / 2;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        foreach (int site in Sites)
        {
            touched[site] = false;
            doubled[site] = 0;
        }

        Sites.Clear();
        Pieces.Clear();
    }

    // A piece added a negative number of times is its reverse.
    private void Keep(int site, double fromX, double fromY, double toX, double toY, int times)
    {
        CellPiece piece = times > 0 ? new(site, fromX, fromY, toX, toY) : new(site, toX, toY, fromX, fromY);
        for (int t = Math.Abs(times); t > 0; t--)
        {
            Pieces.Add(piece);
        }
    }
}
