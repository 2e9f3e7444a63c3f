namespace CoverageAnalyzer.Benchmarks.Performance.Peers;

/// <summary>gdal_proximity: distances from the centres of cells to the centre of the cell nearest of those that hold a point.</summary>
internal static class GdalProximity
{
    /// <summary>The program, as a whole process, on the grid of the population; making the grid of points is left out.</summary>
    public static Peer Whole { get; } = Peer.Process(
        "gdal_proximity, whole process, snapped to cells, distances only",
        static () => PeerWorkshop.Has("gdal_proximity.py") && PeerWorkshop.Has("gdal_rasterize"),
        static (workshop, size) =>
        {
            string points = workshop.Scratched(size, "post.tif"), outcome = workshop.Scratched(size, "proximity.tif");
            if (!File.Exists(points))
            {
                string layer = workshop.Scratched(size, "post.gpkg"), partial = workshop.Scratched(size, "post.part.tif");
                PeerWorkshop.Run(
                    "ogr2ogr", "-q", "-f", "GPKG", "-s_srs", "EPSG:4326", "-t_srs", "EPSG:32648", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat",
                    "-overwrite", layer, Path.Combine(workshop.Data(size), "post.csv"), "-nln", "post");
                PeerWorkshop.Run("gdal_translate", "-q", "-ot", "Byte", "-scale", "0", "1", "0", "0", Path.Combine(workshop.Data(size), "pop.tif"), partial);
                PeerWorkshop.Run("gdal_rasterize", "-q", "-burn", "1", layer, partial);
                File.Move(partial, points);
            }

            File.Delete(outcome);
            return ["gdal_proximity.py", "-q", "-values", "1", "-distunits", "GEO", "-ot", "Float32", points, outcome];
        });
}
