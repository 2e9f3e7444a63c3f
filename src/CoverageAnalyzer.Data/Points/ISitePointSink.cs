namespace CoverageAnalyzer.Data.Points;

/// <summary>Takes the sites of a stream, each with what its row says beside its place; one for each thread.</summary>
public interface ISitePointSink : IPointSink
{
    /// <summary>Takes some sites.</summary>
    /// <param name="sites">The sites; the arrays are used again afterwards.</param>
    void Take(SiteRows sites);
}
