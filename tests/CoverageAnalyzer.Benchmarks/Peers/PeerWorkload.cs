using System.Runtime.InteropServices;
using System.Text.Json;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Peers;

/// <summary>One size of the generated workload, in metres of UTM zone 48N as the peers measure it.</summary>
internal sealed class PeerWorkload
{
    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;

    /// <summary>Reads communes, points and, where wanted, the population raster of a folder the generator wrote.</summary>
    /// <param name="folder">The folder.</param>
    public PeerWorkload(string folder)
    {
        Folder = folder;
        Communes = ReadCommunes(Path.Combine(folder, "communes.geojson"));
        (PostX, PostY) = ReadPoints(Path.Combine(folder, "post.f64"));
        (BtsX, BtsY) = ReadPoints(Path.Combine(folder, "bts.f64"));
        Population = GeoTiffReader.ReadPopulation(Path.Combine(folder, "pop.tif"), null, new FindingLog());
        Units = UnitRaster.Rasterize(Communes, Population.Grid);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The communes; unit i is commune i + 1.</summary>
    public PolygonSet Communes { get; }

    /// <summary>Eastings of the postal points.</summary>
    public double[] PostX { get; }

    /// <summary>Northings of the postal points.</summary>
    public double[] PostY { get; }

    /// <summary>Eastings of the BTS sites.</summary>
    public double[] BtsX { get; }

    /// <summary>Northings of the BTS sites.</summary>
    public double[] BtsY { get; }

    /// <summary>People per 100 m cell.</summary>
    public PopulationRaster Population { get; }

    /// <summary>The commune of each cell, which the peers' clock leaves out as well.</summary>
    public UnitRaster Units { get; }

    /// <summary>Reads communes in metres of the zone.</summary>
    /// <param name="path">A GeoJSON file the generator wrote.</param>
    internal static PolygonSet ReadCommunes(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        List<double> x = [], y = [];
        List<int> ringStart = [0], unitStart = [0];
        foreach (var feature in document.RootElement.GetProperty("features").EnumerateArray())
        {
            foreach (var ring in feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray())
            {
                foreach (var position in ring.EnumerateArray())
                {
                    x.Add(position[0].GetDouble());
                    y.Add(position[1].GetDouble());
                }

                ringStart.Add(x.Count);
            }

            unitStart.Add(ringStart.Count - 1);
        }

        double[] px = [.. x], py = [.. y];
        Utm48.FromWgs84(px, py);
        var set = new PolygonSet(px, py, [.. ringStart], [.. unitStart]);
        for (int unit = 0; unit < set.UnitCount; unit++)
        {
            if (set.PlaneAreaOf(unit) < 0) // the generator writes single rings; outer ones run counter-clockwise here
            {
                int from = set.RingStart[set.UnitStart[unit]], to = set.RingStart[set.UnitStart[unit] + 1];
                Array.Reverse(px, from, to - from);
                Array.Reverse(py, from, to - from);
            }
        }

        return set;
    }

    private static (double[] X, double[] Y) ReadPoints(string path)
    {
        var pairs = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path));
        double[] x = new double[pairs.Length / 2], y = new double[pairs.Length / 2];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = (pairs[2 * i], pairs[(2 * i) + 1]);
        }

        Utm48.FromWgs84(x, y);
        return (x, y);
    }
}
