namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>The circles that coverage by distance draws around the sites, to be compared with what the terrain allows.</summary>
/// <remarks>Shape: three arrays of one length; not to be changed afterwards.</remarks>
/// <param name="X">Abscissa of each site in the coordinates of the elevation model.</param>
/// <param name="Y">Ordinate of each site.</param>
/// <param name="RadiusMetres">Radius of each circle on the ground.</param>
public sealed record RadioCircles(double[] X, double[] Y, double[] RadiusMetres);
