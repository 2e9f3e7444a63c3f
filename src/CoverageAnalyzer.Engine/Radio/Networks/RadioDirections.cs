using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Directions from an antenna to the cells of a row of its window: once for all sectors and assumptions of a mast.</summary>
/// <remarks>
/// Behavior: rows are padded, so that a vector that begins on a cell may end beyond the row. Right to 3e-5 degrees (<see cref="AngleVectors"/>).
/// Cost: a nanosecond a cell.
/// </remarks>
internal sealed class RadioDirections
{
    /// <summary>Cells of a row nobody owns.</summary>
    public const int Padding = 16;

    private const float NearestMetres = 1e-3f;
    private float[] distanceMetres = [];

    /// <summary>Bearings in degrees clockwise from north, one for each cell of the row.</summary>
    public float[] BearingDegrees { get; private set; } = [];

    /// <summary>Sine of each bearing.</summary>
    public float[] EastShare { get; private set; } = [];

    /// <summary>Cosine of each bearing; 1 on the site itself.</summary>
    public float[] NorthShare { get; private set; } = [];

    /// <summary>Takes the row: bearings and distances.</summary>
    /// <param name="window">The window.</param>
    /// <param name="row">Row of the window.</param>
    public void Take(TerrainWindow window, int row)
    {
        int padded = window.Columns + Padding;
        if (BearingDegrees.Length < padded)
        {
            (BearingDegrees, EastShare, NorthShare, distanceMetres) = (new float[padded], new float[padded], new float[padded], new float[padded]);
        }

        Vector512<float> part = Vector512<float>.Indices * (1f / Padding);
        (double fromEast, double fromNorth) = window.OffsetOf(row, 0);
        for (int c = 0; c < window.Columns; c += Padding)
        {
            // Straight between every 16th cell, as RowDistances: the scale of a conformal grid changes along a row.
            (double toEast, double toNorth) = window.OffsetOf(row, c + Padding);
            Vector512<float> east = Vector512.Create((float)fromEast) + (part * (float)(toEast - fromEast)), norths = Vector512.Create((float)fromNorth) + (part * (float)(toNorth - fromNorth));
            (fromEast, fromNorth) = (toEast, toNorth);
            Vector512<float> distance = Vector512.Max(Vector512.Sqrt((east * east) + (norths * norths)), Vector512.Create(NearestMetres));
            Vector512<float> northShare = Vector512.ConditionalSelect(Vector512.Equals(distance, Vector512.Create(NearestMetres)), Vector512<float>.One, norths / distance);
            distance.CopyTo(distanceMetres, c);
            (east / distance).CopyTo(EastShare, c);
            northShare.CopyTo(NorthShare, c);
            AngleVectors.BearingDegrees(east, norths).CopyTo(BearingDegrees, c);
        }
    }

    /// <summary>Angle below the horizon in degrees to a receiver at each cell of the row; NaN where its height is not known.</summary>
    /// <param name="heights">Heights of the row's ground.</param>
    /// <param name="antennaMetres">Height of the antenna above sea level.</param>
    /// <param name="receiverMetres">Height of the receiver above ground.</param>
    /// <param name="earthRadiusMetres">Effective radius of the earth: how far the ground has fallen away.</param>
    /// <param name="belowDegrees">Takes the angles; as long as the row and <see cref="Padding"/>.</param>
    public void Below(ReadOnlySpan<float> heights, double antennaMetres, double receiverMetres, double earthRadiusMetres, float[] belowDegrees)
    {
        Vector512<float> from = Vector512.Create((float)(antennaMetres - receiverMetres)), curve = Vector512.Create((float)(0.5 / earthRadiusMetres));
        Span<float> last = stackalloc float[Vector512<float>.Count];
        for (int c = 0; c < heights.Length; c += Vector512<float>.Count)
        {
            bool isWhole = heights.Length - c >= last.Length;
            if (!isWhole)
            {
                heights[c..].CopyTo(last);
            }

            Vector512<float> ground = isWhole ? Vector512.Create(heights[c..]) : Vector512.Create((ReadOnlySpan<float>)last);
            Vector512<float> distance = Vector512.LoadUnsafe(ref distanceMetres[0], (nuint)c);
            Vector512<float> slope = ((from - ground) / distance) + (distance * curve);
            AngleVectors.SlopeDegrees(slope).CopyTo(belowDegrees, c);
        }
    }

    /// <summary>Bearing of a place.</summary>
    /// <param name="east">Metres towards the east.</param>
    /// <param name="north">Metres towards the north.</param>
    public static float Bearing(float east, float north) => AngleVectors.BearingDegrees(Vector512.Create(east), Vector512.Create(north))[0];
}
