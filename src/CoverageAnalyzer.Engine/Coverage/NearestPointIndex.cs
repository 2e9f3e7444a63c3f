namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Finds the nearest of many points for any place of the plane.</summary>
/// <remarks>
/// A balanced k-d tree over positions in the array (Friedman, Bentley, Finkel 1977), so that clusters, coincident points and a stray
/// point far away cost nothing extra. Points with a coordinate that is not finite are left out.
/// Cost: n log n to make, log n to ask; any number of threads may ask at once.
/// </remarks>
public sealed class NearestPointIndex
{
    private const int LeafSize = 8;

    private readonly int[] order;
    private readonly double[] x;
    private readonly double[] y;
    private readonly double[] splitValue;
    private readonly bool[] splitAlongY;

    /// <summary>Makes the index.</summary>
    /// <param name="x">Abscissas of the points.</param>
    /// <param name="y">Ordinates of the points.</param>
    /// <exception cref="ArgumentException">The two lengths differ.</exception>
    public NearestPointIndex(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} abscissas, but {y.Length} ordinates.", nameof(y));
        }

        var finite = new List<int>(x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                finite.Add(i);
            }
        }

        order = [.. finite];
        int nodes = 1;
        for (int size = order.Length; size > LeafSize; size = (size + 1) / 2)
        {
            nodes = (2 * nodes) + 1;
        }

        splitValue = new double[nodes];
        splitAlongY = new bool[nodes];
        Split(x, y, 0, 0, order.Length);
        this.x = new double[order.Length];
        this.y = new double[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            this.x[i] = x[order[i]];
            this.y[i] = y[order[i]];
        }
    }

    /// <summary>Number of points with finite coordinates.</summary>
    public int Count => order.Length;

    /// <summary>The nearest point; among equally near ones that with the lowest index.</summary>
    /// <param name="placeX">Abscissa of the place.</param>
    /// <param name="placeY">Ordinate of the place.</param>
    /// <param name="distance">Plane distance in the coordinates' unit; NaN where there is no point or the place is not finite.</param>
    /// <returns>Index of the point in the arrays given; −1 where there is none.</returns>
    public int Nearest(double placeX, double placeY, out double distance)
    {
        if (order.Length == 0 || !double.IsFinite(placeX) || !double.IsFinite(placeY))
        {
            distance = double.NaN;
            return -1;
        }

        double squared = double.PositiveInfinity;
        int nearest = int.MaxValue;
        Search(new Place(placeX, placeY), 0, 0, order.Length, 0, 0, ref squared, ref nearest);
        distance = Math.Sqrt(squared);
        return nearest;
    }

    /// <summary>Adds the index of every point within a radius, in no particular order.</summary>
    /// <param name="placeX">Abscissa of the place.</param>
    /// <param name="placeY">Ordinate of the place.</param>
    /// <param name="radius">The radius; a point at exactly this distance is in.</param>
    /// <param name="found">Takes the indices.</param>
    internal void AddWithin(double placeX, double placeY, double radius, List<int> found) =>
        Collect(new Place(placeX, placeY), radius * radius, 0, 0, order.Length, 0, 0, found);

    private void Collect(Place place, double limit, int node, int from, int to, double offsetX, double offsetY, List<int> found)
    {
        if (to - from <= LeafSize)
        {
            for (int i = from; i < to; i++)
            {
                double dx = x[i] - place.X, dy = y[i] - place.Y;
                if ((dx * dx) + (dy * dy) <= limit)
                {
                    found.Add(order[i]);
                }
            }

            return;
        }

        int middle = (from + to) >>> 1;
        bool alongY = splitAlongY[node];
        double beyond = (alongY ? place.Y : place.X) - splitValue[node];
        double farX = alongY ? offsetX : beyond, farY = alongY ? beyond : offsetY;
        bool farWithin = (farX * farX) + (farY * farY) <= limit;
        if (beyond < 0 || farWithin)
        {
            bool near = beyond < 0;
            Collect(place, limit, (2 * node) + 1, from, middle, near ? offsetX : farX, near ? offsetY : farY, found);
        }

        if (beyond >= 0 || farWithin)
        {
            bool near = beyond >= 0;
            Collect(place, limit, (2 * node) + 2, middle, to, near ? offsetX : farX, near ? offsetY : farY, found);
        }
    }

    private void Search(Place place, int node, int from, int to, double offsetX, double offsetY, ref double squared, ref int nearest)
    {
        if (to - from <= LeafSize)
        {
            for (int i = from; i < to; i++)
            {
                double dx = x[i] - place.X, dy = y[i] - place.Y;
                double d = (dx * dx) + (dy * dy);
                if (d < squared || (d == squared && order[i] < nearest))
                {
                    squared = d;
                    nearest = order[i];
                }
            }

            return;
        }

        int middle = (from + to) >>> 1;
        bool alongY = splitAlongY[node];
        double beyond = (alongY ? place.Y : place.X) - splitValue[node];
        double farX = alongY ? offsetX : beyond, farY = alongY ? beyond : offsetY;
        if (beyond < 0)
        {
            Search(place, (2 * node) + 1, from, middle, offsetX, offsetY, ref squared, ref nearest);
            if ((farX * farX) + (farY * farY) <= squared)
            {
                Search(place, (2 * node) + 2, middle, to, farX, farY, ref squared, ref nearest);
            }
        }
        else
        {
            Search(place, (2 * node) + 2, middle, to, offsetX, offsetY, ref squared, ref nearest);
            if ((farX * farX) + (farY * farY) <= squared)
            {
                Search(place, (2 * node) + 1, from, middle, farX, farY, ref squared, ref nearest);
            }
        }
    }

    private void Split(ReadOnlySpan<double> px, ReadOnlySpan<double> py, int node, int from, int to)
    {
        if (to - from <= LeafSize)
        {
            return;
        }

        double minX = double.PositiveInfinity, maxX = double.NegativeInfinity, minY = minX, maxY = maxX;
        for (int i = from; i < to; i++)
        {
            minX = Math.Min(minX, px[order[i]]);
            maxX = Math.Max(maxX, px[order[i]]);
            minY = Math.Min(minY, py[order[i]]);
            maxY = Math.Max(maxY, py[order[i]]);
        }

        bool alongY = maxY - minY > maxX - minX;
        int middle = (from + to) >>> 1;
        var along = alongY ? py : px;
        Select(along, from, to - 1, middle);
        splitAlongY[node] = alongY;
        splitValue[node] = along[order[middle]];
        Split(px, py, (2 * node) + 1, from, middle);
        Split(px, py, (2 * node) + 2, middle, to);
    }

    /// <summary>Hoare's selection: what is at <paramref name="k"/> after it is not below anything before nor above anything behind.</summary>
    private void Select(ReadOnlySpan<double> along, int from, int to, int k)
    {
        while (from < to)
        {
            double pivot = along[order[(from + to) >>> 1]];
            int i = from, j = to;
            while (i <= j)
            {
                while (along[order[i]] < pivot)
                {
                    i++;
                }

                while (along[order[j]] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (order[i], order[j]) = (order[j], order[i]);
                    i++;
                    j--;
                }
            }

            if (k <= j)
            {
                to = j;
            }
            else if (k >= i)
            {
                from = i;
            }
            else
            {
                return;
            }
        }
    }

    private readonly record struct Place(double X, double Y);
}
