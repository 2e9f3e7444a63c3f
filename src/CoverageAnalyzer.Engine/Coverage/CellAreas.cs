namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Areas by site, gathered piece of outline by piece of outline (Green's theorem relative to each site).</summary>
internal sealed class CellAreas(VoronoiDiagram diagram)
{
    private readonly double[] doubled = new double[diagram.SiteCount];
    private readonly bool[] touched = new bool[diagram.SiteCount];

    /// <summary>Sites that have a piece, in the order they got their first.</summary>
    public List<int> Sites { get; } = [];

    /// <summary>Adds a piece of the outline of what lies in a site's cell, as often as told.</summary>
    public void Add(int site, double fromX, double fromY, double toX, double toY, int times = 1)
    {
        if (!touched[site])
        {
            touched[site] = true;
            Sites.Add(site);
        }

        double x = diagram.X[site], y = diagram.Y[site];
        doubled[site] += times * (((fromX - x) * (toY - y)) - ((toX - x) * (fromY - y)));
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
    }
}
