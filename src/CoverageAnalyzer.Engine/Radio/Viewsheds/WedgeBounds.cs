using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>The bounds of the horizon that an antenna of one height has in the wedges of a sector.</summary>
/// <remarks>
/// All antennas of a site look at the same ground: from one that is Δ higher a slope at the distance d is lower by Δ/d, so that what was found for the lowest needs no second look at
/// the heights. Of what stands on a column between two lines the distance of the outer line is taken: a bound that is too high by Δ/d² at most.
/// Cost: some eight steps of vectors for 15 wedges of a line.
/// </remarks>
internal sealed class WedgeBounds
{
    private float[] most = [];
    private float[] least = [];
    private float[] mostBefore = [];
    private float[] leastBefore = [];
    private int stride;

    /// <summary>How much higher the antenna is than the lowest.</summary>
    public float RaiseMetres { get; set; }

    /// <summary>Greatest slope of all lines so far, in a wedge and those after it.</summary>
    public ref float Most(int wedge) => ref most[wedge];

    /// <summary>Slope that every direction meets at least, in a wedge and those after it.</summary>
    public ref float Least(int wedge) => ref least[wedge];

    /// <summary>What <see cref="Most"/> was before a line of the block at hand.</summary>
    public ref float MostBefore(int line, int wedge) => ref mostBefore[(line * stride) + wedge];

    /// <summary>What <see cref="Least"/> was before a line of the block at hand.</summary>
    public ref float LeastBefore(int line, int wedge) => ref leastBefore[(line * stride) + wedge];

    /// <summary>Takes a sector: nothing is known of any wedge but a slope that none exceeds.</summary>
    /// <param name="wedges">Wedges there is to be room for.</param>
    /// <param name="start">The slope.</param>
    public void Take(int wedges, float start)
    {
        const int beyond = 64; // that may be read after the last
        stride = wedges;
        if (most.Length < wedges)
        {
            (most, least) = (new float[wedges], new float[wedges]);
            (mostBefore, leastBefore) = (new float[(wedges * SectorWedges.BlockLines) + beyond], new float[(wedges * SectorWedges.BlockLines) + beyond]);
        }

        most.AsSpan(0, wedges).Fill(start);
        least.AsSpan(0, wedges).Fill(float.NegativeInfinity);
    }

    /// <summary>Least of what every direction of 15 wedges meets at least.</summary>
    /// <param name="wedge">The first of them.</param>
    public float LeastOfAll(int wedge)
    {
        var own = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(SectorWedges.Lanes)).AsSingle();
        return -SectorCeilings.Greatest(Vector512.ConditionalSelect(own, -Vector512.LoadUnsafe(ref least[wedge]), Vector512.Create(float.NegativeInfinity)));
    }

    /// <summary>Leaves the bounds of 15 wedges as they are over a block of lines.</summary>
    /// <param name="wedge">The first of them.</param>
    /// <param name="lines">Lines of the block.</param>
    public void Keep(int wedge, int lines)
    {
        var (high, low) = (Vector512.LoadUnsafe(ref most[wedge]), Vector512.LoadUnsafe(ref least[wedge]));
        for (int n = 0; n < lines; n++)
        {
            high.StoreUnsafe(ref MostBefore(n, wedge));
            low.StoreUnsafe(ref LeastBefore(n, wedge));
        }
    }

    /// <summary>Carries the bounds of 15 wedges over a block of lines by what was found for the lowest antenna.</summary>
    /// <param name="wedge">The first of them.</param>
    /// <param name="lines">Lines of the block.</param>
    /// <param name="greatest">Greatest slope of each wedge on each line, for the lowest antenna.</param>
    /// <param name="smallest">Slope that every direction meets at least on each line.</param>
    /// <param name="inverses">One over the distance of each line.</param>
    public void Raise(int wedge, int lines, ReadOnlySpan<float> greatest, ReadOnlySpan<float> smallest, ReadOnlySpan<float> inverses)
    {
        var own = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(SectorWedges.Lanes)).AsSingle();
        var (high, low) = (Vector512.LoadUnsafe(ref most[wedge]), Vector512.LoadUnsafe(ref least[wedge]));
        var (highThere, lowThere) = (high, low); // the last lane belongs to the next 15
        for (int n = 0; n < lines; n++)
        {
            high.StoreUnsafe(ref MostBefore(n, wedge));
            low.StoreUnsafe(ref LeastBefore(n, wedge));
            int at = (n * stride) + wedge;
            var lower = Vector512.Create(RaiseMetres * inverses[n]);
            high = Vector512.MaxNative(high, Vector512.LoadUnsafe(in greatest[at]) - lower);
            low = Vector512.MaxNative(low, Vector512.LoadUnsafe(in smallest[at]) - lower);
        }

        Vector512.ConditionalSelect(own, high, highThere).StoreUnsafe(ref most[wedge]);
        Vector512.ConditionalSelect(own, low, lowThere).StoreUnsafe(ref least[wedge]);
    }
}
