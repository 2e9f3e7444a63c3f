using System.Runtime.Intrinsics;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>What the bulge of the earth and the antenna's level take off the heights of a line, in m.</summary>
internal interface IFrontBulge
{
    /// <summary>That of sixteen cells.</summary>
    /// <param name="cell">First of them.</param>
    /// <param name="aside">How far each lies from the site along the line, in cells.</param>
    Vector512<float> Metres(int cell, Vector512<float> aside);
}
