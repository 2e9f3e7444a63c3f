using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>What is to be predicted around a site.</summary>
/// <param name="Link">Frequency, antenna heights, climate; the coordinates of the terminals are those of the site for every cell.</param>
/// <param name="RadiusMetres">Reach on the ground.</param>
public sealed record AreaRequest(RadioLink Link, double RadiusMetres);
