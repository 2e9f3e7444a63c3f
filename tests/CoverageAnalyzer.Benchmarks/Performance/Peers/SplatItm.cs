using System.Globalization;

namespace CoverageAnalyzer.Benchmarks.Performance.Peers;

/// <summary>SPLAT! in its fine version: the Longley-Rice loss around one site at 1″, antenna 30 m, receiver 1.5 m, 900 MHz, taken as often as our job has sites.</summary>
/// <remarks>
/// Its start, which loads a square degree, is taken off: the same run to 1 km. It follows radials outwards as our sweep does, and works out about 840,000 places a site where
/// our grid has 349,000 cells within 10 km.
/// </remarks>
internal static class SplatItm
{
    private const string Program = "splat-hd";
    private const string Transmitter = "tx\n16.6326\n-107.0628\n30 meters\n"; // in the middle of the workload's heights; it counts longitudes towards the west
    private const string Parameters = "15.000\n0.005\n301.0\n900.0\n5\n1\n0.5\n0.5\n40.0\n"; // permittivity, conductivity, N0, MHz, climate, polarization, locations, time, dBm

    /// <summary>The peer.</summary>
    /// <param name="sites">Sites of our job.</param>
    public static Peer Times(int sites) => new(
        $"SPLAT! HD, ITM, 1″, one site × {sites}, without its start",
        static () => PeerWorkshop.Has(Program) && PeerWorkshop.Has("srtm2sdf-hd") && PeerWorkshop.Has("gdalwarp") && PeerWorkshop.Has("gdal_translate"),
        (workshop, size) =>
        {
            string folder = workshop.Scratched(size, "splat");
            Prepare(folder, Path.Combine(workshop.Data(size), "dem.tif"));
            PeerMeasurement start = Run(folder, 1), whole = Run(folder, 10);
            return new PeerMeasurement((whole.CpuSeconds - start.CpuSeconds) * sites, whole.PeakMebibytes);
        });

    private static PeerMeasurement Run(string folder, int kilometres) => PeerWorkshop.Time(
        "env", "-C", folder, Program, "-t", "tx.qth", "-L", "1.5", "-olditm", "-R", kilometres.ToString(CultureInfo.InvariantCulture), "-metric", "-d", ".", "-o", "out.ppm").Whole;

    // Its elevation files hold a square degree each.
    private static void Prepare(string folder, string heights)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "tx.qth"), Transmitter);
        File.WriteAllText(Path.Combine(folder, "tx.lrp"), Parameters);
        foreach (int east in (int[])[106, 107])
        {
            string tile = FormattableString.Invariant($"N16E{east}.hgt"), warped = Path.Combine(folder, FormattableString.Invariant($"{east}.tif"));
            if (File.Exists(Path.Combine(folder, tile)))
            {
                continue;
            }

            PeerWorkshop.Run(
                "gdalwarp", "-q", "-overwrite", "-t_srs", "EPSG:4326", "-te", FormattableString.Invariant($"{east}"), "16", FormattableString.Invariant($"{east + 1}"), "17", "-te_srs", "EPSG:4326",
                "-ts", "3601", "3601", "-ot", "Int16", "-r", "bilinear", heights, warped);
            PeerWorkshop.Run("gdal_translate", "-q", "-of", "SRTMHGT", "-a_nodata", "none", warped, Path.Combine(folder, tile));
            PeerWorkshop.Run("env", "-C", folder, "srtm2sdf-hd", tile);
        }
    }
}
