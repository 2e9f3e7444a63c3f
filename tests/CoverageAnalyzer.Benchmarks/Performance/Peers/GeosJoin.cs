using System.Globalization;

namespace CoverageAnalyzer.Benchmarks.Performance.Peers;

/// <summary>GEOS called from C (<c>geos_join.c</c>): a tree over the communes and prepared contains, one thread, counts only and in degrees.</summary>
internal static class GeosJoin
{
    /// <summary>What of its work counts.</summary>
    internal enum Part
    {
        /// <summary>Looking the points up.</summary>
        LookUp,

        /// <summary>Reading the communes from text and preparing them.</summary>
        Index,
    }

    /// <summary>GEOS for a file of points.</summary>
    /// <param name="name">What the table calls it.</param>
    /// <param name="part">What of its work counts.</param>
    /// <param name="points">The file of points, beside the folders of the sizes; <c>{size}</c> stands for the size.</param>
    /// <param name="most">Most points to look up.</param>
    /// <param name="times">What the time of looking up is multiplied by, where the whole file would take minutes.</param>
    public static Peer Of(string name, Part part, string points, long most = long.MaxValue, double times = 1) => new(
        name,
        static () => PeerWorkshop.Has("cc") && File.Exists("/usr/include/geos_c.h") && PeerWorkshop.Has("ogr2ogr"),
        (workshop, size) =>
        {
            string program = Path.Combine(workshop.Scratch, "geos_join"), communes = workshop.Scratched(size, "communes.wkt");
            if (!File.Exists(program))
            {
                PeerWorkshop.Run("cc", "-O2", Path.Combine(workshop.Scripts, "geos_join.c"), "-o", program, "-lgeos_c", "-lm");
            }

            if (!File.Exists(communes))
            {
                string table = communes + ".csv";
                PeerWorkshop.Run(
                    "ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=TAB", table, Path.Combine(workshop.Data(size), "communes.gpkg"),
                    "-sql", "select * from communes order by cid");
                File.Move(table, communes);
            }

            string file = Path.Combine(workshop.Root, points.Replace("{size}", size, StringComparison.Ordinal));
            var (whole, output, _, _) = PeerWorkshop.Time(
                program, communes, file, Math.Min(most, long.MaxValue / 2).ToString(CultureInfo.InvariantCulture));
            var said = Peer.Said(output);
            return new PeerMeasurement(said.GetProperty(part == Part.Index ? "read_prepare_cpu_s" : "join_cpu_s").GetDouble() * times, whole.PeakMebibytes);
        });
}
