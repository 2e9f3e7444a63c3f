namespace CoverageAnalyzer.Data.Points;

/// <summary>Takes the points of a stream; one for each thread.</summary>
public interface IPointSink
{
    /// <summary>Takes some points.</summary>
    /// <param name="longitudeDegrees">Longitudes, WGS 84; the arrays are used again afterwards.</param>
    /// <param name="latitudeDegrees">Latitudes, as many.</param>
    void Take(ReadOnlySpan<double> longitudeDegrees, ReadOnlySpan<double> latitudeDegrees);
}
