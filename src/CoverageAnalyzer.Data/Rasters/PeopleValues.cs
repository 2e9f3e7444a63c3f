using System.Numerics;
using System.Runtime.InteropServices;
using Simd = System.Numerics.Vector;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Which numbers of a raster are people, and which stand for nothing.</summary>
/// <param name="directory">The raster's directory.</param>
internal sealed class PeopleValues(TiffDirectory directory)
{
    private const float MostPeople = 1e9f;

    private readonly float noData = new TiffNoData(directory).Value;

    /// <summary>Value of the pixels of blocks that a sparse file leaves out.</summary>
    public float Missing { get; } = new TiffNoData(directory).IsStated ? float.NaN : 0;

    /// <summary>Turns what is no data, and what cannot be a number of people, into NaN.</summary>
    /// <param name="people">The values as they are in the file.</param>
    /// <returns>Number of impossible values.</returns>
    public long Clean(Span<float> people)
    {
        long impossible = 0;
        Span<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(people);
        Vector<float> zero = Vector<float>.Zero, most = new(MostPeople), none = new(noData);
        for (int i = 0; i < wide.Length; i++)
        {
            // Nearly all cells hold people that can be: only the others are looked at one by one.
            Vector<int> isPlain = Simd.AndNot(Simd.GreaterThanOrEqual(wide[i], zero) & Simd.LessThan(wide[i], most), Simd.Equals(wide[i], none));
            if (!Simd.EqualsAll(isPlain, Vector<int>.AllBitsSet))
            {
                impossible += CleanEach(people.Slice(i * Vector<float>.Count, Vector<float>.Count));
            }
        }

        return impossible + CleanEach(people[(wide.Length * Vector<float>.Count)..]);
    }

    private long CleanEach(Span<float> people)
    {
        long impossible = 0;
        foreach (ref float cell in people)
        {
            if (cell == noData)
            {
                cell = float.NaN;
            }
            else if (!float.IsNaN(cell) && !(cell >= 0 && cell < MostPeople))
            {
                cell = float.NaN;
                impossible++;
            }
        }

        return impossible;
    }
}
