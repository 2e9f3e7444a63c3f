using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The areas of one unit's parts in the Voronoi cells; one a thread.</summary>
/// <remarks>
/// The unit's rings are followed through the cells; the borders between cells are added where they run inside the unit. No polygon is ever built.
/// Behavior: the areas add up to that of the unit, to rounding.
/// </remarks>
internal sealed class UnitShares
{
    // Parts below this share of the unit are rounding: 0.01 mm² of a hectare.
    private const double Least = 1e-12;

    private readonly PolygonSet polygons;
    private readonly VoronoiDiagram diagram;
    private readonly OperationTally? tally;
    private readonly CellWalk walk;
    private readonly CellAreas areas;
    private readonly CellBorders borders;

    /// <summary>Makes what a thread needs.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="diagram">The cells.</param>
    /// <param name="keepPieces">Whether <see cref="Pieces"/> are wanted.</param>
    /// <param name="tally">Counts the edges followed, or null.</param>
    public UnitShares(PolygonSet polygons, VoronoiDiagram diagram, bool keepPieces = false, OperationTally? tally = null)
    {
        this.tally = tally;
        this.polygons = polygons;
        this.diagram = diagram;
        walk = new CellWalk(diagram);
        areas = new CellAreas(diagram, keepPieces);
        borders = new CellBorders(diagram, areas);
    }

    /// <summary>Outline pieces of the parts of the last unit, by site; where they are kept.</summary>
    public List<CellPiece> Pieces => areas.Pieces;

    /// <summary>The sites whose cells hold a part of the unit, ascending, with the plane area of the part in m².</summary>
    public (int Site, double Area)[] Of(int unit)
    {
        double whole = Math.Max(0, polygons.PlaneAreaOf(unit)), least = whole * Least;
        Measure(unit);
        var parts = new List<(int Site, double Area)>(areas.Sites.Count);
        foreach (int site in areas.Sites)
        {
            double area = areas.Sites.Count == 1 ? whole : Math.Min(areas.Of(site), whole);
            if (area > least)
            {
                parts.Add((site, area));
            }
        }

        parts.Sort();
        return [.. parts];
    }

    private void Measure(int unit)
    {
        areas.Clear();
        walk.Crossings.Clear();
        long searched = walk.Searches;
        for (int ring = polygons.UnitStart[unit]; ring < polygons.UnitStart[unit + 1] && diagram.SiteCount > 0; ring++)
        {
            walk.Follow(polygons, ring, areas);
        }

        if (walk.Crossings.Count > 0)
        {
            borders.Add(CollectionsMarshal.AsSpan(walk.Crossings));
        }

        if (tally is not null)
        {
            int rings = polygons.UnitStart[unit + 1] - polygons.UnitStart[unit];
            tally.Add("unit edges followed", polygons.RingStart[polygons.UnitStart[unit + 1]] - polygons.RingStart[polygons.UnitStart[unit]] - rings);
            tally.Add("unit edges searched", walk.Searches - searched);
            tally.Add("unit borders crossed", walk.Crossings.Count);
        }
    }
}
