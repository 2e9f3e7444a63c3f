namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Predicts the loss from a site to every cell around it.</summary>
/// <remarks>An instance keeps its working memory from site to site and serves one thread at a time.</remarks>
public abstract class AreaPrediction
{
    /// <summary>Name of the model, as settings write it.</summary>
    public abstract string ModelName { get; }

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
