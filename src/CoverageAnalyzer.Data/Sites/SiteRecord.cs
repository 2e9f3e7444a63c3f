using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Sites;

/// <summary>A row of a layer of sites as it waits on the disk.</summary>
/// <param name="LongitudeDegrees">Longitude, WGS 84.</param>
/// <param name="LatitudeDegrees">Latitude.</param>
/// <param name="RadiusKilometres">The radius it states, NaN without.</param>
/// <param name="Samples">The measurements it rests on, NaN where unknown.</param>
/// <param name="Identity">What tells it apart; see <see cref="Points.SiteIdentity"/>.</param>
/// <param name="Row">Its place in the order of the layer: file, then line; see <see cref="RowOf"/>.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct SiteRecord(double LongitudeDegrees, double LatitudeDegrees, double RadiusKilometres, double Samples, ulong Identity, long Row)
{
    private const int RowBits = 44;

    /// <summary>Bytes of one.</summary>
    public const int Bytes = 48;

    /// <summary>The line or record in its file.</summary>
    public long Line => Row & ((1L << RowBits) - 1);

    /// <summary>Which of the layer's files it stands in.</summary>
    public int File => (int)(Row >> RowBits);

    /// <summary>A place in the order of the layer.</summary>
    /// <param name="file">Which of the files.</param>
    /// <param name="line">The line or record.</param>
    public static long RowOf(int file, long line) => ((long)file << RowBits) | line;
}
