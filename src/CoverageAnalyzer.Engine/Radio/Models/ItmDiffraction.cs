namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Diffraction of the Irregular Terrain Model: between knife edges and a rounded earth, with what stands on the ground.</summary>
internal static class ItmDiffraction
{
    private const double LowAntennasSquareMetres = 10; // C of ERL 79-ITS 67, page 3-8, where the path is known

    /// <summary>A_diff: loss beyond free space in dB at some length. Equations (4.9) to (4.11) of The Algorithm.</summary>
    /// <param name="path">Path.</param>
    /// <param name="distanceMetres">s: length that the loss is asked for, beyond both horizons.</param>
    public static double LossDb(ItmPath path, double distanceMetres)
    {
        double structural = path.Transmitter.StructuralHeightMetres * path.Receiver.StructuralHeightMetres;
        double effective = path.Transmitter.EffectiveHeightMetres * path.Receiver.EffectiveHeightMetres;
        double deviation = ItmTerrainIrregularity.DeviationMetres(ItmTerrainIrregularity.AtMetres(path.SmoothHorizonSumMetres, path.TerrainIrregularityMetres));
        double clutter = Math.Min(15, 5 * Math.Log10(1 + (1e-5 * structural * path.FrequencyMHz * deviation))); // A_fo (4.10)
        double low = path.IsPointToPoint ? LowAntennasSquareMetres : 0;
        double heights = Math.Sqrt(1 + ((effective - structural) / (structural + low)));
        double roughness = Math.Min(ItmTerrainIrregularity.AtMetres(distanceMetres, path.TerrainIrregularityMetres) * path.WaveNumberPerMetre, 6283.2);
        double q = (heights + (((path.HorizonAngleRadians / path.CurvaturePerMetre) + path.HorizonSumMetres) / distanceMetres)) * roughness;
        double rounded = 25.1 / (25.1 + Math.Sqrt(q)); // w (4.9)
        return (rounded * ItmRoundedEarth.LossDb(path, distanceMetres)) + ((1 - rounded) * ItmKnifeEdges.LossDb(path, distanceMetres)) + clutter; // (4.11)
    }
}
