namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Takes the results of a network band by band: rasters, shares of communes, outlines.</summary>
public interface IRadioCoverageSink
{
    /// <summary>Takes the next band from the north. Called by one thread at a time.</summary>
    /// <param name="band">The band.</param>
    void Take(RadioCoverageBand band);
}
