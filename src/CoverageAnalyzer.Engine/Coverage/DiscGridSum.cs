using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>What must be known of discs to lay the grid of all of them, gathered one by one: discs that are too many to be held at once.</summary>
/// <remarks>
/// Accuracy: the sum of squares is rounded in the order the discs come in; the grid takes only four sizes an octave from it, so that another
/// order gives the same grid.
/// </remarks>
public sealed class DiscGridSum
{
    private double minX = double.PositiveInfinity;
    private double minY = double.PositiveInfinity;
    private double maxX = double.NegativeInfinity;
    private double maxY = double.NegativeInfinity;
    private double squares;
    private double largest;

    /// <summary>Discs that count: their numbers are finite and their radius is above 0.</summary>
    public long Count { get; private set; }

    /// <summary>The rectangle around them in metres; empty without any.</summary>
    public Bounds Bounds => Count == 0 ? Bounds.Empty : new Bounds(minX, minY, maxX, maxY);

    /// <summary>Radius of the largest in metres; 0 without any.</summary>
    public double LargestRadiusMetres => largest;

    /// <summary>The grid an index of all of them lies on; the default value without any.</summary>
    public DiscGrid Grid => Count == 0 ? default : DiscGrid.Of(Count, maxX - minX, maxY - minY, squares, largest);

    /// <summary>Adds a disc.</summary>
    /// <param name="x">Easting of its centre in metres.</param>
    /// <param name="y">Northing of its centre in metres.</param>
    /// <param name="radius">Its radius in metres; one that <see cref="DiscIndex"/> leaves out counts for nothing.</param>
    public void Add(double x, double y, double radius)
    {
        if (!DiscGrid.IsUsed(x, y, radius))
        {
            return;
        }

        Count++;
        minX = Math.Min(minX, x - radius);
        maxX = Math.Max(maxX, x + radius);
        minY = Math.Min(minY, y - radius);
        maxY = Math.Max(maxY, y + radius);
        squares += radius * radius;
        largest = Math.Max(largest, radius);
    }

    /// <summary>Adds the discs of another sum.</summary>
    /// <param name="other">The other sum.</param>
    public void Add(DiscGridSum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Count += other.Count;
        (minX, maxX) = (Math.Min(minX, other.minX), Math.Max(maxX, other.maxX));
        (minY, maxY) = (Math.Min(minY, other.minY), Math.Max(maxY, other.maxY));
        squares += other.squares;
        largest = Math.Max(largest, other.largest);
    }
}
