namespace CoverageAnalyzer.Studies.Samples;

/// <summary>One connected piece of the power cell of a site, inside the outline.</summary>
/// <param name="Site">The site.</param>
/// <param name="Corners">Its corners, counter-clockwise, not closed.</param>
/// <param name="Edges">What lies beyond the edge that begins at each corner: a site (0 or more), or outline edge e as <c>−1 − e</c>.</param>
internal sealed record PowerCell(int Site, Place[] Corners, int[] Edges)
{
    /// <summary>Area in m².</summary>
    public double AreaSquareMetres
    {
        get
        {
            double twice = 0;
            for (int i = 0; i < Corners.Length; i++)
            {
                twice += (Corners[i] - Corners[0]).Cross(Corners[(i + 1) % Corners.Length] - Corners[0]);
            }

            return twice / 2;
        }
    }
}
