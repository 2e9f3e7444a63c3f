using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Passes each band on to several sinks, in their order.</summary>
/// <param name="sinks">The sinks.</param>
internal sealed class RadioSinks(IReadOnlyList<IRadioCoverageSink> sinks) : IRadioCoverageSink
{
    /// <inheritdoc/>
    public void Take(RadioCoverageBand band)
    {
        foreach (IRadioCoverageSink sink in sinks)
        {
            sink.Take(band);
        }
    }
}
