namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Places of people, each in one unit (commune), in the coordinates of the elevation model.</summary>
/// <remarks>Shape: four arrays of one length, in any order; not to be changed afterwards.</remarks>
/// <param name="X">Abscissa of each place.</param>
/// <param name="Y">Ordinate of each place.</param>
/// <param name="Unit">Unit of each place.</param>
/// <param name="People">People of each place, 0 or more.</param>
public sealed record RadioPeople(double[] X, double[] Y, int[] Unit, float[] People);
