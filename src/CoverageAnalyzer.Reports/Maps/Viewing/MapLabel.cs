namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>A name on an interactive map.</summary>
/// <param name="Feature">The feature it names.</param>
/// <param name="Text">The name.</param>
/// <param name="X">Easting of its middle in the plane of <see cref="WebMercator"/>, in metres.</param>
/// <param name="Y">Northing of its middle, or of its foot where it stands above.</param>
/// <param name="IsAbove">The feature is an islet its name would hide: the name stands above it.</param>
/// <param name="MinimumZoom">Zoom from which it is shown; from there on nothing covers it.</param>
public sealed record MapLabel(int Feature, string Text, double X, double Y, bool IsAbove, double MinimumZoom);
