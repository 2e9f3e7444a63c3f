namespace CoverageAnalyzer.Benchmarks.Performance.Peers;

/// <summary>ogr2ogr reading a layer of communes, reprojecting it and writing FlatGeobuf, which costs it least.</summary>
internal static class OgrReading
{
    /// <summary>The program for a format.</summary>
    /// <param name="extension">The extension of the file.</param>
    public static Peer Of(string extension) => Peer.Process(
        "ogr2ogr → FlatGeobuf, whole process",
        static () => PeerWorkshop.Has("ogr2ogr"),
        (workshop, size) =>
        {
            string outcome = workshop.Scratched(size, "communes.fgb");
            File.Delete(outcome);
            return ["ogr2ogr", "-q", "-f", "FlatGeobuf", "-t_srs", "EPSG:32648", outcome, Path.Combine(workshop.Data(size), "communes." + extension)];
        });
}
