using CoverageAnalyzer.IntegrationTests.Terrain;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>
/// A world to be solved by hand: a plain at 50 m, cut by a ridge at 300 m (columns 40 to 42) and a bank at 65 m (column 14), both from north to south; a mast in
/// column 20. Its height is not stated, so that it is 20, 30 or 45 m; the telephone is held at 1.5 m; a column is 0.001°, 106.6 m.
/// </summary>
/// <remarks>
/// East of the ridge nothing is seen: its top is 205 m above the highest antenna. West of the bank, at column 2: from mast to bank 6 columns, on to the place 12;
/// the sight line passes the bank at height/1.5 + 0.5 m above the plain: 13.8, 20.5 and 30.5 m. The bank is 15 m: only the lowest antenna does not see over it.
/// The communes: A west of the ridge, B in the valley behind it, C where there is no elevation model.
/// </remarks>
internal static class RidgeStudy
{
    /// <summary>The study; villages: in sight, behind the ridge, behind the bank, outside the elevation model.</summary>
    public const string Study = """
        { "name": "V",
          "layers": { "communes": "c.geojson", "elevation": { "file": "t.asc", "crs": "EPSG:4326" }, "villages": { "file": "v.csv", "crs": "EPSG:4326" }, "btsSites": { "file": "b.csv", "crs": "EPSG:4326" } },
          "mobile": { "model": "line-of-sight", "radiusKilometres": 5, "reachKilometres": 10 } }
        """;

    /// <summary>Its mast.</summary>
    public const string Sites = "id,lon,lat\nB1,107.0205,16.5505\n";

    /// <summary>Its files; sites as given.</summary>
    public static (string Name, string Text)[] Files(string sites = Sites) =>
    [
        ("c.geojson", TerrainStudy.Boxes(
            ("\"code\":\"001\",\"name\":\"Xã A\",\"district\":\"H\",\"population\":1000", 107, 16.5, 0.03, 0.1),
            ("\"code\":\"002\",\"name\":\"Xã B\",\"district\":\"H\",\"population\":2000", 107.05, 16.5, 0.04, 0.1),
            ("\"code\":\"003\",\"name\":\"Xã C\",\"district\":\"H\",\"population\":500", 107.09, 16.5, 0.02, 0.1))),
        ("t.asc", TerrainStudy.Grid((_, column) => column is >= 40 and <= 42 ? 300 : column == 14 ? 65 : 50)),
        ("v.csv", "code,name,lon,lat,households\nV1,Thôn Đông,107.0175,16.5505,10\nV2,Thôn Lũng,107.0605,16.5505,20\nV3,Thôn Tây,107.0025,16.5505,30\nV4,Thôn Xa,107.0955,16.5505,40\n"),
        ("b.csv", sites),
    ];
}
