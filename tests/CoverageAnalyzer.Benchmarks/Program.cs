using BenchmarkDotNet.Running;
using CoverageAnalyzer.Benchmarks;
using CoverageAnalyzer.Benchmarks.Peers;

// "elevation FILE …" measures how fast heights are read; "peers S …" runs our kernels and the peers' scripts in turn; anything else goes to BenchmarkDotNet (for example "--filter *Locator*").
if (args is ["peers", .. var rest])
{
    return PeerRun.Run(rest, (data, size) => PeerJobs.All(new PeerWorkload(data), size));
}

// The same for heights and slopes of communes.
if (args is ["zonal", .. var zonal])
{
    return PeerRun.Run(zonal, (data, size) => ZonalJobs.All(new ZonalWorkload(data), size));
}

// "tiles STUDY MEBIBYTES FILE" serves vector tiles for tiles.sh.
if (args is ["tiles", var tileStudy, var cache, var addresses])
{
    return TileHost.Run(tileStudy, int.Parse(cache, System.Globalization.CultureInfo.InvariantCulture), addresses);
}

// "whatif STUDY [ROUNDS] [THREADS]" measures how long a change of one point takes, in a study held as a server holds it.
if (args is ["whatif", var whatIfStudy, .. var whatIfNumbers])
{
    int Number(int at, int usual) => whatIfNumbers.Length > at ? int.Parse(whatIfNumbers[at], System.Globalization.CultureInfo.InvariantCulture) : usual;
    return WhatIfRun.Run(whatIfStudy, Number(0, 20), Number(1, 1));
}

if (args is ["elevation", .. var files])
{
    return ElevationRun.Run(files);
}

BenchmarkSwitcher.FromAssembly(typeof(PeerRun).Assembly).Run(args);
return 0;
