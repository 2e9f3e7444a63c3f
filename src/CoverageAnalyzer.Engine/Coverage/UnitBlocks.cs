using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Cuts the units of a layer into blocks of neighbors of about equal cost, so that several processes can each measure one.</summary>
/// <remarks>
/// Units stand group by group (province by province), the groups and the units of a group along a Hilbert curve, so that those of a block lie close
/// together; a block is a stretch of that order. Whoever has the same units cuts them into the same blocks.
/// </remarks>
public static class UnitBlocks
{
    /// <summary>Cuts.</summary>
    /// <param name="units">The units, in degrees or in a plane.</param>
    /// <param name="groups">Name of each unit's group; empty names make a group of their own.</param>
    /// <param name="costs">What measuring each unit costs, 0 or more, in any one measure.</param>
    /// <param name="firstBlockCost">What else the first block has to do, in the same measure.</param>
    /// <param name="blocks">Number of blocks, 1 or more; where there are more than units, some are empty.</param>
    /// <returns>The units of each block, ascending; each unit is in exactly one.</returns>
    /// <exception cref="ArgumentException">Arrays that do not fit together, or a cost that is not a finite number of 0 or more.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 block.</exception>
    public static int[][] Cut(PolygonSet units, IReadOnlyList<string> groups, IReadOnlyList<double> costs, double firstBlockCost, int blocks)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        if (groups.Count != units.UnitCount || costs.Count != units.UnitCount)
        {
            throw new ArgumentException($"{units.UnitCount} units, {groups.Count} groups and {costs.Count} costs: there must be as many of each.", nameof(costs));
        }

        if (costs.Append(firstBlockCost).Any(c => !(c >= 0 && double.IsFinite(c))))
        {
            throw new ArgumentException("A cost must be a finite number of 0 or more.", nameof(costs));
        }

        double total = firstBlockCost + costs.Sum(), before = firstBlockCost;
        var cut = new List<int>[blocks];
        for (int block = 0; block < blocks; block++)
        {
            cut[block] = [];
        }

        int done = 0;
        foreach (int unit in OrderOf(units, groups))
        {
            // By the middle of its stretch of the whole cost; units that cost nothing are dealt out by number.
            double share = total > 0 ? (before + (costs[unit] / 2)) / total : (done + 0.5) / units.UnitCount;
            cut[Math.Clamp((int)(share * blocks), 0, blocks - 1)].Add(unit);
            before += costs[unit];
            done++;
        }

        return [.. cut.Select(block => (int[])[.. block.Order()])];
    }

    private static IEnumerable<int> OrderOf(PolygonSet units, IReadOnlyList<string> groups)
    {
        Bounds all = units.BoundsOf();
        double[] x = new double[units.UnitCount], y = new double[x.Length];
        for (int unit = 0; unit < x.Length; unit++)
        {
            Bounds own = units.BoundsOf(unit);
            own = own.IsEmpty ? all : own; // one without a polygon goes to the middle
            (x[unit], y[unit]) = own.IsEmpty ? (0, 0) : ((own.MinX + own.MaxX) / 2, (own.MinY + own.MaxY) / 2);
        }

        string[] names = [.. groups.Distinct(StringComparer.Ordinal)];
        var numberOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            numberOf[name] = numberOf.Count;
        }

        // A group stands where the middle of its units is.
        double[] groupX = new double[names.Length], groupY = new double[names.Length];
        int[] members = new int[names.Length];
        for (int unit = 0; unit < x.Length; unit++)
        {
            int group = numberOf[groups[unit]];
            (groupX[group], groupY[group]) = (groupX[group] + x[unit], groupY[group] + y[unit]);
            members[group]++;
        }

        for (int group = 0; group < names.Length; group++)
        {
            (groupX[group], groupY[group]) = (groupX[group] / members[group], groupY[group] / members[group]);
        }

        int[] rank = new int[names.Length];
        int[] groupOrder = HilbertOrder.Of(groupX, groupY);
        for (int i = 0; i < groupOrder.Length; i++)
        {
            rank[groupOrder[i]] = i;
        }

        return HilbertOrder.Of(x, y).OrderBy(unit => rank[numberOf[groups[unit]]]); // stable: inside a group along the curve
    }
}
