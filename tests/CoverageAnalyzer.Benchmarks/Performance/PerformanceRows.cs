using CoverageAnalyzer.Benchmarks.Performance.Peers;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>The rows of both tables. To add one: a job in <c>Jobs</c> and a line here.</summary>
internal static class PerformanceRows
{
    /// <summary>All rows, in the order of the table.</summary>
    public static IReadOnlyList<PerformanceRow> All { get; } =
    [
        new("read-geojson", OgrReading.Of("geojson"), Peer.Script("geopandas, in process", "py_vector.py", "read-geojson {data} {out}", resultFile: "areas-{size}.csv"))
        {
            GoalMilliseconds = 1720, LimitMilliseconds = 34, Limit = "text at 1–2 GB/s, UTM of 1.07 M vertices at 50–100 M/s",
        },
        new("read-shapefile", OgrReading.Of("shp"), Peer.Script("geopandas, in process", "py_vector.py", "read-shp {data} {out}", resultFile: "areas-{size}.csv"))
        {
            GoalMilliseconds = 380, LimitMilliseconds = 16, Limit = "18 MB at 24 GB/s, UTM of 1.07 M vertices at 50–100 M/s",
        },
        new("read-geopackage", OgrReading.Of("gpkg"), Peer.Script("geopandas, in process", "py_vector.py", "read-gpkg {data} {out}", resultFile: "areas-{size}.csv"))
        {
            GoalMilliseconds = 410, LimitMilliseconds = 16, Limit = "23 MB at 24 GB/s, UTM of 1.07 M vertices at 50–100 M/s",
        },
        new("commune-index", GeosJoin.Of("GEOS from C, reading and preparing", GeosJoin.Part.Index, "{size}/bts.f64"))
        {
            GoalMilliseconds = 100,
        },
        new("points-in-communes", GeosJoin.Of("GEOS from C, look-up", GeosJoin.Part.LookUp, "{size}/bts.f64"))
        {
            GoalMilliseconds = 25, ResultFile = "counts-bts-{size}.csv", LimitMilliseconds = 4, Limit = "one random look-up a point in an 8 MB table",
        },
        new("points-streamed", GeosJoin.Of("GEOS from C, look-up of the first 2 M × 20", GeosJoin.Part.LookUp, "XL/sites.f64", most: 2_000_000, times: 20))
        {
            GoalMilliseconds = 1700, LimitMilliseconds = 550, Limit = "one random look-up a point in an 8 MB table", OnlySize = "L",
        },
        new("nearest", GdalProximity.Whole, Peer.Script("scipy cKDTree, exact, in process", "py_raster.py", "nearest-kd {data} {out}", resultFile: "nearest-post-{size}.csv"))
        {
            GoalMilliseconds = 1000, GoalMebibytes = 600, LimitMilliseconds = 730, Limit = "exact distance transform of the grid at 144 M cells/s",
        },
        new("covered", Peer.Script("shapely, 64-gons, in process", "py_vector.py", "buffer {data} {out}", resultFile: "covered3km-{size}.csv"))
        {
            GoalMilliseconds = 1800, GoalMebibytes = 250, LimitMilliseconds = 800, Limit = "15.6 M pairs of circles at 50 ns, before covered ones are dropped",
        },
        new("covered-small"), new("covered-mixed"), new("covered-dense"),
        new("area-distances"),
        new("service-areas", Peer.Script("shapely, in process", "py_vector.py", "voronoi {data} {out}", resultFile: "voronoi-post-{size}.csv"))
        {
            GoalMilliseconds = 120, LimitMilliseconds = 83, Limit = "Delaunay at 1 µs a point, 1.07 M edges cancelled at 60 ns",
        },
        new("zonal", Peer.Script("mask a commune, no slope, in process with reading", "py_raster.py", "zonal-mask {data} {out}"),
            Peer.Script("rasterize + numpy, in process with reading", "py_raster.py", "zonal {data} {out}", resultFile: "zonal-{size}.csv"))
        {
            GoalMilliseconds = 1100, GoalMebibytes = 200, LimitMilliseconds = 370, Limit = "slope, thresholds and mean with zones given at 970 M cells/s",
        },
        new("zonal-exact") { GoalMilliseconds = 1650, GoalMebibytes = 200, LimitMilliseconds = 370, Limit = "as above; the parts of cells on a boundary come on top" },
        new("choropleth", Peer.Script("Mapnik, no labels, from the shapefile", "map_mapnik.py", "{data} {scratch}/mapnik.png", callsOnL: 3))
        {
            GoalMilliseconds = 90,
        },
    ];

    /// <summary>The rows of radio, of a province; goals are those a site or a cell, times the sites or cells of the job.</summary>
    public static IReadOnlyList<PerformanceRow> Radio { get; } =
    [
        new("viewshed-front", GdalViewshed.Within(10_000)) { OnlySize = "S", GoalMilliseconds = 20 * 0.45, LimitMilliseconds = 20 * 0.28, Limit = "interpolated front, in C, 1.3 G cells/s" },
        new("viewshed-front-20km", GdalViewshed.Within(20_000)) { OnlySize = "S", GoalMilliseconds = 20 * 2.0, LimitMilliseconds = 20 * 1.05, Limit = "interpolated front, in C, 1.3 G cells/s" },
        new("viewshed-exact", GdalViewshed.Within(10_000)) { OnlySize = "S", GoalMilliseconds = 20 * 3.0 },
        new("viewshed-exact-20km", GdalViewshed.Within(20_000)) { OnlySize = "S", GoalMilliseconds = 20 * 12.0 },
        new("viewshed-union") { OnlySize = "S", GoalMilliseconds = 600 },
        new("radio-diffraction") { OnlySize = "S", GoalMilliseconds = 7_330_000 / 5_000.0 },
        new("radio-p1812") { OnlySize = "S", GoalMilliseconds = 240_000 / 1_159.0 * 21 },
        new("radio-p1812-clutter") { OnlySize = "S" },
        new("radio-p1812-reference") { OnlySize = "S", Once = true, OneThread = true },
        new("radio-itm", SplatItm.Times(21)) { OnlySize = "S", GoalMilliseconds = 240_000 / 1_159.0 * 21 },
        new("radio-network") { OnlySize = "S" },
        new("radio-shares") { OnlySize = "S" },
    ];
}
