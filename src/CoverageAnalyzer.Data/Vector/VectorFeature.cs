using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>One feature as the file has it: coordinates in the file's own system, values NFC text, numbers or null.</summary>
/// <param name="Number">Record or feature number, counted from 1 in the file's order.</param>
/// <param name="Geometry">The geometry, or null where the feature has none. Not validated.</param>
/// <param name="Values">One value a field, in the order of <see cref="VectorLayer.Fields"/>: string, double, long, bool, DateTime or null.</param>
public sealed record VectorFeature(long Number, Geometry? Geometry, object?[] Values);
