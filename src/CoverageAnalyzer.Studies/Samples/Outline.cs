namespace CoverageAnalyzer.Studies.Samples;

/// <summary>The simplified outline of the mainland province that was drawn for the study, scaled to the sum of the communes' areas.</summary>
internal sealed class Outline
{
    /// <summary>Scaling keeps this place on the coast, by Cửa Việt, where it is.</summary>
    private static readonly Place FixedPlace = EqualAreaPlane.FromGeographic(107.2, 16.93);

    /// <summary>Makes the outline.</summary>
    /// <param name="corners">Corners with the side that begins at each, counter-clockwise.</param>
    /// <param name="areaSquareMetres">The area it is to have.</param>
    public Outline(IReadOnlyList<(Place Corner, string Side)> corners, double areaSquareMetres)
    {
        double twice = 0;
        for (int i = 0; i < corners.Count; i++)
        {
            twice += corners[i].Corner.Cross(corners[(i + 1) % corners.Count].Corner);
        }

        double scale = Math.Sqrt(areaSquareMetres / (twice / 2));
        Corners = [.. corners.Select(c => FixedPlace.Towards(c.Corner, scale))];
        Sides = [.. corners.Select(c => c.Side)];
    }

    /// <summary>The corners in the plane, not closed.</summary>
    public Place[] Corners { get; }

    /// <summary>What lies beyond the edge that begins at each corner.</summary>
    public string[] Sides { get; }

    /// <summary>What lies beyond an edge of a cell; null where another cell does.</summary>
    /// <param name="edge">The edge's mark in <see cref="PowerCell.Edges"/>.</param>
    public string? SideOf(int edge) => edge >= 0 ? null : Sides[-1 - edge];

    /// <summary>How far the cell of each commune reaches along the open side it should reach, as a share of the real length; 1 where it has none.</summary>
    /// <param name="communes">The communes.</param>
    /// <param name="cells">Their cells.</param>
    public double[] ReachedShares(IReadOnlyList<CommuneFact> communes, List<PowerCell> cells)
    {
        double[] reachedMetres = new double[communes.Count];
        foreach (var cell in cells)
        {
            for (int k = 0; k < cell.Edges.Length; k++)
            {
                if (SideOf(cell.Edges[k]) is string side && side == communes[cell.Site].OpenSide)
                {
                    reachedMetres[cell.Site] += cell.Corners[k].DistanceTo(cell.Corners[(k + 1) % cell.Corners.Length]);
                }
            }
        }

        return [.. communes.Select((c, i) => c.OpenSide.Length == 0 ? 1 : reachedMetres[i] / (1000 * c.OpenSideKilometres))];
    }

    /// <summary>The place on one side that is nearest to a place.</summary>
    /// <param name="side">The side.</param>
    /// <param name="place">The place.</param>
    public Place NearestOn(string side, Place place)
    {
        Place nearest = Corners[0];
        double least = double.PositiveInfinity;
        for (int e = 0; e < Corners.Length; e++)
        {
            if (Sides[e] != side)
            {
                continue;
            }

            Place from = Corners[e], edge = Corners[(e + 1) % Corners.Length] - from;
            Place foot = from + (edge * Math.Clamp((place - from).Dot(edge) / edge.Dot(edge), 0, 1));
            if (place.DistanceTo(foot) < least)
            {
                (nearest, least) = (foot, place.DistanceTo(foot));
            }
        }

        return nearest;
    }
}
