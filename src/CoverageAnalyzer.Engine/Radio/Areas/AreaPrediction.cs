namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Predicts the loss from a site to every cell around it.</summary>
/// <remarks>An instance keeps its working memory from site to site and serves one thread at a time.</remarks>
public abstract class AreaPrediction
{
    /// <summary>Name of the model, as settings write it.</summary>
    public abstract string ModelName { get; }

    /// <summary>Whether the window's clutter is part of the prediction.</summary>
    public virtual bool UsesClutter => false;

    /// <summary>How far a loss may be below that of free space, in dB, 0 or more.</summary>
    public virtual double GreatestGainDb => 0;

    /// <summary>Tells what will be asked of a window, so that what the requests have in common is worked out once.</summary>
    /// <remarks>Behavior: <see cref="Predict"/> gives the same, told or not. A model without anything in common does nothing.</remarks>
    /// <param name="window">Heights around the site.</param>
    /// <param name="requests">What will be asked, in any order.</param>
    public virtual void Expect(TerrainWindow window, IReadOnlyList<AreaRequest> requests)
    {
    }

    /// <summary>Predicts the loss to every cell of a window.</summary>
    /// <param name="window">Heights around the site.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="lossDb">
    /// Takes the basic transmission loss in dB, one value a cell of the window, row by row: NaN where a height on the way is not known, positive infinity
    /// beyond the reach and where the model lets nothing through.
    /// </param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The span does not fit the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The request is outside what the model is made for.</exception>
    public abstract void Predict(TerrainWindow window, AreaRequest request, Span<float> lossDb, CancellationToken cancellation);
}
