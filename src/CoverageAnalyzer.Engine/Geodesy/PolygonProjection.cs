using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>Puts many polygons into another coordinate system at once.</summary>
public static class PolygonProjection
{
    /// <summary>Vertices in a block: their coordinates, before and after, stay in the cache of one core.</summary>
    private const int BlockLength = 1 << 13;

    /// <summary>The polygons in a system.</summary>
    /// <remarks>Behavior: the same bits as <see cref="CoordinateReferenceSystem.FromWgs84(Span{double}, Span{double})"/>, for any number of threads.</remarks>
    /// <param name="wgs84">The polygons, longitude and latitude in degrees.</param>
    /// <param name="crs">The system.</param>
    /// <param name="threads">Threads to use, 1 or more.</param>
    /// <returns>The polygons in the system; NaN where the projection does not reach.</returns>
    public static PolygonSet FromWgs84(PolygonSet wgs84, CoordinateReferenceSystem crs, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(wgs84);
        ArgumentNullException.ThrowIfNull(crs);
        double[] x = GC.AllocateUninitializedArray<double>(wgs84.VertexCount), y = GC.AllocateUninitializedArray<double>(wgs84.VertexCount);
        void Project(int block)
        {
            int from = block * BlockLength, length = Math.Min(BlockLength, x.Length - from);
            Span<double> itsX = x.AsSpan(from, length), itsY = y.AsSpan(from, length);
            wgs84.X.AsSpan(from, length).CopyTo(itsX);
            wgs84.Y.AsSpan(from, length).CopyTo(itsY);
            crs.FromWgs84(itsX, itsY);
        }

        int blocks = (x.Length + BlockLength - 1) / BlockLength;
        if (threads == 1 || blocks < 2)
        {
            for (int block = 0; block < blocks; block++)
            {
                Project(block);
            }
        }
        else
        {
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, Project);
        }

        return wgs84.WithCoordinates(x, y);
    }
}
