using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>What one thread works with while it draws a band of rows; all zero between two uses.</summary>
internal sealed class BandBuffers
{
    /// <summary>Rows of a band: its buffers stay in the second-level cache.</summary>
    public const int Rows = 64;

    /// <summary>Columns after the last one that a kernel may write to.</summary>
    public const int Padding = 16;

    /// <summary>Buffers for boxes of a width.</summary>
    /// <param name="width">Width in pixels.</param>
    public BandBuffers(int width)
    {
        Stride = width + Padding;
        Share = new float[Rows * Stride];
        Sum = new Vector128<float>[Rows * Stride];
        First = new int[Rows];
        Last = new int[Rows];
        Touched = new int[2 * Rows];
        Forget();
        for (int row = 0; row < Rows; row++)
        {
            (Touched[2 * row], Touched[(2 * row) + 1]) = (int.MaxValue, -1);
        }
    }

    /// <summary>From row to row.</summary>
    public int Stride { get; }

    /// <summary>Changes of the covered share from a column to the next, or the ink of lines.</summary>
    public float[] Share { get; }

    /// <summary>Colors times their shares, added up, and the shares.</summary>
    public Vector128<float>[] Sum { get; }

    /// <summary>First column of a row that <see cref="Share"/> was written to.</summary>
    public int[] First { get; }

    /// <summary>Last column of a row that <see cref="Share"/> was written to; less than the first where none was.</summary>
    public int[] Last { get; }

    /// <summary>First and last column of a row that <see cref="Sum"/> was written to, in turn.</summary>
    public int[] Touched { get; }

    /// <summary>Nothing is written to in any row.</summary>
    public void Forget()
    {
        First.AsSpan().Fill(int.MaxValue);
        Last.AsSpan().Fill(-1);
    }
}
