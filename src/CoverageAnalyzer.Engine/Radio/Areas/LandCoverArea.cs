using CoverageAnalyzer.Engine.Radio.Clutter;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>A prediction over land cover: clutter stands on the ground of a model that uses it, and each class adds its loss or offset at the receiver.</summary>
/// <remarks>
/// Behavior: the loss of a class counts for models that know no clutter (<see cref="UsesClutter"/>), its offset for every model. What is not known or not reached stays so.
/// Cost: reading the classes of a window once, and about a nanosecond a cell where a class adds something.
/// </remarks>
/// <param name="inner">The prediction.</param>
/// <param name="cover">The land cover, on the cells of the elevation model.</param>
public sealed class LandCoverArea(AreaPrediction inner, LandCover cover) : AreaPrediction
{
    private readonly float[] addedDb = cover.Classes.AddedLossesDb(inner.UsesClutter);
    private TerrainWindow? ground;
    private TerrainWindow? covered;
    private byte[] classes = [];

    /// <inheritdoc/>
    public override string ModelName => inner.ModelName;

    /// <inheritdoc/>
    public override bool UsesClutter => inner.UsesClutter;

    /// <inheritdoc/>
    public override double GreatestGainDb => inner.GreatestGainDb - Math.Min(0, addedDb.Min());

    /// <inheritdoc/>
    public override void Expect(TerrainWindow window, IReadOnlyList<AreaRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(window);
        Cover(window);
        inner.Expect(inner.UsesClutter ? covered! : window, requests);
    }

    /// <inheritdoc/>
    public override void Predict(TerrainWindow window, AreaRequest request, Span<float> lossDb, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(window);
        Cover(window);
        inner.Predict(inner.UsesClutter ? covered! : window, request, lossDb, cancellation);
        if (addedDb.AsSpan().ContainsAnyExcept(0))
        {
            ReadOnlySpan<byte> places = covered!.Clutter!.Cells.Span;
            for (int i = 0; i < lossDb.Length; i++)
            {
                lossDb[i] += addedDb[places[i]];
            }
        }
    }

    private void Cover(TerrainWindow window)
    {
        if (ReferenceEquals(window, ground))
        {
            return;
        }

        int cells = window.Rows * window.Columns;
        if (classes.Length < cells)
        {
            classes = new byte[cells + (cells / 64)]; // windows differ by some rows and columns
        }

        (ground, covered) = (null, null); // while it is not whole
        covered = window.With(cover, classes);
        ground = window;
    }
}
