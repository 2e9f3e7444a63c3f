namespace CoverageAnalyzer.Engine.Radio.Models.Diffraction;

/// <summary>Bullington's construction over a smooth earth in closed form: what Lbulls comes to as the points of a profile get ever closer.</summary>
public static class SmoothPathBullington
{
    /// <summary>Bullington loss over a smooth earth.</summary>
    /// <remarks>
    /// Source: ITU-R P.1812-8, Attachment 4 to Annex 1, equations (105) to (112): the alternative to Lbulls by points. Not what <see cref="DeltaBullington"/> takes.
    /// Behavior: never below the loss by points but for rounding in line of sight. Cost: constant time, no allocation.
    /// </remarks>
    /// <param name="pathKilometres">d in km, above 0.</param>
    /// <param name="transmitterMetres">hte, height above the smooth surface in m, above 0.</param>
    /// <param name="receiverMetres">hre, height above the smooth surface in m, above 0.</param>
    /// <param name="earthRadiusKilometres">ap in km.</param>
    /// <param name="frequencyGHz">Frequency in GHz.</param>
    /// <returns>Lbulls in dB.</returns>
    public static double LossDb(double pathKilometres, double transmitterMetres, double receiverMetres, double earthRadiusKilometres, double frequencyGHz)
    {
        double d = pathKilometres, hte = transmitterMetres, hre = receiverMetres, bulge = 500 / earthRadiusKilometres, nu;
        if (d < Math.Sqrt(2 * earthRadiusKilometres) * (Math.Sqrt(0.001 * hte) + Math.Sqrt(0.001 * hre))) // (22)
        {
            double nearest = SphericalEarthDiffraction.NearestApproachKilometres(d, hte, hre, earthRadiusKilometres), other = d - nearest;
            double clearance = (((hte - (bulge * nearest * nearest)) * other) + ((hre - (bulge * other * other)) * nearest)) / d; // hse (23)
            nu = KnifeEdge.FresnelParameter(-clearance, nearest, other, frequencyGHz); // (105)
        }
        else
        {
            double transmitterSlope = (bulge * d) - (2 * Math.Sqrt(bulge * hte)), receiverSlope = (bulge * d) - (2 * Math.Sqrt(bulge * hre)); // (107), (108)
            nu = BullingtonDiffraction.TranshorizonFresnelParameter(transmitterSlope, receiverSlope, hte, hre, d, frequencyGHz); // (109), (110)
        }

        return BullingtonDiffraction.LossOfEdgeDb(KnifeEdge.LossDb(nu), d); // (106), (111), (112)
    }
}
