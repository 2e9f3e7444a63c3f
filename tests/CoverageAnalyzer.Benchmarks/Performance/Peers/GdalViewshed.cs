using System.Globalization;
using System.Text.Json;

namespace CoverageAnalyzer.Benchmarks.Performance.Peers;

/// <summary>GDAL's viewshed in process, without its start: the same first 20 sites that have all their reach in the model, antenna 30 m, receiver 1.5 m.</summary>
/// <remarks>It carries an interpolated horizon from ring to ring, as our front does; nobody here has the exact kind in process. It does not say its memory.</remarks>
internal static class GdalViewshed
{
    private const int Sites = 20;

    /// <summary>The peer for a reach.</summary>
    /// <param name="radiusMetres">The reach.</param>
    public static Peer Within(int radiusMetres) => new(
        "GDAL, in process, interpolated",
        static () => true,
        (workshop, size) =>
        {
            string output = PeerWorkshop.Run(
                [workshop.Python, "-B", Path.Combine(workshop.Scripts, "gdal_raster.py"), workshop.Data(size), radiusMetres.ToString(CultureInfo.InvariantCulture), Sites.ToString(CultureInfo.InvariantCulture)]).Output;
            JsonElement said = Peer.Said(output);
            return new PeerMeasurement(said.GetProperty("cpu_per_site_s").GetDouble() * said.GetProperty("sites").GetInt32(), double.NaN);
        });
}
